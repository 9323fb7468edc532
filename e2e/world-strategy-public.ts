/** A public draft with comments that wait, are shown, answered and not shown; an adopted strategy; one that was withdrawn. */
import { expectPage } from './survey-steps.ts';
import type { VisitedPage, Visitor } from './visitor.ts';
import type { Visit } from './visits.ts';
import { addGoal, adoptStrategy, beginStrategy, sendForm } from './world-strategy.ts';

const one = '/(office)/office/[place]/strategy/[strategy]';
const site = '/(public)/p/[place]/strategy';
const everywhere = ['en', 'de', 'es', 'it'];
const WITHOUT_BOUNDS =
  'Ein sehr langes Wort ist Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihung';

type Fields = Readonly<Record<string, string>>;

const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Looks at what the public will see and publishes just that. @returns address of the public page */
export async function publishEdition(
  visitor: Visitor,
  path: string,
  edition: 'draft' | 'adopted',
  fields: Fields = {},
): Promise<string> {
  const form = `#choice-${edition}`;
  const seen = expectPage(
    await visitor.submit(await visitor.open(`${path}/publish`), { form, fields }),
    'looking at what the public will see',
  );
  const button = [...seen.document.querySelectorAll(`${form} button`)]
    .map((found) => found.getAttribute('value') ?? '')
    .find(Boolean);
  const done = await visitor.submit(seen, {
    form,
    button: `previewHash=${button}`,
    fields: { ...fields, hasLooked: 'yes' },
  });
  const page = expectPage(done, `publishing the ${edition}`);
  const link = page.document.querySelector(`main a[href*="/${edition}?"]`)?.getAttribute('href');
  if (!link) throw new Error(`Not published: ${page.text.slice(0, 400)}`);
  return link.replace(/\?.*/, '');
}

export const openPeriod = (): Fields => ({ commentsFrom: day(-1), commentsUntil: day(20) });

/** `about`: e.g. `whole:`; as somebody who has no account. */
export async function sendComment(
  visitor: Visitor,
  draft: string,
  words: string,
  fields: Fields = {},
): Promise<VisitedPage> {
  const form = await visitor.open(`${draft.replace(/\/draft$/, '')}/comment?lang=en`);
  return visitor.submit(form, { fields: { words, ...fields } });
}

/** Decides about the first comment that waits. */
export async function moderate(visitor: Visitor, path: string, verdict: Fields): Promise<void> {
  const { verdict: button = 'show', ...fields } = verdict;
  const page = await visitor.open(`${path}/comments?state=waiting`);
  expectPage(
    await visitor.submit(page, {
      form: 'form[action^="?/moderate"]',
      button: `verdict=${button}`,
      fields: { hasLooked: 'yes', ...fields },
    }),
    'moderating',
  );
}

/** Answers the first comments that are shown. */
export async function answer(
  visitor: Visitor,
  path: string,
  count: number,
  fields: Fields,
): Promise<VisitedPage> {
  const page = await visitor.open(`${path}/comments?state=shown&answered=no`);
  const ids = [...page.document.querySelectorAll('input[name=commentId][form=answer-form]')]
    .slice(0, count)
    .map((box) => box.getAttribute('value') ?? '');
  return expectPage(
    await visitor.submit(page, { form: '#answer-form', fields: { ...fields, commentId: ids } }),
    'answering',
  );
}

/** `slug`: a town; `without`: one that has published nothing. */
export async function visitStrategyPublic(
  visitor: Visitor,
  slug: string,
  without: string,
): Promise<Record<string, readonly Visit[]>> {
  const path = await beginStrategy(visitor, slug, 'Together along the river');
  await sendForm(visitor, `${path}/parts/summary`, 'text', {
    text: `Nobody stays a stranger.\n\n- we ask\n- ${WITHOUT_BOUNDS}`,
  });
  await sendForm(visitor, `${path}/parts/risks`, 'text', { text: 'Some may feel left out.' });
  await addGoal(visitor, path, 'Everybody can learn the language here');
  const empty = await beginStrategy(visitor, slug, 'Nothing in it yet');
  const adopted = await beginStrategy(visitor, slug, 'Adopted last year');
  await addGoal(visitor, adopted, 'Homes for everybody');
  await adoptStrategy(visitor, adopted);
  const adoptedPage = await publishEdition(visitor, adopted, 'adopted', {
    moneyDetail: 'by-year-and-source',
  });
  const draft = await publishEdition(visitor, path, 'draft', {
    ...openPeriod(),
    'title.de': 'Gemeinsam am Fluss',
  });
  const anonymous = visitor;
  for (const words of [
    'Courses in the evening, please.',
    'شكراً، نحتاج حافلة في المساء',
    'Ask Mrs Okafor, 0664 1234567',
    'More buses.',
  ])
    await sendComment(anonymous, draft, words);
  await moderate(visitor, path, {});
  await moderate(visitor, path, {});
  await moderate(visitor, path, { verdict: 'not-show', reason: 'names-a-person' });
  await answer(visitor, path, 1, { verdict: 'taken-up', words: 'It stands in goal 1 now.' });
  await sendForm(visitor, `${path}/comments/members`, 'add', { words: 'Who pays for this?' });
  const goal =
    (await visitor.open(draft)).document.querySelector('main a[href*="/goals/"]')?.getAttribute('href') ?? '';
  const by = (address: string): Visit => ({ path: address, who: 'operator', languages: ['en', 'de'] });
  const everybody = (address: string, languages: readonly string[] = everywhere): Visit => ({
    path: address,
    who: 'nobody',
    languages,
  });
  const strategy = draft.replace(/\/draft$/, '');
  return {
    [`${one}/publish`]: [by(`${path}/publish`), by(`${empty}/publish`)],
    [`${one}/comments`]: [by(`${path}/comments`), by(`${empty}/comments`)],
    [`${one}/comments/members`]: [by(`${path}/comments/members`), by(`${empty}/comments/members`)],
    // The example town has goals with actions, money, statements and progress.
    [site]: [
      everybody('/p/amberlund/strategy', ['en', 'it']),
      everybody(`/p/${slug}/strategy`, ['de']),
      everybody(`/p/${without}/strategy`, ['en']),
    ],
    [`${site}/[key]/[edition]`]: [
      everybody(draft),
      everybody(adoptedPage),
      { path: `${strategy}/v9`, who: 'nobody', status: 404 },
    ],
    [`${site}/[key]/[edition]/goals/[goal]`]: [everybody(goal.replace(/\?.*/, ''))],
    [`${site}/[key]/[edition]/parts/[part]`]: [everybody(`${draft}/parts/risks`)],
    [`${site}/[key]/[edition]/said`]: [everybody(`${draft}/said`), everybody(`${adoptedPage}/said`, ['it'])],
    [`${site}/[key]/comment`]: [everybody(`${strategy}/comment`)],
  };
}
