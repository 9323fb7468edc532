import { readPublicPractice } from '#features/practice/server/find.usecases.ts';
import { toPracticeView, toReplyView, toSourceView } from '#features/practice/practice-view.rules.ts';
import { Problem } from '#server/problem.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals }) =>
  loadOrExplain(async () => {
    const { language } = locals;
    const { practice, source, replies } = await readPublicPractice(params.key);
    if (practice === null && source === null) throw new Problem('not-found', 404);
    return {
      view: source === null ? practice && toPracticeView(practice, language) : toSourceView(source, language),
      isSource: source !== null,
      isExample: practice?.isExample ?? false,
      slug: practice?.context.slug ?? null,
      placeName: practice?.context.name ?? '',
      replies: replies.map((reply) => toReplyView(reply, language)),
    };
  });
