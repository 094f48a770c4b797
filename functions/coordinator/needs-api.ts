import { type ApiHandlers, concernedForbund } from '#api';
import { readNeeds } from '#storage';
import { type NeedsReading, readGap } from './needs-reading.ts';
import { replaceNeeds } from './needs-writing.ts';

type NeedsOperations = 'readNeeds' | 'setNeeds' | 'readNeedsGap';

/** The förbund's mapping of needs, and supply held against it. */
export function needsApi(parts: NeedsReading): Pick<ApiHandlers<'coordinator'>, NeedsOperations> {
  const { table } = parts;
  return {
    async readNeeds(call) {
      const forbund = concernedForbund(call);
      const kept = await readNeeds(table, forbund, { consistent: true });
      return { forbund, ...(kept ?? { version: 0, savedAt: null, mapping: null }) };
    },
    async setNeeds(call) {
      return (await replaceNeeds(table, call, concernedForbund(call), call.body)).answer;
    },
    async readNeedsGap(call) {
      const forbund = concernedForbund(call);
      const { kept, gap } = await readGap(parts, forbund, call.now);
      const { mappedOn = null, people = null } = kept?.mapping ?? {};
      return { forbund, version: kept?.version ?? 0, mappedOn, people, ...gap };
    },
  };
}
