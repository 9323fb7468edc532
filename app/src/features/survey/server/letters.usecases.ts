/** Letters and posters as PDF, in the language of whoever reads them. Nothing of them is stored. */
import { toString as renderQrCode } from 'qrcode';
import { describeContact } from '#features/place/place.rules.ts';
import type { PlaceContact } from '#features/place/place.types.ts';
import { readPlaceContact } from '#features/place/server/place-contact.usecases.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { now, today } from '#server/clock.ts';
import { readOffice } from '#server/db/doors.ts';
import { renderPdf, type Json } from '#server/documents/render-pdf.ts';
import { Problem } from '#server/problem.ts';
import { readSettings } from '#server/settings/settings.ts';
import { createTranslator, formatDate, isLanguage, readDirection, type Language } from '#ui/messages.ts';
import { pickText } from '../answer-text.rules.ts';
import { generalDesignSchema } from '../general.schema.ts';
import type { GeneralWave } from '../general.types.ts';
import { estimateMinutes } from '../pages.rules.ts';
import type { InvitationLink, Wave } from '../survey.types.ts';
import { readGeneralWave } from './general.usecases.ts';
import { readLetterLinks } from './invitation.usecases.ts';
import { LETTERS_TEMPLATE, POSTER_TEMPLATE } from './letter-template.ts';
import { composeInvitation, readLanguage } from './mail.usecases.ts';

/** A batch takes about a second to set, during which the program does nothing else. */
export const LETTERS_IN_BATCH = 100;

export interface PdfFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/** Letters of an open wave: batch `number` (from 1). Problems: `wave-not-open` (409), `not-found` (404). */
export async function renderLetters(
  member: Member,
  waveId: string,
  wish: { readonly batch: number; readonly kind: 'invitation' | 'reminder'; readonly language: Language },
): Promise<PdfFile> {
  authorise(member, 'invitation.print');
  const wave = await readGeneralWave(member, waveId);
  const links = await readLetterLinks(member, waveId, ['letter']);
  const from = (wish.batch - 1) * LETTERS_IN_BATCH;
  const batch = links.slice(from, from + LETTERS_IN_BATCH);
  if (batch.length === 0 || from < 0) throw new Problem('not-found', 404);
  const place = await readOwnPlaceContact(member);
  const { returnAddress } = generalDesignSchema.parse(wave.design);
  const letters = batch.map((link, at) =>
    composeLetter(place, wave, link, { kind: wish.kind, image: `q${at}` }),
  );
  const codes = await Promise.all(batch.map(({ url }) => drawCode(url)));
  const content = await renderPdf({
    template: LETTERS_TEMPLATE,
    data: {
      sender: place.name,
      returnAddress: returnAddress === '' ? place.name : returnAddress,
      information: [place.contactName, place.contactEmail].filter((line) => line !== ''),
      letters,
    },
    images: Object.fromEntries(codes.map((svg, at) => [`q${at}`, svg])),
    language: wish.language,
    title: `${wave.title}, ${place.name}`,
    createdAt: now(),
  });
  return { name: `letters-${wish.batch}.pdf`, content };
}

function composeLetter(
  place: PlaceContact,
  wave: GeneralWave,
  link: InvitationLink,
  { kind, image }: { readonly kind: 'invitation' | 'reminder'; readonly image: string },
): Json {
  const language = readLanguage(link);
  const t = createTranslator(language);
  const { before, after } = composeInvitation(place, wave as Wave, link);
  const [greeting = '', ...rest] = before;
  const reminder = kind === 'reminder' ? [t('respond.mail.reminder')] : [];
  return {
    address: [link.name, ...link.addressLines],
    date: formatDate(today(), language),
    lang: language,
    rtl: readDirection(language) === 'rtl',
    subject: wave.instrument === null ? wave.title : pickText(wave.instrument.title, language),
    before: [greeting, ...reminder, ...rest],
    qr: image,
    qrAlt: t('respond.letter.code-picture'),
    scan: t('respond.letter.camera'),
    typeIn: t('respond.letter.type-in'),
    door: renderDoor(place.slug),
    code: link.code ?? '',
    after: [...after],
    closing: place.name,
  };
}

/** The short address where a code is typed in. */
function renderDoor(slug: string): string {
  return `${readSettings().origin}/o/${slug}`;
}

function drawCode(url: string): Promise<string> {
  return renderQrCode(url, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' });
}

interface PosterFacts {
  readonly url: string;
  readonly wave: GeneralWave;
  /** SVG */
  readonly code: string;
}

/** What stands on the poster of an open wave. Problem `wave-has-list` (409) where people are asked by name. */
export async function readPoster(member: Member, waveId: string): Promise<PosterFacts> {
  authorise(member, 'wave.read');
  const wave = await readGeneralWave(member, waveId);
  if (wave.approach !== 'open') throw new Problem('wave-has-list', 409);
  if (wave.state !== 'open') throw new Problem('wave-not-open', 409);
  const { slug } = await readOwnPlaceContact(member);
  const url = `${renderDoor(slug)}/${waveId}`;
  return { url, wave, code: await drawCode(url) };
}

/** Problems: as `readPoster`. */
export async function renderPoster(member: Member, waveId: string, language: Language): Promise<PdfFile> {
  authorise(member, 'wave.read');
  const { url, wave, code } = await readPoster(member, waveId);
  const place = await readOwnPlaceContact(member);
  const { instrument } = wave;
  const languages = Object.keys(instrument?.languages ?? { en: true }).filter(isLanguage);
  const calls = languages.map((one) => {
    const t = createTranslator(one);
    const minutes = instrument === null ? 5 : estimateMinutes(instrument);
    const until = t('respond.start.until', { date: formatDate(wave.closesOn ?? '', one) });
    return {
      lang: one,
      rtl: readDirection(one) === 'rtl',
      question: instrument === null ? wave.title : pickText(instrument.title, one),
      facts: [t('respond.poster.anonymous'), t('respond.start.time.text', { minutes }), until].join(' '),
    };
  });
  const t = createTranslator(language);
  const content = await renderPdf({
    template: POSTER_TEMPLATE,
    data: {
      place: place.name,
      title: wave.title,
      calls,
      url,
      codeAlt: t('respond.letter.code-picture'),
      notes: [describeContact(place)].filter(Boolean),
    },
    images: { code },
    language,
    title: `${wave.title}, ${place.name}`,
    createdAt: now(),
  });
  return { name: 'poster.pdf', content };
}

/** The place that a member works for. */
export function readOwnPlaceContact(member: Member): Promise<PlaceContact> {
  return readOffice(member, (reader) => readPlaceContact(reader, member.placeId));
}
