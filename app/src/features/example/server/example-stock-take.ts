/** The example town takes stock: posts and training, then one closed round by one person. */
import { CURRENT_SIGNAL_SET, listSignals, SIGNAL_SECTIONS } from '@vicus/reference';
import {
  finishAnswering,
  openStockTake,
  saveSection,
} from '#features/stock-take/server/answering.usecases.ts';
import { savePost, saveTraining } from '#features/stock-take/server/post.usecases.ts';
import type { Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { EXAMPLE_ANSWERS, EXAMPLE_POSTS, EXAMPLE_TRAINING } from '../example-stock-take.ts';

export async function runExampleStockTake(member: Member): Promise<void> {
  const year = Number(today().slice(0, 4)) - 1;
  for (const { yearsBack, vacantFrom, filledAgain, ...post } of EXAMPLE_POSTS)
    await savePost(member, null, {
      ...post,
      fromOn: `${year - yearsBack}-01-01`,
      vacantSince: vacantFrom === '' ? '' : `${year}${vacantFrom}`,
      filledAgainOn: filledAgain === '' ? '' : `${year}${filledAgain}`,
    });
  for (const { day, ...training } of EXAMPLE_TRAINING)
    await saveTraining(member, null, { ...training, heldOn: `${year}${day}` });
  const asOf = `${year}-12-31`;
  const stockTakeId = await openStockTake(member, { title: `Stock-take ${year}`, asOf, assessors: 'one' });
  for (const section of SIGNAL_SECTIONS)
    await saveSection(member, stockTakeId, section, composeSection(section, year));
  await finishAnswering(member, stockTakeId, { restNotKnown: 'on' });
}

/** The form of one section as a person would fill it in. */
function composeSection(section: (typeof SIGNAL_SECTIONS)[number], year: number): Record<string, string> {
  const fields = listSignals(CURRENT_SIGNAL_SET)
    .filter((one) => one.section === section)
    .flatMap(({ id }) => {
      const [answer, document = ''] = EXAMPLE_ANSWERS[id] ?? [];
      if (answer === undefined) return [];
      return [
        [`${id}.answer`, answer],
        ...(document === ''
          ? [[`${id}.ownKnowledge`, 'on']]
          : [
              [`${id}.documentTitle`, document],
              [`${id}.documentOn`, `${year}-06-30`],
            ]),
      ];
    });
  return Object.fromEntries(fields) as Record<string, string>;
}
