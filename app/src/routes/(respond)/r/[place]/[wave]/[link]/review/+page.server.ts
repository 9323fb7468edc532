import { redirect } from '@sveltejs/kit';
import { checkAnswer, computeCompleteness } from '@vicus/questionnaire';
import { pickText, showAnswer } from '#features/survey/answer-text.rules.ts';
import { listAskedSections } from '#features/survey/pages.rules.ts';
import { preparePage } from '#features/survey/reading.rules.ts';
import { openLink, sealDraft } from '#features/survey/server/respond.usecases.ts';
import { describeContact } from '#features/place/place.rules.ts';
import { createTranslator } from '#ui/messages.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { readAddress, renderHref } from '../../../../../address.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals }) => {
  const { language } = locals;
  const { address, place, wave, draft } = await loadOrExplain(() => openLink(readAddress(params)));
  if (draft === null) redirect(303, renderHref(address, '', language));
  const checked = checkAnswer(wave.instrument, draft.answers);
  const t = createTranslator(language);
  const reading = {
    instrument: wave.instrument,
    answers: draft.answers,
    language,
    submissionKey: draft.submissionKey,
  };
  const asked = listAskedSections(wave.instrument, draft.answers).map((page) => preparePage(page, reading));
  const pages = asked.map(({ section, questions }) => ({
    id: section.id,
    title: pickText(section.title, language),
    href: renderHref(address, `/q/${section.id}`, language),
    answers: questions.map((visible) => showAnswer(visible, draft.answers, language, t)),
    missing: checked.ok
      ? []
      : checked.findings.filter((finding) => section.questions.some(({ id }) => id === finding.question)),
  }));
  return {
    place,
    wave,
    pages,
    contact: describeContact(place),
    completeness: computeCompleteness(wave.instrument, draft.answers),
    submissionKey: draft.submissionKey,
    reviewed: Buffer.from(sealDraft(draft, address)).toString('base64url'),
    sendHref: renderHref(address, '/send', language),
  };
};
