/** "You said, we did" on A4, for the notice board and the meeting. */
import { now } from '#server/clock.ts';
import { renderPdf, type Json } from '#server/documents/render-pdf.ts';
import { readSettings } from '#server/settings/settings.ts';
import { createTranslator, formatDate, type Language, type Translate } from '#ui/messages.ts';
import type { CouncilAnswer, FollowUp, PublicConsultation, PublicProposal } from '../participation.types.ts';
import type { ShownText } from '#ui/shown-text.types.ts';
import { pickShownText, toShownText } from '../texts.rules.ts';
import { readSheet } from './sheet-file.ts';

interface FeedbackRequest {
  readonly place: { readonly name: string; readonly slug: string; readonly isExample: boolean };
  readonly file: PublicConsultation;
  readonly language: Language;
}

export async function renderFeedbackSheet({ place, file, language }: FeedbackRequest): Promise<Uint8Array> {
  const t = createTranslator(language);
  const question = pickShownText(file.consultation.question, language);
  const address = `${readSettings().origin}/p/${place.slug}/participation/${file.consultation.consultationId}`;
  return renderPdf({
    template: await readSheet('feedback-sheet.typ'),
    data: {
      place: place.name,
      title: t('respond.participation.feedback.title'),
      question: toJson(question),
      dates: t('respond.participation.feedback.dates', {
        opened: formatDate(file.consultation.opensOn ?? '', language),
        answerable: file.consultation.answerable,
      }),
      whole: file.answer === null ? null : composeAnswer(file.answer, language, t),
      wholeDone: file.followUps.map((one) => composeFollowUp(one, language)),
      said: t('respond.participation.feedback.said'),
      answered: t('respond.participation.answer.title'),
      did: t('respond.participation.done.title'),
      unanswered: t('respond.participation.answer.none'),
      notDone: t('respond.participation.done.none'),
      proposals: file.proposals.map((proposal) => composeProposal(proposal, language, t)),
      more: t('respond.participation.feedback.more', { address: address.replace(/^https?:\/\//, '') }),
    },
    images: {},
    language,
    title: `${place.name}: ${question?.text ?? ''}`,
    author: place.name,
    createdAt: now(),
    ...(place.isExample && { mark: t('word.example') }),
  });
}

function composeProposal(proposal: PublicProposal, language: Language, t: Translate): Json {
  const { coded, paper, expressions } = proposal.support;
  const other = proposal.translations[language];
  return {
    title: toJson(
      other === undefined
        ? toShownText(proposal.title, proposal.language)
        : toShownText(other.title, language),
    ),
    support: [
      t('respond.participation.support.counts', { coded, paper }),
      ...(expressions > 0 ? [t('respond.participation.support.expressions', { expressions })] : []),
    ],
    answer: proposal.answer === null ? null : composeAnswer(proposal.answer, language, t),
    done: proposal.followUps.map((one) => composeFollowUp(one, language)),
  };
}

function composeAnswer(answer: CouncilAnswer, language: Language, t: Translate): Json {
  const decision = t(`respond.participation.decision.${answer.decision}`);
  return {
    decision: `${decision} (${formatDate(answer.answeredOn, language)})`,
    reasons: toJson(pickShownText(answer.reasons, language)),
  };
}

function composeFollowUp(one: FollowUp, language: Language): Json {
  return { day: formatDate(one.doneOn, language), what: toJson(pickShownText(one.what, language)) };
}

function toJson(shown: ShownText | null): Json {
  return { text: shown?.text ?? '', language: shown?.language ?? 'en' };
}
