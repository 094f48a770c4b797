import * as z from 'zod';
import {
  finding,
  flag,
  flagKinds,
  flagLevels,
  flowBaseline,
  flowThresholds,
  insatsFlow,
  ladderFlow,
  publishedQuarter,
  quarter,
  quarterSummary,
} from '#flow';
import { forbundId } from '#forbund';
import { codes, kinds } from '#insats';
import { day } from '#ledger';

const count = z.int().min(0);
const [ledgerFlow] = insatsFlow.options;

/** The förbund that an answer is about, with what its note says: that the data are made up, where they are. */
const ofForbund = { forbund: forbundId, forbundNote: z.string().nullable() };

const flagInShort = {
  id: z.string(),
  forbund: forbundId,
  status: flag.shape.status,
  kind: z.enum(codes(flagKinds)),
  kindName: z.string(),
  level: z.enum(codes(flagLevels)),
  levelName: z.string(),
  subject: finding.shape.subject,
  since: day,
  openedAt: z.iso.datetime(),
  sentence: z.string(),
  causeSentence: z.string(),
};

/** A flag in a list: what it says today, or said when it was last seen. */
export const listedFlag = z.strictObject(flagInShort);

const flagHappening = flag.shape.history.element.extend({ sentence: z.string() });

/** A flag, whole. */
export const flagAnswer = z.strictObject({
  ...flagInShort,
  finding,
  latest: finding.nullable(),
  history: z.array(flagHappening),
});

/** An insats among the others of its förbund, with its flow over a year. */
export const insatsInFlow = z.strictObject({
  insats: z.string(),
  name: z.string(),
  step: ledgerFlow.shape.step,
  kinds: z.array(z.enum(codes(kinds))).nullable(),
  source: z.enum(['ledger', 'reported']),
  from: day,
  to: day,
  /** Null where the provider has stated no period. */
  onward: ledgerFlow.shape.onward.nullable(),
  /** Those that nobody has closed, the gravest first. */
  flags: z.array(listedFlag),
});

export const insatsFlowAnswer = z.strictObject({ ...ofForbund, flow: insatsFlow });
export const ladderAnswer = z.strictObject({ ...ofForbund, ladder: ladderFlow });
export const quarterAnswer = z.strictObject({ ...ofForbund, summary: quarterSummary });

export const publishedAnswer = z.strictObject({
  ...ofForbund,
  quarter,
  /** Null until it is published, and where it never was. */
  summary: publishedQuarter.nullable(),
  sentence: z.string(),
});

export const flowThresholdsAnswer = z.strictObject({
  forbund: forbundId,
  thresholds: flowThresholds,
  /** Whether the förbund has set none of its own. */
  isDefault: z.boolean(),
  sentence: z.string(),
});

/** What the flow is held against, as it was frozen. */
export const baselineAnswer = z.strictObject({
  version: flowBaseline.shape.version,
  from: day,
  to: day,
  frozenAt: z.iso.datetime(),
  by: z.string().nullable(),
  reason: z.string().nullable(),
  insatser: count,
  endings: count,
  groups: z.array(
    z.strictObject({
      group: z.string(),
      label: z.string(),
      insatser: count,
      rates: flowBaseline.shape.groups.element.shape.rates,
    }),
  ),
  sentence: z.string(),
});
