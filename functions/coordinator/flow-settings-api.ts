import { type ApiHandlers, answeredOnce, concernedForbund, Problem, partOfList } from '#api';
import {
  dayNumber,
  dayOf,
  type FlowThresholds,
  type KeptBaseline,
  nextBaseline,
  peerGroupLabel,
} from '#flow';
import { swedishDay } from '#ledger';
import {
  createFlowBaselines,
  createFlowRecords,
  putFlowBaseline,
  putFlowThresholds,
  readFlowThresholds,
  writeOnce,
} from '#storage';
import type { CoordinatorParts } from './parts.ts';

type SettingOperations = 'readFlowThresholds' | 'setFlowThresholds' | 'listBaselines' | 'replaceBaseline';

/** What a new baseline must have to stand on. */
const fewestEndings = 50;

/** When the flow watch speaks, and what it holds the flow against. */
export function flowSettingsApi({
  table,
}: Pick<CoordinatorParts, 'table'>): Pick<ApiHandlers<'coordinator'>, SettingOperations> {
  const baselines = createFlowBaselines(table);
  const records = createFlowRecords(table);

  return {
    async readFlowThresholds(call) {
      const forbund = concernedForbund(call);
      const { thresholds, version } = await readFlowThresholds(table, forbund, { consistent: true });
      return presentThresholds(forbund, thresholds, version === 0);
    },

    async setFlowThresholds(call) {
      const forbund = concernedForbund(call);
      const { version } = await readFlowThresholds(table, forbund, { consistent: true });
      const answer = presentThresholds(forbund, call.body, false);
      const result = await writeOnce(table, { ...call.identity, answer, storedAt: call.now }, [
        putFlowThresholds(forbund, call.body, version),
      ]);
      // The stored answer was given by this very operation to this very request.
      return answeredOnce(result, 'busy').answer as typeof answer;
    },

    async listBaselines(call) {
      const all = await baselines.all(concernedForbund(call));
      return partOfList(all.toReversed().map(presentBaseline), call.query);
    },

    async replaceBaseline(call) {
      const forbund = concernedForbund(call);
      const [all, latest] = await Promise.all([records.all(forbund), baselines.latest(forbund)]);
      const baseline = nextBaseline(all, latest?.baseline, dayNumber(swedishDay(call.now)));
      const kept = {
        baseline,
        frozenAt: call.now,
        by: call.actor?.subject ?? '',
        reason: call.body.reason,
      };
      const answer = presentBaseline(kept);
      if (answer.endings < fewestEndings) throw Problem.of('too-few-endings');
      const result = await writeOnce(table, { ...call.identity, answer, storedAt: call.now }, [
        putFlowBaseline(forbund, kept),
      ]);
      return answeredOnce(result, 'busy').answer as typeof answer;
    },
  };
}

const decimal = (value: number) => String(value).replace('.', ',');

function presentThresholds(forbund: string, thresholds: FlowThresholds, isDefault: boolean) {
  const { redYears, yellowYears, longWaitDays, waitGrowth, standsDays } = thresholds;
  const sentence = `En röd flagga öppnas av slump högst en gång på ${decimal(redYears)} år i en insats, en gul högst en gång på ${decimal(yellowYears)} år. En väntan är lång från ${longWaitDays} dagar, om den också är ${decimal(waitGrowth)} gånger så lång som för ett år sedan. Ett faktum ska gälla ${standsDays} dagar i rad.`;
  return { forbund, thresholds, isDefault, sentence };
}

function presentBaseline({ baseline, frozenAt, by, reason }: KeptBaseline) {
  const own = Object.values(baseline.own);
  const endings = own.reduce((sum, one) => sum + one.endings, 0);
  const [from, to] = [dayOf(baseline.from + 1), dayOf(baseline.to)];
  return {
    version: baseline.version,
    from,
    to,
    frozenAt,
    by,
    reason,
    insatser: own.length,
    endings,
    groups: baseline.groups.map(({ group, insatser, rates }) => ({
      group,
      label: peerGroupLabel(group),
      insatser,
      rates: { endings: [...rates.endings], onward: [...rates.onward] },
    })),
    sentence: `Version ${baseline.version} räknar på ${endings} avslut i ${own.length} insatser, från och med ${from} till och med ${to}.`,
  };
}
