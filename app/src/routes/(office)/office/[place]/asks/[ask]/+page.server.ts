import { readText } from '@vicus/cube';
import { AREAS_OF_LIFE } from '@vicus/reference';
import { toAskText, toEvidenceText } from '#features/ask/ask-text.rules.ts';
import { answerAsk, joinAsk, leaveAsk, recordAskAnswer } from '#features/ask/server/joining.usecases.ts';
import * as raising from '#features/ask/server/raising.usecases.ts';
import { previewAsk, readAsk, readAskEvidence } from '#features/ask/server/reading.usecases.ts';
import type { AskDraft } from '#features/ask/ask.types.ts';
import { listLevelsAbove } from '#features/level/server/level.usecases.ts';
import { readPlaceContext } from '#features/practice/server/context.usecases.ts';
import { mayRole } from '#server/auth/permissions.ts';
import type { Member } from '#server/auth/member.ts';
import { isProblem } from '#server/problem.ts';
import { today } from '#server/clock.ts';
import type { Language } from '#ui/messages.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import { changeThenShow } from '../../change-then-show.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { language } = event.locals;
    const askKey = event.params.ask;
    const own = await orNull(() => raising.readOwnAsk(member, askKey));
    const sheet = own === null ? await readAsk(member, askKey) : await orNull(() => readAsk(member, askKey));
    const isLevel = mayRole(member.role, 'ask.answer');
    return {
      isLevel,
      mayRaise: mayRole(member.role, 'ask.raise'),
      isSaved: event.url.searchParams.has('saved'),
      today: today(),
      sheet: sheet && toAskText(sheet, language),
      evidence:
        sheet === null
          ? []
          : await readEvidence(sheet.ask.placeId, sheet.ask.content?.evidence ?? [], language),
      isOurs: own !== null,
      isAddressee:
        isLevel && sheet?.ask.content?.addressees.some((one) => one.levelPlaceId === member.placeId) === true,
      hasJoined: sheet?.supports.some(({ placeId }) => placeId === member.placeId) === true,
      joiner: own === null && !isLevel ? await orNull(() => readPlaceContext(member)) : null,
      draft: own && (await loadDraft(member, own, language)),
    };
  });

/** What is not there, or not public yet, is shown as nothing. */
async function orNull<Result>(read: () => Promise<Result>): Promise<Result | null> {
  try {
    return await read();
  } catch (thrown) {
    if (isProblem(thrown)) return null;
    throw thrown;
  }
}

const readEvidence = async (placeId: string, evidence: AskDraft['evidence'], language: Language) =>
  (await readAskEvidence(placeId, evidence)).map((one) => toEvidenceText(one, language));

async function loadDraft(member: Member, own: AskDraft, language: Language) {
  const preview = await orNull(() => previewAsk(member, own.askKey));
  return {
    ...own,
    shownEvidence: await readEvidence(member.placeId, own.evidence, language),
    preview: preview && toAskText(preview, language),
    levels: (await listLevelsAbove(member)).map(({ placeId, name }) => ({ value: placeId, label: name })),
    areas: AREAS_OF_LIFE.map((one) => ({ value: one.code, label: readText(one.label, language) })),
  };
}

type Fields = Record<string, string | string[]>;
const read = (fields: Fields, name: string): string => {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
};
const act = (part: string, run: (member: Member, askKey: string, fields: Fields) => Promise<void>) =>
  changeThenShow(
    part,
    async (member, fields, { params }: { params: { place: string; ask: string } } & Event) => {
      await run(member, params.ask, fields);
      return `/office/${params.place}/asks/${params.ask}?saved`;
    },
  );
type Event = Parameters<typeof requireMember>[0] & { readonly request: Request };

export const actions: Actions = {
  save: act('save', raising.changeAsk),
  words: act('words', raising.addAskEvidence),
  'drop-evidence': act('drop-evidence', (member, key, fields) =>
    raising.removeAskEvidence(member, key, read(fields, 'evidence')),
  ),
  addressee: act('addressee', raising.addAskAddressee),
  'drop-addressee': act('drop-addressee', (member, key, fields) =>
    raising.removeAskAddressee(member, key, read(fields, 'addressee')),
  ),
  publish: act('publish', (member, key) => raising.publishAsk(member, key)),
  withdraw: act('withdraw', raising.withdrawAsk),
  remove: changeThenShow('remove', async (member, _fields, { params }) => {
    await raising.removeAsk(member, params.ask);
    return `/office/${params.place}/asks?saved`;
  }),
  join: act('join', joinAsk),
  leave: act('leave', (member, key) => leaveAsk(member, key)),
  answer: act('answer', answerAsk),
  record: act('record', recordAskAnswer),
};
