import type * as z from 'zod';
import { finding, flowThresholds, insatsFlow, ladderFlow, publishedQuarter, quarterSummary } from '#flow';
import { baselineAnswer, flagAnswer, insatsInFlow, listedFlag } from './flow-answers.ts';
import type { flowSchemaWords } from './flow-words.ts';

const [ledgerFlow, reportedFlow] = insatsFlow.options;
const { comparison, curves, expected, stay, wait } = ledgerFlow.shape;

/** Schemas of the flow, by the name they have in the document. */
export const namedFlowSchemas: Readonly<Record<keyof typeof flowSchemaWords, z.ZodType>> = {
  Baseline: baselineAnswer,
  ExpectedAgainstActual: expected.unwrap(),
  Flag: flagAnswer,
  FlagCause: finding.shape.cause,
  FlagEvidence: finding.shape.evidence,
  FlagSubject: finding.shape.subject,
  FlowFinding: finding,
  FlowThresholds: flowThresholds,
  InsatsFlow: insatsFlow,
  InsatsInFlow: insatsInFlow,
  LadderFlow: ladderFlow,
  LadderLink: ladderFlow.shape.links.element,
  LadderStep: ladderFlow.shape.steps.element,
  LedgerFlow: ledgerFlow,
  ListedFlag: listedFlag,
  OutcomeCount: ledgerFlow.shape.outcomes.element,
  PeerComparison: comparison.unwrap(),
  PredictedWait: wait.unwrap(),
  PublishedQuarter: publishedQuarter,
  QuarterLine: quarterSummary.shape.all,
  QuarterSummary: quarterSummary,
  ReportedFlow: reportedFlow,
  ShareOfEndings: ledgerFlow.shape.onward,
  Standing: comparison.unwrap().shape.onward,
  StatedFlowPeriod: reportedFlow.shape.periods.element,
  Stay: stay,
  WayOutCurve: curves.element,
};
