import * as z from 'zod';
import { numberOf, parseInput, textOf } from '#api';
import {
  accepting,
  type Command,
  ending,
  entryCorrecting,
  hoursChanging,
  joining,
  leaving,
  ledgerOpening,
  offering,
  readying,
  refusing,
  ruleSetting,
  starting,
} from '#ledger';
import type { PlaceForm } from '#web';

type Form = {
  /** The fields that people fill in, in their order on the page. */
  fields: readonly string[];
  /** The command that the form asks for. Ends the call with a sentence per field that must be mended. */
  command(form: FormData, today: string): Command;
};

const orNull = (form: FormData, name: string) => textOf(form, name) || null;
const yes = (form: FormData, name: string) => textOf(form, name) === 'yes';
const number = (form: FormData, name: string) => numberOf(textOf(form, name));

/** Who is to have a place: the same three answers in the queue and without it. */
const claimFields = ['referrer', 'municipality', 'hoursPerWeek'] as const;
const claimOf = (form: FormData) => ({
  referrer: textOf(form, 'referrer'),
  municipality: textOf(form, 'municipality'),
  hoursPerWeek: number(form, 'hoursPerWeek'),
  cohort: orNull(form, 'cohort'),
});

const ruleFields = ['sharing', 'offerDays', 'offersNext'] as const;
const rulesOf = (form: FormData) => ({
  sharing: yes(form, 'sharing'),
  offerDays: number(form, 'offerDays'),
  offersNext: yes(form, 'offersNext'),
});

/** Forms of the queue, for whoever seeks a place for somebody. */
export const queueForms = {
  join: {
    fields: [...claimFields, 'earliestStart', 'cohort'],
    command: (form) => ({
      type: 'join',
      ...parseInput(joining, { ...claimOf(form), earliestStart: orNull(form, 'earliestStart') }, ''),
    }),
  },
  leave: {
    fields: ['reason'],
    command: (form) => ({
      type: 'leave',
      entry: textOf(form, 'entry'),
      ...parseInput(leaving, { reason: textOf(form, 'reason') }, ''),
    }),
  },
  resume: { fields: [], command: (form) => ({ type: 'resume', entry: textOf(form, 'entry') }) },
  told: { fields: [], command: (form) => ({ type: 'tell', entry: textOf(form, 'entry') }) },
} as const satisfies Partial<Record<PlaceForm, Form>>;

/** Offers, and the person's own answer to them. */
export const offerForms = {
  offer: {
    fields: ['passing', 'cohort'],
    command(form) {
      const asked = {
        entry: orNull(form, 'entry'),
        cohort: orNull(form, 'cohort'),
        passing: orNull(form, 'passing'),
      };
      return { type: 'offer', ...parseInput(offering, asked, '') };
    },
  },
  refuse: {
    fields: ['refusedBy', 'reason', 'afterwards'],
    command(form) {
      const asked = {
        refusedBy: textOf(form, 'refusedBy') || 'person',
        reason: textOf(form, 'reason'),
        afterwards: textOf(form, 'afterwards') || undefined,
      };
      return { type: 'refuse', offer: textOf(form, 'offer'), ...parseInput(refusing, asked, '') };
    },
  },
} as const satisfies Partial<Record<PlaceForm, Form>>;

const mostCarriedIn = 50;

const opening = z.strictObject({
  taking: z
    .int('Skriv ett helt antal, till exempel 3.')
    .min(0, 'Antalet kan inte vara mindre än 0.')
    .max(mostCarriedIn, `Högst ${mostCarriedIn} åt gången. Lägg till resten efteråt.`)
    .default(0),
});

/** Forms for those who keep the places: the provider and the förbund. */
export const keepingForms = {
  accept: {
    fields: ['startsOn'],
    command: (form) => ({
      type: 'accept',
      offer: textOf(form, 'offer'),
      ...parseInput(accepting, { startsOn: textOf(form, 'startsOn') }, ''),
    }),
  },
  start: {
    fields: [...claimFields, 'startsOn', 'cohort', 'passing', 'overbooking'],
    command(form) {
      const asked = {
        ...claimOf(form),
        startsOn: textOf(form, 'startsOn'),
        passing: orNull(form, 'passing'),
        overbooking: orNull(form, 'overbooking'),
      };
      return { type: 'start', ...parseInput(starting, asked, '') };
    },
  },
  hours: {
    fields: ['hoursPerWeek', 'on', 'overbooking'],
    command(form) {
      const asked = {
        hoursPerWeek: number(form, 'hoursPerWeek'),
        on: textOf(form, 'on'),
        overbooking: orNull(form, 'overbooking'),
      };
      return { type: 'changeHours', entry: textOf(form, 'entry'), ...parseInput(hoursChanging, asked, '') };
    },
  },
  ready: {
    fields: ['toStep'],
    command(form, today) {
      const ready = yes(form, 'ready') ? { on: today, toStep: orNull(form, 'toStep') } : null;
      return { type: 'markReady', entry: textOf(form, 'entry'), ...parseInput(readying, { ready }, '') };
    },
  },
  end: {
    fields: ['outcome', 'toStep', 'on'],
    command(form) {
      const asked = {
        outcome: textOf(form, 'outcome'),
        toStep: orNull(form, 'toStep'),
        on: textOf(form, 'on'),
      };
      return { type: 'end', entry: textOf(form, 'entry'), ...parseInput(ending, asked, '') };
    },
  },
  correct: {
    fields: ['kind', 'reason'],
    command(form) {
      const asked = {
        corrects: number(form, 'corrects'),
        reason: textOf(form, 'reason'),
        correction: { kind: textOf(form, 'kind') },
      };
      return {
        type: 'correctEntry',
        entry: textOf(form, 'entry'),
        ...parseInput(entryCorrecting, asked, ''),
      };
    },
  },
  rules: {
    fields: [...ruleFields, 'overbooking'],
    command: (form) => ({
      type: 'setRules',
      ...parseInput(ruleSetting, { rules: rulesOf(form), overbooking: orNull(form, 'overbooking') }, ''),
    }),
  },
  open: {
    fields: ['taking', 'hoursPerWeek', ...ruleFields, 'overbooking'],
    command(form) {
      const { taking } = parseInput(opening, { taking: number(form, 'taking') }, '');
      const one = { hoursPerWeek: number(form, 'hoursPerWeek') };
      const asked = {
        rules: rulesOf(form),
        placements: Array.from({ length: taking }, () => one),
        overbooking: orNull(form, 'overbooking'),
      };
      return { type: 'openLedger', ...parseInput(ledgerOpening, asked, '') };
    },
  },
} as const satisfies Partial<Record<PlaceForm, Form>>;

/** The field that a refusal of the ledger is about, where it is about one. */
export const fieldOfRefusal: Readonly<Record<string, string>> = {
  'too-few-places': 'overbooking',
  'others-come-first': 'passing',
  'more-hours-than-place': 'hoursPerWeek',
  'choose-cohort': 'cohort',
  'no-such-cohort': 'cohort',
  'cohort-is-over': 'cohort',
  'ends-before-start': 'on',
  'not-happened-yet': 'on',
};

export type FormName = keyof typeof queueForms | keyof typeof offerForms | keyof typeof keepingForms;

export const placeForms: Readonly<Record<FormName, Form>> = {
  ...queueForms,
  ...offerForms,
  ...keepingForms,
};
