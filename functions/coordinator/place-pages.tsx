import { decideAccess } from '#access';
import {
  carryOut,
  errorsOfForm,
  type PageCall,
  type PageHandlers,
  Problem,
  readForm,
  requestIdentity,
  shownAgain,
  textOf,
} from '#api';
import { availabilityOf, readBook, swedishDay } from '#ledger';
import { waitOf } from '#storage';
import { type FormState, numberToRead, PlacesPage, paths, presentPlaces, type Shell } from '#web';
import type { CoordinatorParts } from './parts.ts';
import {
  type FormName,
  fieldOfRefusal,
  keepingForms,
  offerForms,
  placeForms,
  queueForms,
} from './place-forms.ts';

/** A form that could not be saved: what was typed into which form about what, and why. */
type Unsaved = { form: FormName; about: string; values: Record<string, string>; errors: FormState['errors'] };

const receipts = {
  saved: { tone: 'success', heading: 'Sparat', sentence: 'Platser och kö är uppdaterade.' },
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

const entryPattern = /^[0-9a-f.]{16,20}$/;

/** What the form just sent came to. Whoever stood in line gets the number to keep. */
function receiptOf({ context: { req } }: PageCall) {
  const said = req.query('receipt') ?? '';
  if (!Object.hasOwn(receipts, said)) return null;
  const receipt = receipts[said as keyof typeof receipts];
  const entry = req.query('entry') ?? '';
  if (said !== 'saved' || !entryPattern.test(entry)) return receipt;
  return {
    ...receipt,
    sentence: `Köplatsens nummer är ${numberToRead(entry)}. Spara det i ert eget system; katalogen vet inte vem det gäller.`,
  };
}

/** Queue, offers and placements of one insats as a page, and its forms. */
export function placePages(
  parts: CoordinatorParts,
  shell: Shell,
): Pick<PageHandlers<'coordinator'>, 'placesPage' | 'queueForm' | 'offerForm' | 'placeForm'> {
  async function showPage(call: PageCall, unsaved?: Unsaved): Promise<Response> {
    const insats = call.params.insatsId ?? '';
    const { policy } = call.route;
    const book = await readBook(parts.insatsLog, parts.pace, insats);
    const documents = await parts.insatsLog.documents(insats);
    if (!book || !documents) throw Problem.of('not-found');
    const { head, entries } = book;
    if (decideAccess({ policy, actor: call.actor, target: head }) !== 'allowed')
      throw Problem.of('not-found');
    const reaching = call.mandates.filter(
      ({ forbund, organisation, role }) =>
        forbund === head.forbund && (role !== 'provider' || organisation === head.organisation),
    );
    const [rule, thresholds, known, predicted] = await Promise.all([
      parts.insatsLog.queueRule(head.forbund),
      parts.directory.thresholds(head.forbund),
      parts.directory.find(head.forbund),
      waitOf(parts.waits, head),
    ]);
    const view = presentPlaces(
      {
        head,
        documents,
        availability: availabilityOf(head, thresholds, call.now, predicted),
        entries,
        rule,
        municipalities: known?.municipalities ?? [],
        keeps: reaching.some(({ role }) => role !== 'coordinator'),
        organisations: new Set(reaching.map(({ organisation }) => organisation)),
      },
      (form, about = '', values = {}) => ({
        key: parts.newKey(),
        values,
        errors: {},
        ...(unsaved?.form === form &&
          unsaved.about === about && { values: { ...values, ...unsaved.values }, errors: unsaved.errors }),
      }),
      unsaved ? null : receiptOf(call),
    );
    const page = <PlacesPage frame={shell.frame(call.actor)} view={view} unsaved={unsaved !== undefined} />;
    return shell.page(page, unsaved ? 422 : 200);
  }

  async function send(call: PageCall, name: FormName): Promise<Response> {
    const { insatsId = '' } = call.params;
    const { fields, command } = placeForms[name];
    const form = await readForm(call);
    try {
      const asked = command(form, swedishDay(call.now));
      const identity = await requestIdentity({
        subject: call.actor?.subject ?? '',
        method: call.route.method,
        path: call.context.req.path,
        idempotencyKey: textOf(form, 'key'),
        said: asked,
      });
      const done = await carryOut(parts, { mandates: call.mandates, identity }, insatsId, asked);
      const receipt = done.replayed ? 'already' : done.changed ? 'saved' : 'same';
      const entry = name === 'join' && done.entry ? `&entry=${done.entry}` : '';
      return call.context.redirect(`${paths.queueAndPlaces(insatsId)}?receipt=${receipt}${entry}`, 303);
    } catch (error) {
      const errors: Record<string, string | undefined> = errorsOfForm(error, fields, fieldOfRefusal);
      if (error instanceof Problem && error.body.status === 400) {
        for (const field of Object.keys(errors)) {
          // A list that nothing was chosen from would otherwise be told which codes there are.
          if (textOf(form, field) === '' && field !== 'form') errors[field] = 'Det här behöver fyllas i.';
        }
      }
      const values = Object.fromEntries(fields.map((field) => [field, shownAgain(textOf(form, field))]));
      const about = textOf(form, 'entry') || textOf(form, 'offer');
      return showPage(call, { form: name, about, values, errors });
    }
  }

  const formOf = (call: PageCall, known: object): FormName => {
    const name = call.params.form ?? '';
    if (!Object.hasOwn(known, name)) throw Problem.of('not-found');
    return name as FormName;
  };

  return {
    placesPage: (call) => showPage(call),
    queueForm: (call) => send(call, formOf(call, queueForms)),
    offerForm: (call) => send(call, formOf(call, offerForms)),
    placeForm: (call) => send(call, formOf(call, keepingForms)),
  };
}
