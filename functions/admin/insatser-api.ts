import { decideAccess } from '#access';
import { type ApiHandlers, carryOut, concernedForbund, derivedId, Problem } from '#api';
import { type ImportJob, runImport, startImport } from '#imports';
import { readHead } from '#storage';
import { writeForCall } from './once.ts';
import type { AdminParts } from './parts.ts';

type InsatserOperations = 'createInsats' | 'handOver' | 'closeInsats' | 'startImport' | 'readImport';

/** How long a call runs an import before it leaves the rest to the clock. */
const importMilliseconds = 10_000;

/** Which insatser there are in a förbund, whose they are, and catalogues that are imported. */
export function insatserApi(parts: AdminParts): Pick<ApiHandlers<'admin'>, InsatserOperations> {
  const { table, insatsLog, directory, jobs, owners, naming, pace } = parts;

  async function requireOrganisation(forbund: string, organisation: string): Promise<void> {
    const known = await directory.organisations(forbund);
    if (!known.some(({ id }) => id === organisation)) throw Problem.of('unknown-organisation');
  }

  return {
    async createInsats(call) {
      const forbund = concernedForbund(call);
      await requireOrganisation(forbund, call.body.organisation);
      const { externalReference } = call.body;
      const insats =
        externalReference === null
          ? await derivedId('insats', call.identity.key)
          : await naming.deriveId('insats', forbund, externalReference);
      const done = await carryOut(parts, call, insats, { type: 'createInsats', forbund, ...call.body });
      return { insats: done.insats, version: done.version, changed: done.changed };
    },

    async handOver(call) {
      const { route, actor, params, body } = call;
      const insats = params.insatsId ?? '';
      const head = await readHead(table, insats, { consistent: true });
      if (!head || decideAccess({ policy: route.policy, actor, target: head }) !== 'allowed') {
        throw Problem.of('not-found');
      }
      await requireOrganisation(head.forbund, body.organisation);
      const done = await carryOut(parts, call, insats, { type: 'handOver', ...body });
      return { insats: done.insats, version: done.version, changed: done.changed };
    },

    async closeInsats(call) {
      const done = await carryOut(parts, call, call.params.insatsId ?? '', {
        type: 'closeInsats',
        ...call.body,
      });
      return { insats: done.insats, version: done.version, changed: done.changed };
    },

    async startImport(call) {
      const forbund = concernedForbund(call);
      const { file, identity, mandates, now } = call;
      const by = mandates.find((mandate) => mandate.forbund === forbund);
      if (!file || !by) throw Problem.of('unsupported-content');
      const id = await derivedId('import', identity.key);
      // Remembered first: the same key with another file is refused, with the same file it meets its job.
      await writeForCall(table, call, { id }, [], 'busy');
      const format = file.mediaType === 'text/csv' ? 'csv' : 'json';
      const ports = { jobs, owners, log: insatsLog, naming, pace };
      const job: ImportJob = await startImport(ports, { id, forbund, by, content: file.bytes, format }, now);
      if (job.finishedAt !== null) return job;
      const until = new Date(Date.parse(now) + importMilliseconds).toISOString();
      return (await runImport(ports, { forbund, id }, until)) ?? job;
    },

    async readImport(call) {
      const kept = await jobs.read(concernedForbund(call), call.params.jobId ?? '');
      if (!kept) throw Problem.of('not-found');
      return kept.job;
    },
  };
}
