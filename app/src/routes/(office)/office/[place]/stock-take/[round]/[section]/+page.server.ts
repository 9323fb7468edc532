import { SIGNAL_SECTIONS, type SignalSection } from '@vicus/reference';
import { readPosts } from '#features/stock-take/server/post.usecases.ts';
import { readStockTake, saveSection } from '#features/stock-take/server/answering.usecases.ts';
import { showSignal } from '#features/stock-take/signal-text.rules.ts';
import { notAnAssessor, notAnswering } from '#features/stock-take/stock-take.problems.ts';
import { readNextSection } from '#features/stock-take/stock-take.rules.ts';
import { authorise } from '#server/auth/member.ts';
import { Problem } from '#server/problem.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { changeThenShow } from '../../../change-then-show.ts';
import { readRowId } from '../../../themes/row-id.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

function readSection(text: string): SignalSection {
  const section = SIGNAL_SECTIONS.find((one) => one === text);
  if (section === undefined) throw new Problem('not-found', 404);
  return section;
}

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    authorise(member, 'stock-take.change');
    const section = readSection(event.params.section);
    const sheet = await readStockTake(member, readRowId(event.params.round));
    if (sheet.round.state !== 'answering' || sheet.isDone) throw notAnswering();
    if (sheet.place === 'none') throw notAnAssessor();
    const { language } = event.locals;
    const own = sheet.signals.filter((one) => one.section === section);
    const ids = own.map(({ id }) => id);
    return {
      round: sheet.round,
      section,
      number: SIGNAL_SECTIONS.indexOf(section) + 1,
      sections: SIGNAL_SECTIONS.length,
      signals: own.map((signal) => showSignal(signal, language)),
      answers: sheet.answers.filter(({ signalId }) => ids.includes(signalId)),
      earlier: (sheet.earlier?.answers ?? []).filter(({ signalId }) => ids.includes(signalId)),
      // What the office wrote down of posts and training stands beside the questions on them.
      facts: section === 'people-in-charge' ? await readFacts(member) : null,
      saved: event.url.searchParams.has('saved'),
    };
  });

async function readFacts(member: Awaited<ReturnType<typeof requireMember>>) {
  const { posts, today, trainings, recentTraining } = await readPosts(member);
  return {
    posts: posts.length === 0 ? null : today,
    training: trainings.length === 0 ? null : recentTraining,
  };
}

export const actions: Actions = {
  default: changeThenShow('section', async (member, fields, event: RequestEvent) => {
    const stockTakeId = readRowId(event.params.round);
    const section = readSection(event.params.section);
    await saveSection(member, stockTakeId, section, fields);
    const next = fields['then'] === 'next' ? readNextSection(section) : null;
    const page = fields['then'] === 'stay' ? `/${section}` : next === null ? '' : `/${next}`;
    return `/office/${event.params.place}/stock-take/${stockTakeId}${page}?saved`;
  }),
};
