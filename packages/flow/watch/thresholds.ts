import * as z from 'zod';

/** When the flow watch speaks. Kept per förbund; whoever sets none has these. */
export const flowThresholds = z.strictObject({
  /** Years between two false alarms of an insats whose flow is as it was, at the least. */
  redYears: z.number().min(5).max(200),
  yellowYears: z.number().min(1).max(100),
  /** A wait is long from so many days on, if it is also so many times what it was a year before. */
  longWaitDays: z.int().min(14).max(730),
  waitGrowth: z.number().min(1).max(10),
  /** Days in a row that a fact must hold. */
  standsDays: z.int().min(1).max(90),
  /** Share of the places whose people are ready for next. */
  readyShare: z.number().min(0.01).max(1),
  /** Share of the places in use below which places stand empty. */
  lowUse: z.number().min(0.1).max(1),
});

export type FlowThresholds = z.infer<typeof flowThresholds>;

export const defaultFlowThresholds: FlowThresholds = {
  redYears: 50,
  yellowYears: 10,
  longWaitDays: 180,
  waitGrowth: 1.75,
  standsDays: 14,
  readyShare: 0.1,
  lowUse: 0.7,
};
