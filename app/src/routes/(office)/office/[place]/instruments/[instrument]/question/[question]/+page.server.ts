import { error } from '@sveltejs/kit';
import type { District, Instrument, Question, Section } from '@vicus/questionnaire';
import { MAXIMUM_AUDIO_BYTES } from '#features/instrument/audio.rules.ts';
import { findQuestion, findSection, listEarlierQuestions } from '#features/instrument/edit.rules.ts';
import { isQuestionKind } from '#features/instrument/kinds.rules.ts';
import { removeAudio, saveAudio } from '#features/instrument/server/audio.usecases.ts';
import { addQuestion, changeQuestion } from '#features/instrument/server/edit.usecases.ts';
import { listDistricts } from '#features/place/server/districts.usecases.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../../member.ts';
import { changeThenGo } from '../../../instrument-page.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Parts of the place as answers to choose from. A name is the same in every language. */
async function readDistricts(member: Member): Promise<readonly District[]> {
  const districts = await listDistricts(member);
  return districts.map(({ code, name, outline }) => ({
    code,
    label: { en: name },
    ...(outline ? { outline } : {}),
  }));
}

/** Whose answers the words of a new question may name: it comes after all of its section. */
const listBeforeEnd = (instrument: Instrument, section: Section | undefined): readonly Question[] =>
  section === undefined
    ? []
    : [...listEarlierQuestions(instrument, `section.${section.id}`), ...section.questions];

const refuse = (): never =>
  error(404, { message: 'instrument-not-found', code: 'instrument-not-found', values: {} });

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    authorise(member, 'instrument.change');
    const { document } = await event.parent();
    const { instrument } = document;
    const { question: id } = event.params;
    const question = id === 'new' ? null : (findQuestion(instrument, id) ?? refuse());
    const kind = question?.kind ?? event.url.searchParams.get('kind');
    const section = findSection(instrument, event.url.searchParams.get('section') ?? '');
    if (!isQuestionKind(kind) || (question === null && section === undefined)) return refuse();
    return {
      question,
      kind,
      section: section?.id ?? '',
      districts: kind === 'district' ? (await readDistricts(member)).length : 0,
      earlier: question === null ? listBeforeEnd(instrument, section) : listEarlierQuestions(instrument, id),
      audioKilobytes: MAXIMUM_AUDIO_BYTES / 1024,
      saved: event.url.searchParams.has('saved'),
    };
  });

export const actions: Actions = {
  save: changeThenGo('question', async ({ member, seen, fields }, event: RequestEvent) => {
    const districts = fields['takeDistricts'] === undefined ? [] : await readDistricts(member);
    const { question } = event.params;
    if (question === 'new') return `?saved#${await addQuestion(member, seen, fields, districts)}`;
    await changeQuestion(member, seen, question, fields, districts);
    return `?saved#${question}`;
  }),
  saveAudio: changeThenGo('audio', async ({ member, seen, fields, form }, event: RequestEvent) => {
    const { question } = event.params;
    const file = form.get('file');
    const content = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
    await saveAudio(member, seen, { ...fields, question }, content);
    return `/question/${question}?saved#audio`;
  }),
  removeAudio: changeThenGo('audio', async ({ member, seen, fields }, event: RequestEvent) => {
    const { question } = event.params;
    await removeAudio(member, seen, { ...fields, question });
    return `/question/${question}?saved#audio`;
  }),
};
