import type { Context } from 'hono';
import type { PageCall, Problem } from '#api';
import { paths, type UnsavedForm } from '#web';

const formPath = /^\/provider\/insatser\/([A-Za-z0-9][A-Za-z0-9._-]{0,99})\/(reports|places)$/;
const figure = /^\d{1,6}([.,]\d{1,4})?$/;
const figures = ['free', 'queue', 'places'] as const;

const notSavedYet =
  'Du hade blivit utloggad, så det du skrev är inte sparat än. Kontrollera siffrorna och spara igen.';

/**
 * The page that a form belongs to, with its figures in the address, for somebody who has to sign in before the form can
 * be taken. Undefined for anything else. What is not a figure is left out.
 */
export async function unsentForm(
  problem: Problem,
  { req }: Context,
): Promise<{ method: 'GET'; url: string } | undefined> {
  const [, insats, form] = formPath.exec(req.path) ?? [];
  const readable = req.header('content-type')?.startsWith('application/x-www-form-urlencoded');
  if (problem.body.status !== 401 || !insats || !form || !readable) return undefined;
  const typed = await req.formData();
  const url = new URL(paths.provider, req.url);
  url.searchParams.set('unsent', form);
  url.searchParams.set('insats', insats);
  for (const name of figures) {
    const value = typed.get(name);
    if (typeof value === 'string' && figure.test(value)) url.searchParams.set(name, value);
  }
  return { method: 'GET', url: url.href };
}

/** The form that could not be taken, to be shown again on the page that its sender comes back to. */
export function formToSendAgain({ context: { req } }: PageCall): UnsavedForm | undefined {
  const insats = req.query('insats') ?? '';
  const given = (name: (typeof figures)[number]) => {
    const value = req.query(name) ?? '';
    return figure.test(value) ? value : '';
  };
  const errors = { form: notSavedYet };
  switch (req.query('unsent')) {
    case 'reports':
      return { form: 'report', insats, free: given('free'), queue: given('queue'), errors };
    case 'places':
      return { form: 'places', insats, places: given('places'), overbooking: '', errors };
    default:
      return undefined;
  }
}
