import { toAskText } from '#features/ask/ask-text.rules.ts';
import {
  answerQuestion,
  askQuestion,
  listQuestions,
  readQuestionResult,
  withdrawQuestion,
} from '#features/ask/server/question.usecases.ts';
import { listOwnAsks } from '#features/ask/server/raising.usecases.ts';
import { listAsks, listAsksToLevel } from '#features/ask/server/reading.usecases.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../member.ts';
import { changeThenShow } from '../change-then-show.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { language } = event.locals;
    const isLevel = mayRole(member.role, 'ask.answer');
    const sheets = (isLevel ? await listAsksToLevel(member) : await listAsks(member)).map((sheet) =>
      toAskText(sheet, language),
    );
    const isOwn = ({ ask }: (typeof sheets)[number]): boolean => ask.placeId === member.placeId;
    const hasJoined = ({ supports }: (typeof sheets)[number]): boolean =>
      supports.some(({ placeId }) => placeId === member.placeId);
    const published = new Set(sheets.filter(isOwn).map(({ ask }) => ask.askKey));
    const drafts = isLevel ? [] : await listOwnAsks(member);
    const questions = await listQuestions(member);
    return {
      isLevel,
      mayRaise: mayRole(member.role, 'ask.raise'),
      drafts: drafts.filter(({ askKey }) => !published.has(askKey)),
      own: sheets.filter(isOwn),
      joined: sheets.filter((sheet) => !isOwn(sheet) && hasJoined(sheet)),
      others: sheets.filter((sheet) => !isOwn(sheet) && !hasJoined(sheet)),
      questions: await Promise.all(
        questions.map(async (question) => ({ ...question, result: await readQuestionResult(question) })),
      ),
      isSaved: event.url.searchParams.has('saved'),
    };
  });

const back = (place: string): string => `/office/${place}/asks?saved#questions`;
const readId = ({ question }: Record<string, string | string[]>): string =>
  typeof question === 'string' ? question : '';

export const actions: Actions = {
  question: changeThenShow('question', async (member, fields, { params }) => {
    await askQuestion(member, fields);
    return back(params.place);
  }),
  answer: changeThenShow('answer', async (member, fields, { params }) => {
    await answerQuestion(member, readId(fields), fields);
    return back(params.place);
  }),
  withdraw: changeThenShow('withdraw', async (member, fields, { params }) => {
    await withdrawQuestion(member, readId(fields));
    return back(params.place);
  }),
};
