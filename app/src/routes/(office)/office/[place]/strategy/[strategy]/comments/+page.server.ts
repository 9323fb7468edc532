import { COMMENT_STATES, COMMENT_VOICES } from '#features/strategy/comment.types.ts';
import { cutStatement } from '#features/strategy/comment.rules.ts';
import {
  answerComments,
  makeStatement,
  moderateComment,
  readComments,
} from '#features/strategy/server/comment.usecases.ts';
import { createTranslator } from '#ui/messages.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { changeThenShow } from '../../../change-then-show.ts';
import { readRowId } from '../../../themes/row-id.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const LONGEST_STATEMENT = 1_000;

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const filter = readFilter(event.url.searchParams);
    const sheet = await readComments(member, readRowId(event.params.strategy), filter);
    return {
      sheet: {
        ...sheet,
        comments: sheet.comments.map((one) => ({
          ...one,
          statement: cutStatement(one.words, LONGEST_STATEMENT),
        })),
      },
      filter,
      saved: event.url.searchParams.has('saved'),
    };
  });

function readFilter(params: URLSearchParams) {
  return {
    state: COMMENT_STATES.find((one) => one === params.get('state')) ?? ('' as const),
    voice: COMMENT_VOICES.find((one) => one === params.get('voice')) ?? ('' as const),
    about: params.get('about')?.slice(0, 60) ?? '',
    answered: (['yes', 'no'] as const).find((one) => one === params.get('answered')) ?? ('' as const),
  };
}

/** The list as it was narrowed, so that thirty comments are looked at one after the other. */
function toPage({ params, url }: RequestEvent): string {
  const kept = new URLSearchParams(
    Object.entries(readFilter(url.searchParams)).filter(([, value]) => value !== ''),
  );
  kept.set('saved', '');
  return `/office/${params.place}/strategy/${params.strategy}/comments?${kept}`;
}

export const actions: Actions = {
  moderate: changeThenShow('moderate', async (member, fields, event: RequestEvent) => {
    await moderateComment(member, readRowId(event.params.strategy), fields);
    return toPage(event);
  }),
  answer: changeThenShow('answer', async (member, fields, event: RequestEvent) => {
    await answerComments(member, readRowId(event.params.strategy), fields);
    return toPage(event);
  }),
  statement: changeThenShow('statement', async (member, fields, event: RequestEvent) => {
    const { language } = event.locals;
    const name = createTranslator(language)('office.strategy-comments.heard-in');
    await makeStatement(member, readRowId(event.params.strategy), fields, { name, language });
    return toPage(event);
  }),
};
