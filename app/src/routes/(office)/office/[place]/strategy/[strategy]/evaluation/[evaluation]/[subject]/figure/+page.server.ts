import { takeFactSchema } from '#features/fact/fact-address.rules.ts';
import { readFactShelf } from '#features/fact/server/facts.usecases.ts';
import { addFactEvidence } from '#features/evaluation/server/judgement.usecases.ts';
import { authorise } from '#server/auth/member.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../../../../member.ts';
import { changeThenShow } from '../../../../../../change-then-show.ts';
import { readRowId } from '../../../../../../themes/row-id.ts';
import { readAddress, toBase } from '../../address.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** For which judgement; whether two figures are taken, and the first of them once it is. */
function readChoice({ searchParams }: URL) {
  const earlier = searchParams.get('earlier') ?? '';
  const isFact = takeFactSchema.safeParse({ fact: earlier }).success;
  return {
    judgementId: readRowId(searchParams.get('judgement') ?? ''),
    isPair: searchParams.has('pair'),
    earlier: isFact ? earlier : '',
  };
}

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    authorise(member, 'evaluation.change');
    const { searchParams } = event.url;
    const asked = { releaseId: searchParams.get('release'), tableId: searchParams.get('table') };
    return {
      shelf: await readFactShelf(member, asked, event.locals.language),
      choice: readChoice(event.url),
      back: `${toBase(event.params)}/${event.params.subject}`,
    };
  });

export const actions: Actions = {
  default: changeThenShow('take', async (member, fields, { params, url }: RequestEvent) => {
    const { judgementId, isPair, earlier } = readChoice(url);
    const subject = `${toBase(params)}/${params.subject}`;
    if (isPair && earlier === '') {
      const query = new URLSearchParams({
        judgement: judgementId,
        pair: 'yes',
        earlier: String(fields['fact']),
      });
      return `${subject}/figure?${query.toString()}`;
    }
    const { evaluationId } = readAddress(params);
    await addFactEvidence(member, { evaluationId, judgementId }, { ...fields, earlier });
    return `${subject}?saved`;
  }),
};
