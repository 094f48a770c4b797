import {
  concernedForbund,
  errorsOfForm,
  numberOf,
  type PageCall,
  type PageHandlers,
  Problem,
  parseInput,
  readForm,
  requestIdentity,
  shownAgain,
  textOf,
} from '#api';
import { faultSentence } from '#imports';
import { type NeedMapping, needMapping, type ReadGroup, tablesFromCsv } from '#needs';
import { NeedsPage, type NeedsView, needsFormValues, paths, presentNeeds, type Shell } from '#web';
import { readGap } from './needs-reading.ts';
import { replaceNeeds } from './needs-writing.ts';
import type { CoordinatorParts } from './parts.ts';

const receipts = {
  saved: {
    tone: 'success',
    heading: 'Kartläggningen är sparad',
    sentence: 'Utbudet nedan räknas mot den. Grupper med färre än fem personer är hoplagda med andra.',
  },
  already: {
    tone: 'info',
    heading: 'Det är redan sparat',
    sentence: 'Formuläret skickades två gånger. Det sparades första gången.',
  },
} as const;

const fields = ['source', 'mappedOn', 'people', 'groups', 'note'] as const;

type Errors = NeedsView['form']['errors'];
type Unsaved = { values: Record<string, string>; errors: Errors };

/** Supply held against the mapped need as a page, and the form that a mapping is entered in. */
export function needsPages(
  parts: CoordinatorParts,
  shell: Shell,
): Pick<PageHandlers<'coordinator'>, 'supplyAndNeedPage' | 'mappingForm'> {
  async function showPage(call: PageCall, forbund: string, unsaved?: Unsaved): Promise<Response> {
    const reachable = new Set(call.mandates.map((mandate) => mandate.forbund));
    const [{ kept, gap }, all] = await Promise.all([
      readGap(parts, forbund, call.now),
      parts.directory.list(),
    ]);
    const named = all.filter(({ id }) => reachable.has(id)).map(({ id, name }) => ({ id, name }));
    const mapping = kept?.mapping ?? null;
    const view = presentNeeds({
      forbund: named.find(({ id }) => id === forbund) ?? { id: forbund, name: forbund },
      others: named.filter(({ id }) => id !== forbund),
      mapping,
      gap,
      receipt: unsaved ? null : receiptOf(call),
      form: {
        key: parts.newKey(),
        errors: unsaved?.errors ?? {},
        values: { version: String(kept?.version ?? 0), ...(unsaved?.values ?? needsFormValues(mapping)) },
      },
    });
    const page = <NeedsPage frame={shell.frame(call.actor)} view={view} unsaved={unsaved !== undefined} />;
    return shell.page(page, unsaved ? 422 : 200);
  }

  return {
    supplyAndNeedPage(call) {
      const asked = call.context.req.query('forbund');
      // Whoever has several begins with one, and is shown the way to the others.
      const [first] = call.mandates.map(({ forbund }) => forbund).toSorted();
      return showPage(call, concernedForbund({ ...call, query: { forbund: asked ?? first } }));
    },

    async mappingForm(call) {
      const form = await readForm(call);
      const forbund = concernedForbund({ ...call, query: { forbund: textOf(form, 'forbund') || undefined } });
      try {
        const mapping = mappingOf(form);
        const replaces = Number(textOf(form, 'version')) || 0;
        const identity = await requestIdentity({
          subject: call.actor?.subject ?? '',
          method: call.route.method,
          path: `${call.context.req.path}?${forbund}`,
          idempotencyKey: textOf(form, 'key'),
          said: { mapping, replaces },
        });
        const done = await replaceNeeds(parts.table, { identity, now: call.now }, forbund, {
          mapping,
          replaces,
        });
        const receipt = done.replayed ? 'already' : 'saved';
        return call.context.redirect(`${paths.needsIn(forbund)}&receipt=${receipt}`, 303);
      } catch (error) {
        const errors = error instanceof Unreadable ? error.errors : errorsOfForm(error, fields, {});
        const values = Object.fromEntries(fields.map((field) => [field, shownAgain(textOf(form, field))]));
        return showPage(call, forbund, { values, errors });
      }
    },
  };
}

function receiptOf({ context: { req } }: PageCall) {
  const said = req.query('receipt') ?? '';
  return Object.hasOwn(receipts, said) ? receipts[said as keyof typeof receipts] : null;
}

/** What must be mended in the form before there is a mapping in it. */
class Unreadable extends Error {
  readonly errors: Errors;

  constructor(errors: Errors) {
    super('the form holds no mapping');
    this.errors = errors;
  }
}

const mostShown = 5;

/** The mapping in the form. Throws what must be mended, by field; of the groups by row. */
function mappingOf(form: FormData): NeedMapping {
  const read = tablesFromCsv(textOf(form, 'groups'));
  const said = {
    mappedOn: textOf(form, 'mappedOn'),
    origin: 'own',
    source: textOf(form, 'source'),
    note: textOf(form, 'note') || null,
    people: numberOf(textOf(form, 'people')),
    tables: read.tables.map((groups) => ({ groups: groups.map(({ group }) => group) })),
  };
  const rest = faultsOf(said, read.tables);
  const groups = [...read.faults.map(faultSentence), ...(read.faults.length === 0 ? rest.groups : [])];
  const errors: Record<string, string | undefined> = { ...rest.errors };
  if (groups.length > 0) errors.groups = groups.slice(0, mostShown).join(' ');
  if (Object.keys(errors).length > 0) throw new Unreadable(errors);
  return needMapping.parse(said);
}

function faultsOf(said: unknown, tables: readonly ReadGroup[][]): { errors: Errors; groups: string[] } {
  const errors: Record<string, string> = {};
  const groups: string[] = [];
  try {
    parseInput(needMapping, said, '');
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    for (const { pointer, detail } of error.body.errors ?? []) {
      const [, table, group] = /^\/tables(?:\/(\d+)(?:\/groups\/(\d+))?)?/.exec(pointer) ?? [];
      if (pointer.startsWith('/tables')) {
        const row = tables[Number(table)]?.[Number(group ?? 0)]?.row;
        groups.push(row === undefined ? detail : `${row}: ${detail}`);
      } else {
        errors[pointer.slice(1).split('/')[0] ?? ''] ??= detail;
      }
    }
  }
  return { errors, groups };
}
