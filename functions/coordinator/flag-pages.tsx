import {
  contracts,
  errorsOfForm,
  type PageCall,
  type PageHandlers,
  Problem,
  parseInput,
  readForm,
  requestIdentity,
  shownAgain,
  textOf,
} from '#api';
import type { Flag, FlagAct } from '#flow';
import { createFlowFlags } from '#storage';
import { type FlagForm, FlagPage, paths, presentFlag, type Shell } from '#web';
import { actOnFlag } from './act-on-flag.ts';
import { forbundOfPage, forbundShown, organisationNames } from './flow-pages.tsx';
import type { CoordinatorParts } from './parts.ts';

const receipts = {
  acknowledgement: {
    tone: 'success',
    heading: 'Flaggan är kvitterad',
    sentence: 'De andra samordnarna ser att någon tar hand om den.',
  },
  notes: {
    tone: 'success',
    heading: 'Anteckningen är sparad',
    sentence: 'Den står sist i det som har hänt.',
  },
  closing: {
    tone: 'success',
    heading: 'Flaggan är stängd',
    sentence: 'Den öppnas igen om stoppet kommer tillbaka.',
  },
  already: {
    tone: 'info',
    heading: 'Det är redan sparat',
    sentence: 'Formuläret skickades två gånger. Det sparades första gången.',
  },
} as const;

type Form = { field: 'note' | 'reason'; act(typed: string): FlagAct };

/** The forms of the page, with what the API would ask of the same. */
const forms: Readonly<Record<FlagForm, Form>> = {
  acknowledgement: {
    field: 'note',
    act: (typed) => ({
      what: 'acknowledged',
      note: parseInput(contracts.acknowledgeFlag.body, { note: typed || null }, '').note,
    }),
  },
  notes: {
    field: 'note',
    act: (typed) => ({
      what: 'noted',
      note: parseInput(contracts.noteOnFlag.body, { note: typed }, '').note,
    }),
  },
  closing: {
    field: 'reason',
    act: (typed) => ({
      what: 'closed',
      note: parseInput(contracts.closeFlag.body, { reason: typed }, '').reason,
    }),
  },
};

type KeptIn = { forbund: string; flag: Flag };
type Unsaved = { form: FlagForm; typed: string; errors: Record<string, string | undefined> };

/** One flag as a page, and what people do with it. */
export function flagPages(
  parts: CoordinatorParts,
  shell: Shell,
): Pick<PageHandlers<'coordinator'>, 'flagPage' | 'acknowledgementForm' | 'noteForm' | 'closingForm'> {
  const flags = createFlowFlags(parts.table);

  async function showPage(call: PageCall, { forbund, flag }: KeptIn, unsaved?: Unsaved): Promise<Response> {
    const [shown, nameOf] = await Promise.all([
      forbundShown(parts, forbund),
      organisationNames(parts, forbund),
    ]);
    const there = unsaved && formThatIsThere(unsaved, flag.status === 'closed');
    const view = presentFlag(
      { forbund: shown, flag, nameOf, reader: call.actor?.subject },
      (form) => ({
        key: parts.newKey(),
        values: there?.form === form ? { [forms[form].field]: there.typed } : {},
        errors: there?.form === form ? there.errors : {},
      }),
      unsaved ? null : receiptOf(call),
    );
    const page = <FlagPage frame={shell.frame(call.actor)} view={view} unsaved={unsaved !== undefined} />;
    return shell.page(page, unsaved ? 422 : 200);
  }

  /** The flag in the förbund that is named, or where none is named in whichever of the reader's own has it. */
  async function findFlag(call: PageCall, named: string | undefined): Promise<KeptIn> {
    const own = new Set(call.mandates.map(({ forbund }) => forbund));
    for (const forbund of named === undefined ? own : [forbundOfPage(call, named)]) {
      const kept = await flags.find(forbund, call.params.flagId ?? '');
      if (kept) return { forbund, flag: kept.flag };
    }
    throw Problem.of('not-found');
  }

  async function send(call: PageCall, form: FlagForm): Promise<Response> {
    const { field, act } = forms[form];
    const sent = await readForm(call);
    const { forbund } = await findFlag(
      call,
      textOf(sent, 'forbund') || call.context.req.query('forbund') || undefined,
    );
    const typed = textOf(sent, field);
    try {
      const done = act(typed);
      const identity = await requestIdentity({
        subject: call.actor?.subject ?? '',
        method: call.route.method,
        path: `${call.context.req.path}?${forbund}`,
        idempotencyKey: textOf(sent, 'key'),
        said: done,
      });
      const { replayed } = await actOnFlag(parts.table, { ...call, forbund, identity }, done);
      const receipt = replayed ? 'already' : form;
      return call.context.redirect(
        `${paths.flag(forbund, call.params.flagId ?? '')}&receipt=${receipt}`,
        303,
      );
    } catch (error) {
      const errors = errorsOfForm(error, [field], {});
      return showPage(call, await findFlag(call, forbund), { form, typed: shownAgain(typed), errors });
    }
  }

  return {
    async flagPage(call) {
      return showPage(call, await findFlag(call, call.context.req.query('forbund')));
    },
    acknowledgementForm: (call) => send(call, 'acknowledgement'),
    noteForm: (call) => send(call, 'notes'),
    closingForm: (call) => send(call, 'closing'),
  };
}

function receiptOf({ context: { req } }: PageCall) {
  const said = req.query('receipt') ?? '';
  return Object.hasOwn(receipts, said) ? receipts[said as keyof typeof receipts] : null;
}

const closedMeanwhile =
  'Flaggan är redan stängd, så det du skrev är inte sparat. Det som har hänt står längst ner. Du kan spara texten som en anteckning.';

/** Somebody else has closed the flag meanwhile: what was typed stands in the form that is left. */
function formThatIsThere(unsaved: Unsaved, closed: boolean): Unsaved {
  if (!closed || unsaved.form === 'notes') return unsaved;
  const { form: _, ...ofField } = unsaved.errors;
  return {
    ...unsaved,
    form: 'notes',
    errors: { form: closedMeanwhile, note: Object.values(ofField).find(Boolean) },
  };
}
