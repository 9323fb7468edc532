/** The form on paper, and slips with the codes of the invited. */
import { authorise, type Member } from '#server/auth/member.ts';
import { now } from '#server/clock.ts';
import { renderPdf, type Json } from '#server/documents/render-pdf.ts';
import { Problem } from '#server/problem.ts';
import { createTranslator, formatDate, readDirection, type Language } from '#ui/messages.ts';
import { pickText } from '../answer-text.rules.ts';
import { layOutPaper } from '../paper.rules.ts';
import { describeSkips } from '../paper-skip.rules.ts';
import type { PaperField, PaperQuestion } from '../paper.types.ts';
import { readLetterLinks } from './invitation.usecases.ts';
import { readOwnPlaceContact, type PdfFile } from './letters.usecases.ts';
import { readLanguage } from './mail.usecases.ts';
import { FORM_TEMPLATE, SLIPS_TEMPLATE } from './paper-template.ts';
import { readPaperWave } from './paper.usecases.ts';

/** A batch is set in about a second. */
export const SLIPS_IN_BATCH = 200;

/** The form of an open anonymous wave in one of its languages. Problems: as `readPaperState`; `not-found` (404). */
export async function renderPaperForm(member: Member, waveId: string, language: Language): Promise<PdfFile> {
  authorise(member, 'paper.key');
  const wave = await readPaperWave(member, waveId);
  const { instrument } = wave;
  if (!Object.hasOwn(instrument.languages, language)) throw new Problem('not-found', 404);
  const place = await readOwnPlaceContact(member);
  const t = createTranslator(language);
  const reader = { language, t };
  const skips = describeSkips(instrument, reader);
  const consent = instrument.consent === undefined ? [] : [pickText(instrument.consent, language)];
  const content = await renderPdf({
    template: FORM_TEMPLATE,
    data: {
      lang: language,
      rtl: readDirection(language) === 'rtl',
      title: pickText(instrument.title, language),
      place: place.name,
      footer: `${place.name} · ${wave.title}`,
      before: [
        pickText(instrument.purpose, language),
        t('respond.paper.how'),
        t('respond.paper.anonymous', { minimum: wave.minimumGroup }),
        ...consent,
      ],
      sections: layOutPaper(instrument, reader).map(({ title, intro, questions }) => ({
        title,
        intro,
        questions: questions.map((one) => toPrinted(one, skips.get(one.question.id) ?? '', reader)),
      })),
      after: [t('respond.paper.back', { date: formatDate(wave.closesOn ?? '', language) })],
    },
    images: {},
    language,
    title: `${pickText(instrument.title, language)}, ${place.name}`,
    createdAt: now(),
  });
  return { name: `form-${language}.pdf`, content };
}

interface Reader {
  readonly language: Language;
  readonly t: ReturnType<typeof createTranslator>;
}

function toPrinted(
  { number, question, label, help, fields }: PaperQuestion,
  skip: string,
  reader: Reader,
): Json {
  const { t } = reader;
  const [first] = fields;
  const marks = (fields.find(({ form }) => form !== 'name')?.marks ?? []).map((one) => ({
    mark: one.mark,
    label: one.label,
  }));
  const base = { number, label, help, skip, marks, how: '', rows: [], ends: '' };
  switch (question.kind) {
    case 'matrix':
    case 'roster':
      return { ...base, form: 'table', rows: toRows(fields) };
    case 'zero-to-ten':
      return { ...base, form: 'scale', ends: toEnds(question, reader) };
    case 'several-choices':
      return { ...base, form: 'choices', how: t('respond.paper.several') };
    case 'number':
    case 'month':
      return { ...base, form: 'fill-in', how: question.kind === 'month' ? t('respond.paper.month') : '' };
    case 'short-text':
    case 'long-text':
      return { ...base, form: 'words' };
    default:
      return { ...base, form: first === undefined ? 'words' : 'choices' };
  }
}

function toEnds(
  question: PaperQuestion['question'] & { readonly kind: 'zero-to-ten' },
  { language }: Reader,
): string {
  return `0: ${pickText(question.lowLabel, language)} · 10: ${pickText(question.highLabel, language)}`;
}

/** One row of boxes for each cell; where a name is written, it has a row of its own above them. */
function toRows(fields: readonly PaperField[]): Json[] {
  return fields.map(({ number, label, form }) => ({
    letter: number,
    label,
    written: form === 'name',
  }));
}

/** Slips for everybody who gets a letter or an invitation by hand: batch `number` from 1. */
export async function renderSlips(
  member: Member,
  waveId: string,
  { batch, language }: { readonly batch: number; readonly language: Language },
): Promise<PdfFile> {
  authorise(member, 'invitation.print');
  const wave = await readPaperWave(member, waveId);
  const links = await readLetterLinks(member, waveId, ['letter', 'hand']);
  const from = (batch - 1) * SLIPS_IN_BATCH;
  const some = links.slice(from, from + SLIPS_IN_BATCH);
  if (some.length === 0 || from < 0) throw new Problem('not-found', 404);
  const place = await readOwnPlaceContact(member);
  const t = createTranslator(language);
  const content = await renderPdf({
    template: SLIPS_TEMPLATE,
    data: {
      heading: t('office.wave.paper.slips.heading', { wave: wave.title }),
      stub: t('office.wave.paper.slips.stub'),
      slips: some.map((link) => {
        const own = readLanguage(link);
        const words = createTranslator(own)('respond.paper.slip', { place: place.name });
        return {
          name: link.name,
          lang: own,
          rtl: readDirection(own) === 'rtl',
          words,
          code: link.code ?? '',
        };
      }),
    },
    images: {},
    language,
    title: `${t('office.wave.paper.slips.title')}, ${wave.title}`,
    createdAt: now(),
  });
  return { name: `slips-${batch}.pdf`, content };
}
