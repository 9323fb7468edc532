/** Preparing and publishing an edition of a closed wave: what is previewed is what is published. */
import { openProtectedCube } from '@vicus/cube';
import type { ReleaseAsset, ReleaseSummary } from '#features/release/release.types.ts';
import {
  listReleases,
  publishRelease,
  readLedgerSize,
  readNextVersion,
} from '#features/release/server/release.usecases.ts';
import { readWave } from '#features/survey/server/survey.usecases.ts';
import type { PlaceContact } from '#features/place/place.types.ts';
import { readPlaceContact } from '#features/place/server/place-contact.usecases.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { now, today } from '#server/clock.ts';
import { readOffice } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { readSettings } from '#server/settings/settings.ts';
import { readTexts, type Language } from '#ui/messages.ts';
import { secondPersonNeeded } from '../draft.problems.ts';
import { nothingToPublish } from '../publication.problems.ts';
import { describeWithheldTables } from '../publication.rules.ts';
import { publishSchema } from '../publication.schema.ts';
import type { EditionContent, EditionView } from '../publication.types.ts';
import { countShown } from '../key-results.rules.ts';
import { selectStaff } from './draft.queries.ts';
import { composeEdition } from './edition.ts';
import { renderReport, REPORT_LANGUAGES } from './report.ts';
import { readTablesOfWave, type WaveTables } from './wave-tables.ts';

export interface Preparation extends Pick<
  WaveTables,
  'waveTitle' | 'hiddenKinds' | 'isNamingStrict' | 'offers'
> {
  readonly waveId: string;
  readonly place: PlaceContact;
  readonly content: EditionContent;
  /** version the edition will have */
  readonly version: number;
  readonly ledgerSize: number;
  readonly earlier: readonly ReleaseSummary[];
  /** nobody else could approve it: it may be published from here */
  readonly isAlone: boolean;
}

/** What later editions of a wave replace. */
export const toWaveSubject = (waveId: string, isGeneral: boolean): string =>
  `${isGeneral ? 'survey' : 'governance'}/${waveId}`;

/**
 * Everything that publishing this wave would make public, as it stands today. `chosen`: tables of a general wave.
 * Problems: `not-found` (404), `wave-not-closed`, `results-not-computed`, `publication-nothing-to-publish` (409).
 */
export async function preparePublication(
  member: Member,
  waveId: string,
  chosen: readonly string[] | null = null,
): Promise<Preparation> {
  authorise(member, 'release.publish');
  const { ledgerSize, place, staff } = await readOffice(member, async (reader) => ({
    staff: await selectStaff(reader, member.placeId),
    ledgerSize: await readLedgerSize(reader, member.placeId),
    place: await readPlaceContact(reader, member.placeId),
  }));
  const isGeneral = (await readWave(member, waveId)).approach !== null;
  const prepared = await readTablesOfWave(member, waveId, chosen);
  const { tables, before, policy, waveTitle, ...naming } = prepared;
  if (chosen === null && tables.every((table) => countShown(openProtectedCube(table)) === 0))
    throw nothingToPublish();
  const subject = toWaveSubject(waveId, isGeneral);
  const releases = await listReleases(member);
  const earlier = releases.filter((release) => release.subject === subject);
  return {
    waveId,
    waveTitle,
    place,
    content: {
      // the words of the edition before, to be changed or kept
      title: earlier[0]?.title ?? (isGeneral ? { en: waveTitle } : readTexts('public.report.subtitle')),
      summary: earlier[0]?.summary ?? {},
      tables,
      withheld: describeWithheldTables(before, tables),
      policy,
      isExample: place.isExample,
    },
    version: await readNextVersion(member, subject),
    ledgerSize,
    ...naming,
    earlier,
    isAlone: staff.every(({ userId }) => userId === member.userId),
  };
}

/** The edition as everybody will see it, drawn from the same parts. */
export function previewEdition(content: EditionContent, language: Language): EditionView {
  return composeEdition(content, { language, medium: 'screen' });
}

/**
 * Publishes the wave with the words of the form, a report in each report language, and the tables prepared again
 * now. Problems besides those of `preparePublication` and `publishRelease`: `input-invalid` (422).
 */
export async function publishWave(member: Member, waveId: string, form: unknown): Promise<string> {
  authorise(member, 'release.publish');
  const input = parseInput(publishSchema, form);
  const prepared = await preparePublication(member, waveId, input.table);
  if (!prepared.isAlone) throw secondPersonNeeded();
  if (prepared.content.tables.every((table) => countShown(openProtectedCube(table)) === 0))
    throw nothingToPublish();
  const written = (texts: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));
  const content: EditionContent = {
    ...prepared.content,
    title: { en: input.titleEn, ...written({ de: input.titleDe }) },
    summary: written({ en: input.summaryEn, de: input.summaryDe }),
  };
  const assets = await renderReports(content, prepared.place, input.version);
  return publishRelease(member, {
    ...content,
    subject: toWaveSubject(waveId, prepared.offers.length > 0),
    version: input.version,
    ledgerSize: input.ledgerSize,
    assets,
  });
}

/** The printed report of a wave in each language it is written in. */
export async function renderReports(
  content: EditionContent,
  place: PlaceContact,
  version: number,
): Promise<ReleaseAsset[]> {
  const facts = { publishedOn: today(), createdAt: now(), version, origin: readSettings().origin };
  const assets: ReleaseAsset[] = [];
  for (const language of REPORT_LANGUAGES) {
    const pdf = await renderReport({ content, place, language, ...facts });
    assets.push({ name: `report.${language}.pdf`, mediaType: 'application/pdf', content: pdf });
  }
  return assets;
}
