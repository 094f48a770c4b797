import type { Context } from 'hono';
import { holdsPersonalNumber } from '#insats';
import { Problem } from './problem.ts';

/** The form as our pages send it. Other kinds may be impossible to read, and would then look like a fault of ours. */
export async function readForm({ context }: { context: Context }): Promise<FormData> {
  const type = context.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') throw Problem.of('unsupported-content');
  return context.req.formData();
}

/** What a field of a form holds, without the spaces around it; empty where there is no such field. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

/** What was typed, for the field to show again; not a personal number that has come there by mistake. */
export function shownAgain(typed: string): string {
  return holdsPersonalNumber(typed) ? '' : typed;
}

/** A number as people type it, with comma or point; anything else is left for the schema to refuse. */
export function numberOf(text: string): number | string | undefined {
  if (text === '') return undefined;
  return /^-?\d{1,6}([.,]\d{1,4})?$/.test(text) ? Number(text.replace(',', '.')) : text;
}

/** After the Back button: the old form was saved or refused once, and its key stands for what it said then. */
const sentWithOtherValues =
  'Formuläret var redan skickat med andra uppgifter. Det du skrev nu är inte sparat. Spara igen om det är det som gäller.';

/**
 * Why a form was not saved, beside the field it concerns. `fieldOfRefusal` names the field that a refusal of the ledger
 * is about, by the last word of its problem type. Rethrows what a form cannot show.
 */
export function errorsOfForm<Field extends string>(
  error: unknown,
  fields: readonly Field[],
  fieldOfRefusal: Readonly<Record<string, string>>,
): Partial<Record<Field | 'form', string>> {
  if (!(error instanceof Problem)) throw error;
  const { status, type, detail, errors = [] } = error.body;
  const found: Partial<Record<Field | 'form', string>> = {};
  if (type.endsWith(':key-reused')) {
    found.form = sentWithOtherValues;
  } else if (status === 409) {
    const about = fieldOfRefusal[type.slice(type.lastIndexOf(':') + 1)];
    found[fields.find((name) => name === about) ?? 'form'] = detail;
  } else if (status === 400 && errors.length > 0) {
    for (const { pointer, detail: sentence } of errors) {
      found[fields.find((name) => pointer.endsWith(`/${name}`)) ?? 'form'] ??= sentence;
    }
  } else {
    throw error;
  }
  return found;
}
