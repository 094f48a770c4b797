import {
  carryOut,
  errorsOfForm,
  numberOf,
  type PageCall,
  type PageHandlers,
  parseInput,
  readForm,
  requestIdentity,
  shownAgain,
  textOf,
} from '#api';
import { type Command, nowReport, places } from '#ledger';
import { ProviderPage, paths, presentOwnInsatser, type Receipt, type Shell, type UnsavedForm } from '#web';
import { readOwnInsatser } from './own-insatser.ts';
import type { ProviderParts } from './parts.ts';
import { formToSendAgain } from './unsent-form.ts';

const receipts = {
  saved: { tone: 'success', heading: 'Sparat', sentence: 'De nya siffrorna syns i katalogen nu.' },
  confirmed: { tone: 'success', heading: 'Tack', sentence: 'Uppgiften är bekräftad och syns som färsk.' },
  same: {
    tone: 'info',
    heading: 'Ingen ändring',
    sentence: 'Det var redan så. Du behöver inte göra något mer.',
  },
  already: {
    tone: 'info',
    heading: 'Det är redan sparat',
    sentence:
      'Formuläret skickades två gånger. Det sparades första gången, och inget har ändrats sedan dess.',
  },
} as const;

/** What the form just sent came to, for the insats it was about. */
function receiptOf({ context }: PageCall): Receipt | undefined {
  const said = context.req.query('receipt') ?? '';
  const insats = context.req.query('insats');
  if (insats === undefined || !Object.hasOwn(receipts, said)) return undefined;
  return { insats, ...receipts[said as keyof typeof receipts] };
}

/** The provider's page and its forms. A form that was saved leads back to the page, so that reloading repeats nothing. */
export function providerPages(parts: ProviderParts, shell: Shell): PageHandlers<'provider'> {
  async function showPage(call: PageCall, unsaved?: UnsavedForm, status = 200): Promise<Response> {
    const own = await readOwnInsatser(parts, call.mandates, call.now);
    const view = {
      organisation: await organisationNames(parts, call),
      insatser: presentOwnInsatser(own, { unsaved, receipt: receiptOf(call) }, parts.newKey, call.now),
    };
    return shell.page(<ProviderPage frame={shell.frame(call.actor)} view={view} />, status);
  }

  async function send(
    call: PageCall,
    form: FormData,
    command: Command,
    saved: 'saved' | 'confirmed',
  ): Promise<Response> {
    const insats = call.params.insatsId ?? '';
    const identity = await requestIdentity({
      subject: call.actor?.subject ?? '',
      method: call.route.method,
      path: call.context.req.path,
      idempotencyKey: textOf(form, 'key'),
      said: command,
    });
    const done = await carryOut(parts, { mandates: call.mandates, identity }, insats, command);
    const receipt = done.replayed ? 'already' : done.changed ? saved : 'same';
    return call.context.redirect(
      `${paths.provider}?receipt=${receipt}&insats=${insats}#insats-${insats}`,
      303,
    );
  }

  return {
    providerPage: (call) => showPage(call, formToSendAgain(call)),

    async confirmForm(call) {
      return send(call, await readForm(call), { type: 'confirm' }, 'confirmed');
    },

    async reportForm(call) {
      const form = await readForm(call);
      const free = textOf(form, 'free');
      const queue = textOf(form, 'queue');
      try {
        const asked = { kind: 'now', free: numberOf(free), queue: queue === '' ? null : numberOf(queue) };
        return await send(call, form, { type: 'report', report: parseInput(nowReport, asked, '') }, 'saved');
      } catch (error) {
        const errors = errorsOfForm(error, ['free', 'queue'], fieldOfRefusal);
        return showPage(
          call,
          {
            form: 'report',
            insats: call.params.insatsId ?? '',
            free: shownAgain(free),
            queue: shownAgain(queue),
            errors,
          },
          422,
        );
      }
    },

    async placesForm(call) {
      const form = await readForm(call);
      const typed = textOf(form, 'places');
      const why = textOf(form, 'overbooking');
      try {
        const asked = parseInput(
          places,
          { places: numberOf(typed), overbooking: why === '' ? null : why },
          '',
        );
        return await send(call, form, { type: 'setPlaces', ...asked }, 'saved');
      } catch (error) {
        const errors = errorsOfForm(error, ['places', 'overbooking'], fieldOfRefusal);
        return showPage(
          call,
          {
            form: 'places',
            insats: call.params.insatsId ?? '',
            places: shownAgain(typed),
            overbooking: shownAgain(why),
            errors,
          },
          422,
        );
      }
    },
  };
}

async function organisationNames({ directory }: ProviderParts, { mandates }: PageCall): Promise<string> {
  const names = await Promise.all(
    mandates.map(async ({ forbund, organisation }) => {
      const all = await directory.organisations(forbund);
      return all.find(({ id }) => id === organisation)?.name ?? organisation;
    }),
  );
  return [...new Set(names)].join(', ');
}

/** The field that a refusal is about, where it is about one. */
const fieldOfRefusal: Record<string, string> = {
  'more-free-than-places': 'free',
  'fewer-places-than-free': 'places',
  'too-few-places': 'overbooking',
};
