import { type PageCall, type PageHandlers, Problem, readForm, textOf } from '#api';
import { eligibilityOf, type Need } from '#eligibility';
import { municipalities, municipalityName } from '#insats';
import type { Instant } from '#ledger';
import type { CatalogueEntry } from '#search';
import { type NeedFormState, NeedPage, type NeedView, presentNeedAnswer, type Shell } from '#web';
import { answerFrom, type HeldCatalogue, reachedBy } from './answer-need.ts';
import { type Filled, faultsOfNeed, givenBy, needOf, readNeedForm } from './need-form.ts';
import { readOne, readSurroundings, type Surroundings } from './need-reading.ts';
import type { CoordinatorParts } from './parts.ts';

/** Nobody reads further down; whoever wants more says more of the need. */
const firstPart = { limit: 30, offset: 0 };

const insatsPattern = /^[a-z0-9]{1,40}$/i;

/** The need form and its answer. The need comes in a body, and goes nowhere but into the answer's own page. */
export function needPages(
  parts: CoordinatorParts,
  shell: Shell,
  held: HeldCatalogue,
): Pick<PageHandlers<'coordinator'>, 'needPage' | 'needForm'> {
  /** The insats that somebody asks about; null where they ask about none. */
  async function askedAbout(id: string, now: Instant) {
    if (id === '') return null;
    if (!insatsPattern.test(id)) throw Problem.of('not-found');
    return readOne(parts, id, now);
  }

  function show(call: PageCall, view: NeedView, status: number): Response {
    const response = shell.page(<NeedPage frame={shell.frame(call.actor)} view={view} />, status);
    // A need is kept nowhere, so not by the browser either.
    response.headers.set('Cache-Control', 'no-store');
    return response;
  }

  return {
    async needPage(call) {
      const around = await readSurroundings(parts, call);
      const asked = await askedAbout(call.context.req.query('insats') ?? '', call.now);
      const municipalities = municipalitiesFor(around);
      // Whoever works in one municipality alone need not say so every time.
      const [only, ...more] = municipalities.own;
      const municipality = only && more.length === 0 ? only.value : '';
      const form = formOf({ values: { municipality }, chosen: {} });
      return show(call, { form, municipalities, about: linkTo(asked), answer: null }, 200);
    },

    async needForm(call) {
      const form = await readForm(call);
      const around = await readSurroundings(parts, call);
      const asked = await askedAbout(textOf(form, 'insats'), call.now);
      const about = linkTo(asked);
      const { filled, emptied } = readNeedForm(form);
      const municipalities = municipalitiesFor(around);
      const { need, errors } = needIn(filled, emptied);
      const shown = { form: formOf(filled, errors), municipalities, about };
      if (!need) return show(call, { ...shown, answer: null }, 422);
      const answer = presentNeedAnswer({
        need,
        answer: answerFrom(around, need, held, firstPart),
        known: knownFor(around, reachedBy(around, need, held), asked),
        checked: asked && {
          insats: asked.head.insats,
          eligibility: eligibilityOf(asked.documents, need),
          availability: asked.availability,
        },
        given: [...givenBy(filled), ...(about ? [{ name: 'insats', value: about.id }] : [])],
        municipalities: [...municipalities.own, ...municipalities.others],
      });
      return show(call, { ...shown, answer }, 200);
    },
  };
}

type One = Awaited<ReturnType<typeof readOne>>;

function linkTo(one: One | null): NeedView['about'] {
  return one && { id: one.head.insats, name: one.documents.description.name };
}

/** All that the answer may speak of. */
function knownFor(around: Surroundings, reached: readonly CatalogueEntry[], asked: One | null) {
  const spokenOf = [...reached, ...(asked ? [asked] : [])];
  return new Map(
    spokenOf.map(({ head, documents }) => [
      head.insats,
      { head, documents, provider: around.providerOf(head), reached: around.own.has(head.forbund) },
    ]),
  );
}

/** One form a page: its key only tells its fields apart. */
function formOf(filled: Filled, errors: NeedFormState['errors'] = {}): NeedFormState {
  return { key: 'need', ...filled, errors };
}

/** The need that was filled in, or what must be mended first. */
function needIn(
  filled: Filled,
  emptied: Parameters<typeof faultsOfNeed>[1],
): { need: Need | null; errors: NeedFormState['errors'] } {
  try {
    const need = needOf(filled);
    const errors = faultsOfNeed(undefined, emptied);
    return { need: emptied.length > 0 ? null : need, errors };
  } catch (error) {
    return { need: null, errors: faultsOfNeed(error, emptied) };
  }
}

const swedish = new Intl.Collator('sv');

/** The förbund's own municipalities first; somebody may live elsewhere. */
function municipalitiesFor({ municipalities: own }: Surroundings): NeedView['municipalities'] {
  const choice = (code: string) => ({ value: code, label: municipalityName(code) });
  const sorted = (codes: Iterable<string>) =>
    [...codes].map(choice).toSorted((one, other) => swedish.compare(one.label, other.label));
  return {
    own: sorted(own),
    others: sorted([...municipalities.keys()].filter((code) => !own.has(code))),
  };
}
