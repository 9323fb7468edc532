import { readFactShelf } from '#features/fact/server/facts.usecases.ts';
import { readOwnPractice, setPracticeFigure } from '#features/practice/server/record.usecases.ts';
import { authorise } from '#server/auth/member.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../../member.ts';
import { changeThenShow } from '../../../../change-then-show.ts';
import { readRowId } from '../../../../themes/row-id.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const toRecord = ({ place, practice }: RequestEvent['params']): string =>
  `/office/${place}/practices/own/${practice}`;

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    authorise(member, 'practice.change');
    await readOwnPractice(member, readRowId(event.params.practice));
    const { searchParams } = event.url;
    const asked = { releaseId: searchParams.get('release'), tableId: searchParams.get('table') };
    return {
      shelf: await readFactShelf(member, asked, event.locals.language),
      back: toRecord(event.params),
    };
  });

export const actions: Actions = {
  take: changeThenShow('take', async (member, fields, { params }: RequestEvent) => {
    await setPracticeFigure(member, readRowId(params.practice), fields);
    return `${toRecord(params)}?saved`;
  }),
};
