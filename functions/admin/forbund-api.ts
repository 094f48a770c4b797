import { type ApiHandlers, concernedForbund, parseInput, partOfList } from '#api';
import { organisationId } from '#forbund';
import { plainLine } from '#insats';
import { putOrganisation, putThresholds } from '#storage';
import { writeForCall } from './once.ts';
import type { AdminParts } from './parts.ts';

type ForbundOperations = 'listOrganisations' | 'putOrganisation' | 'readThresholds' | 'setThresholds';

/** An id is seen by everybody, as a name is. */
const newOrganisationId = plainLine(60).pipe(organisationId);

/** Organisations and thresholds of a förbund. */
export function forbundApi({ table, directory }: AdminParts): Pick<ApiHandlers<'admin'>, ForbundOperations> {
  return {
    async listOrganisations(call) {
      return partOfList(await directory.organisations(concernedForbund(call)), call.query);
    },
    async putOrganisation(call) {
      const forbund = concernedForbund(call);
      const organisation = {
        id: parseInput(newOrganisationId, call.params.organisationId, ''),
        ...call.body,
      };
      return writeForCall(table, call, organisation, [putOrganisation(forbund, organisation)], 'busy');
    },
    readThresholds: (call) => directory.thresholds(concernedForbund(call)),
    async setThresholds(call) {
      const forbund = concernedForbund(call);
      return writeForCall(table, call, call.body, [putThresholds(forbund, call.body)], 'busy');
    },
  };
}
