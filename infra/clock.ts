import { Stack } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnSchedule, CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import type { Deployable } from '#topology';

const TIME_ZONE = 'Europe/Stockholm';

/** Wakes a function again and again, and tells it the time it was meant to be woken. */
export class Clock extends Construct {
  wake(lambda: LambdaFunction, { everyMinutes }: NonNullable<Deployable['schedule']>): void {
    const group = new CfnScheduleGroup(this, 'Group');
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': Stack.of(this).account, 'aws:SourceArn': group.attrArn },
        },
      }),
      inlinePolicies: {
        Wake: new PolicyDocument({
          statements: [
            new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [lambda.functionArn] }),
          ],
        }),
      },
    });
    new CfnSchedule(this, 'Schedule', {
      groupName: group.ref,
      scheduleExpression: everyMinutes === 1 ? 'rate(1 minute)' : `rate(${everyMinutes} minutes)`,
      scheduleExpressionTimezone: TIME_ZONE,
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: lambda.functionArn,
        roleArn: role.roleArn,
        input: '{"scheduledAt":"<aws.scheduler.scheduled-time>"}',
        // A wake-up that is missed is not made up for: the next one does all of its work.
        retryPolicy: { maximumRetryAttempts: 0, maximumEventAgeInSeconds: Math.max(60, everyMinutes * 60) },
      },
    });
  }
}
