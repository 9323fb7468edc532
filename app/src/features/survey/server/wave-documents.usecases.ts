/** The documents of a wave in words: for the office as page and PDF, the privacy notice for respondents. */
import type { Instrument } from '@vicus/questionnaire';
import { authorise, type Member } from '#server/auth/member.ts';
import { describeContact } from '#features/place/place.rules.ts';
import { now, today } from '#server/clock.ts';
import { renderPdf } from '#server/documents/render-pdf.ts';
import { createTranslator, formatDate, type Language, type MessageKey } from '#ui/messages.ts';
import { pickText } from '../answer-text.rules.ts';
import { generalDesignSchema } from '../general.schema.ts';
import { asksForTexts } from '../pages.rules.ts';
import {
  composeWaveDocument,
  type DocumentFacts,
  type Statement,
  type WaveDocumentId,
} from '../wave-documents.rules.ts';
import type { Approach, WaveMode } from '../survey.types.ts';
import { readGeneralOpening } from './general.usecases.ts';
import { readOwnPlaceContact, type PdfFile } from './letters.usecases.ts';
import { readWaveNotice } from './open-link.usecases.ts';

interface WrittenDocument {
  readonly id: WaveDocumentId;
  readonly title: string;
  /** who wrote it, and what it is not */
  readonly made: string;
  readonly groups: readonly { readonly heading: string; readonly statements: readonly string[] }[];
}

/** Problems: `not-found` (404), `wave-not-general` (409). */
export async function readWaveDocument(
  member: Member,
  waveId: string,
  id: WaveDocumentId,
  language: Language,
): Promise<WrittenDocument> {
  authorise(member, 'wave.read');
  return writeDocument(id, await readFacts(member, waveId, language), language);
}

/** The same as a file. */
export async function renderWaveDocument(
  member: Member,
  waveId: string,
  id: WaveDocumentId,
  language: Language,
): Promise<PdfFile> {
  authorise(member, 'wave.read');
  const facts = await readFacts(member, waveId, language);
  const { title, made, groups } = writeDocument(id, facts, language);
  const content = await renderPdf({
    template: DOCUMENT_TEMPLATE,
    data: {
      title,
      subtitle: `${facts.place}, ${facts.title}`,
      made,
      groups: groups.map((group) => ({ heading: group.heading, statements: [...group.statements] })),
    },
    images: {},
    language,
    title: `${title}, ${facts.title}, ${facts.place}`,
    createdAt: now(),
  });
  return { name: `${id}.pdf`, content };
}

const DOCUMENT_TEMPLATE = `#import "/report-base.typ": *
#let data = json("/data.json")
#show: report
#text(13pt, weight: "bold", std.title(data.title))
#block(above: 1.2em, text(12pt, fill: muted, data.subtitle))
#notice(data.made)
#for group in data.groups {
  heading(level: 1, group.heading)
  bullets(group.statements)
}
`;

/** What whoever is asked may read without an account, after closing too. Problems: as `readWaveNotice`. */
export async function readPrivacyNotice(slug: string, waveId: string, language: Language) {
  const { place, row } = await readWaveNotice(slug, waveId);
  const design = generalDesignSchema.parse(row.design);
  const instrument = row.instrument as unknown as Instrument;
  const facts: DocumentFacts = {
    place: place.name,
    contact: describeContact(place),
    title: row.title,
    ...describeInstrument(instrument, language),
    mode: row.mode as WaveMode,
    approach: row.approach as Approach,
    minimumGroup: row.minimum_group,
    invited: 0,
    closesOn: row.closes_on ?? design.closesOn,
    retentionUntil: row.retention_until ?? design.retentionUntil,
    design,
  };
  return { place, document: writeDocument('privacy', facts, language) };
}

async function readFacts(member: Member, waveId: string, language: Language): Promise<DocumentFacts> {
  const { wave, design, instrument, invited } = await readGeneralOpening(member, waveId);
  const place = await readOwnPlaceContact(member);
  return {
    place: place.name,
    contact: describeContact(place),
    title: wave.title,
    ...describeInstrument(instrument, language),
    mode: wave.mode,
    approach: wave.approach,
    minimumGroup: wave.minimumGroup,
    invited: invited.total,
    closesOn: wave.closesOn ?? design.closesOn,
    retentionUntil: wave.retentionUntil ?? design.retentionUntil,
    design,
  };
}

function describeInstrument(instrument: Instrument, language: Language) {
  return { instrument: pickText(instrument.title, language), hasTexts: asksForTexts(instrument) };
}

function writeDocument(id: WaveDocumentId, facts: DocumentFacts, language: Language): WrittenDocument {
  const t = createTranslator(language);
  const word = (key: string, values?: Statement['values']) =>
    t(`public.document.${key}` as MessageKey, values ?? {});
  const write = ({ key, values, words = {}, days = {} }: Statement): string => {
    const lists = Object.entries(words).map(([name, keys]) => [
      name,
      keys.map((one) => word(one)).join(', '),
    ]);
    const dates = Object.entries(days).map(([name, day]) => [name, formatDate(day, language)]);
    return word(key, { ...values, ...Object.fromEntries(lists), ...Object.fromEntries(dates) });
  };
  return {
    id,
    title: word(`title.${id}`),
    made: word('made', { date: formatDate(today(), language), title: facts.title }),
    groups: composeWaveDocument(id, facts).map(({ heading, statements }) => ({
      heading: word(heading),
      statements: statements.map(write),
    })),
  };
}
