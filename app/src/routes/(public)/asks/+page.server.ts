import { toAskText } from '#features/ask/ask-text.rules.ts';
import { listPublicQuestions, readQuestionResult } from '#features/ask/server/question.usecases.ts';
import { listPublicAsks } from '#features/ask/server/reading.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, setHeaders }) =>
  loadOrExplain(async () => {
    const asks = (await listPublicAsks()).map((sheet) => toAskText(sheet, locals.language));
    const questions = await Promise.all(
      (await listPublicQuestions()).map(async (question) => ({
        ...question,
        result: await readQuestionResult(question),
      })),
    );
    setHeaders({ 'cache-control': 'public, max-age=60', vary: 'accept-language' });
    return { asks, questions };
  });
