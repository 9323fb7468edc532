/** Slips with one-time codes, eight a sheet, to cut and to hand out. */
import { now } from '#server/clock.ts';
import { renderPdf } from '#server/documents/render-pdf.ts';
import { createTranslator, formatDate, type Language } from '#ui/messages.ts';
import type { Consultation } from '../participation.types.ts';
import { pickShownText } from '../texts.rules.ts';
import { readSheet } from './sheet-file.ts';

export interface SlipsRequest {
  readonly place: { readonly name: string; readonly isExample: boolean };
  readonly consultation: Consultation;
  readonly codes: readonly string[];
  readonly language: Language;
  /** of the page on which a code is used */
  readonly address: string;
}

export async function renderSlips({ place, consultation, codes, language, address }: SlipsRequest) {
  const t = createTranslator(language);
  const question = pickShownText(consultation.question, language);
  const last = consultation.closesOn;
  return renderPdf({
    template: await readSheet('slips.typ'),
    data: {
      title: t('respond.participation.slip.title', { place: place.name }),
      question: question?.text ?? '',
      questionLanguage: question?.language ?? language,
      how: t('respond.participation.slip.how', { choices: consultation.choicesPerCode }),
      until: last === null ? '' : t('respond.participation.slip.until', { day: formatDate(last, language) }),
      privacy: t('respond.participation.slip.privacy'),
      address: address.replace(/^https?:\/\//, ''),
      codes: [...codes],
    },
    images: {},
    language,
    title: t('respond.participation.slip.title', { place: place.name }),
    author: place.name,
    createdAt: now(),
    ...(place.isExample && { mark: t('word.example') }),
  });
}
