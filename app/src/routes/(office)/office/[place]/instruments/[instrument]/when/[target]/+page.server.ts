import { error } from '@sveltejs/kit';
import { describeCondition } from '#features/instrument/condition-text.rules.ts';
import { readComparable, readCondition, takeApart } from '#features/instrument/condition.rules.ts';
import { findQuestion, findSection, listEarlierQuestions } from '#features/instrument/edit.rules.ts';
import {
  addConditionPart,
  changeConditionMode,
  removeConditionPart,
} from '#features/instrument/server/edit.usecases.ts';
import { authorise } from '#server/auth/member.ts';
import { createTranslator } from '#ui/messages.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../../member.ts';
import { changeThenGo } from '../../../instrument-page.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    authorise(await requireMember(event), 'instrument.change');
    const { instrument } = (await event.parent()).document;
    const { target } = event.params;
    const section = findSection(instrument, target.replace(/^section\./u, ''));
    const texts = target.startsWith('section.') ? section?.title : findQuestion(instrument, target)?.label;
    if (texts === undefined)
      return error(404, { message: 'instrument-not-found', code: 'instrument-not-found', values: {} });
    const earlier = listEarlierQuestions(instrument, target).filter((one) => readComparable(one) !== null);
    const chosen = earlier.find(({ id }) => id === event.url.searchParams.get('of')) ?? null;
    const { mode, parts } = takeApart(readCondition(instrument, target));
    const t = createTranslator(event.locals.language);
    return {
      target,
      texts,
      earlier,
      chosen,
      comparable: chosen === null ? null : readComparable(chosen),
      mode,
      parts: parts.map((part) => describeCondition(part, { instrument, t })),
    };
  });

const here = (event: RequestEvent): string => `/when/${event.params.target}`;

export const actions: Actions = {
  add: changeThenGo('add', async ({ member, seen, fields }, event: RequestEvent) => {
    await addConditionPart(member, seen, event.params.target, fields);
    return here(event);
  }),
  remove: changeThenGo('remove', async ({ member, seen, fields }, event: RequestEvent) => {
    await removeConditionPart(member, seen, event.params.target, fields);
    return here(event);
  }),
  mode: changeThenGo('mode', async ({ member, seen, fields }, event: RequestEvent) => {
    await changeConditionMode(member, seen, event.params.target, fields);
    return here(event);
  }),
};
