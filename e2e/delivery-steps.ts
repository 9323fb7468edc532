/** Steps of delivering numbers, by forms without a script. */
import { expectPage } from './survey-steps.ts';
import type { VisitedPage, Visitor } from './visitor.ts';

export const toPath = (page: VisitedPage): string => new URL(page.url).pathname;

/** The value behind a choice whose text contains `label`. */
export function findChoice(page: VisitedPage, name: string, label: string): string {
  const options = [...page.document.querySelectorAll(`select[name="${name}"] option`)];
  const found = options.find((option) => (option.textContent ?? '').includes(label));
  if (found === undefined) throw new Error(`No choice "${label}" in ${name} on ${page.url}`);
  return found.getAttribute('value') ?? '';
}

export interface AskedFor {
  readonly title: string;
  /** a department in text; an organisation by its name otherwise */
  readonly department?: string;
  readonly organisation?: string;
  /** name of a member or an organisation */
  readonly answering: string;
  readonly kind?: 'figures' | 'service';
  readonly daysUntilDue?: string;
}

/** Asks for numbers; the rows come next. @returns the path of the data set */
export async function askForNumbers(visitor: Visitor, slug: string, asked: AskedFor): Promise<string> {
  const form = await visitor.open(`/office/${slug}/deliveries/sets/new`);
  const { title, department = '', organisation, answering, kind = 'figures', daysUntilDue = '30' } = asked;
  const ownerActorId = organisation === undefined ? '' : findChoice(form, 'ownerActorId', organisation);
  const fields = {
    title,
    kind,
    department,
    ownerActorId,
    answering: findChoice(form, 'answering', answering),
    daysUntilDue,
  };
  const made = expectPage(await visitor.submit(form, { fields }), `asking for ${title}`);
  return toPath(made);
}

export async function addRows(
  visitor: Visitor,
  set: string,
  fields: Readonly<Record<string, string>>,
): Promise<VisitedPage> {
  const page = await visitor.open(set);
  const added = await visitor.submit(page, { form: 'form[action="?/addRows"]', fields });
  return expectPage(added, `rows of ${set}`);
}

/** The path of the delivery of a period, as the page of its data set names it. */
export function findDelivery(page: VisitedPage, period: string): string {
  const links = [...page.document.querySelectorAll('a[href*="/deliveries/"]')];
  const found = links.find((one) => (one.textContent ?? '').trim() === period);
  if (found === undefined)
    throw new Error(`No delivery of ${period} on ${page.url}: ${page.text.slice(0, 900)}`);
  return found.getAttribute('href') ?? '';
}

/** Fills every row of a delivery: as many as `amount`, of `base`. */
export async function fillDelivery(
  visitor: Visitor,
  delivery: string,
  choose: (fieldId: string) => { readonly amount: number; readonly base: number },
  action: 'save' | 'submit' = 'submit',
): Promise<VisitedPage> {
  const page = await visitor.open(delivery);
  const names = [...page.document.querySelectorAll('input[name^="amount."], input[name^="base."]')].map(
    (input) => input.getAttribute('name') ?? '',
  );
  const fields = Object.fromEntries(
    names.map((name) => {
      const at = name.indexOf('.');
      const { amount, base } = choose(name.slice(at + 1));
      return [name, String(name.startsWith('amount') ? amount : base)];
    }),
  );
  const button = action === 'submit' ? 'Submit to the office' : 'Save the draft';
  return visitor.submit(page, { button, fields });
}

/** The newest quarter that is over, as pages name it. */
export function nameLastQuarter(now = new Date()): string {
  const over = now.getUTCFullYear() * 4 + Math.floor(now.getUTCMonth() / 3) - 1;
  return `${['1st', '2nd', '3rd', '4th'][over % 4]} quarter of ${Math.floor(over / 4)}`;
}
