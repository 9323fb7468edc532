/** Preparing and publishing an edition of a closed wave: what is previewed is what is published. */
import { openProtectedCube, type ProtectedCube, type Texts } from '@vicus/cube';
import { DEFAULT_POLICY, type DisclosurePolicy } from '@vicus/disclosure';
import { readWaveResult } from '#features/governance/server/results.usecases.ts';
import type { ReleaseAsset, ReleaseSummary } from '#features/release/release.types.ts';
import {
  listReleases,
  publishRelease,
  readLedger,
  readLedgerSize,
  readNextVersion,
  withholdFurther,
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
import { withholdUnnamed, type RegisteredActor } from '../naming.rules.ts';
import { nothingToPublish } from '../publication.problems.ts';
import { describeWithheldTables, isNamingStrict, planPublicNaming } from '../publication.rules.ts';
import { publishSchema } from '../publication.schema.ts';
import type { EditionContent, EditionView } from '../publication.types.ts';
import { countShown } from '../key-results.rules.ts';
import { composeEdition } from './edition.ts';
import { readListeningTables, type TableOffer } from './listening-publication.ts';
import { selectActiveActors } from './publication.queries.ts';
import { renderReport, REPORT_LANGUAGES } from './report.ts';

export interface Preparation {
  readonly waveId: string;
  readonly waveTitle: string;
  readonly place: PlaceContact;
  readonly content: EditionContent;
  /** version the edition will have */
  readonly version: number;
  readonly ledgerSize: number;
  /** names of kinds hidden in public only, in English and German */
  readonly hiddenKinds: readonly Texts[];
  readonly isNamingStrict: boolean;
  readonly earlier: readonly ReleaseSummary[];
  /** tables to choose from; empty where a wave is published whole */
  readonly offers: readonly TableOffer[];
}

const toSubject = (waveId: string, isGeneral: boolean): string =>
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
  const { ledgerSize, ledger, actors, place } = await readOffice(member, async (reader) => ({
    ledgerSize: await readLedgerSize(reader, member.placeId),
    ledger: await readLedger(reader, member.placeId),
    actors: await selectActiveActors(reader, member.placeId, today()),
    place: await readPlaceContact(reader, member.placeId),
  }));
  const isGeneral = (await readWave(member, waveId)).approach !== null;
  const prepared = isGeneral
    ? await prepareListening(member, waveId, chosen)
    : await prepareGovernance(member, waveId, { ledger, actors });
  const { tables, before, policy, waveTitle, ...naming } = prepared;
  if (chosen === null && tables.every((table) => countShown(openProtectedCube(table)) === 0))
    throw nothingToPublish();
  const subject = toSubject(waveId, isGeneral);
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
  };
}

interface PreparedTables extends Pick<
  Preparation,
  'waveTitle' | 'hiddenKinds' | 'isNamingStrict' | 'offers'
> {
  /** what the office sees, and what the public would */
  readonly before: readonly ProtectedCube[];
  readonly tables: readonly ProtectedCube[];
  readonly policy: DisclosurePolicy;
}

async function prepareGovernance(
  member: Member,
  waveId: string,
  {
    ledger,
    actors,
  }: { readonly ledger: readonly ProtectedCube[]; readonly actors: readonly RegisteredActor[] },
): Promise<PreparedTables> {
  const result = await readWaveResult(member, waveId);
  const plan = planPublicNaming(result.tables, actors, ledger);
  const tables = result.tables.map((table) => withholdFurther(table, (cube) => withholdUnnamed(cube, plan)));
  const cubes = tables.map((table) => openProtectedCube(table));
  return {
    waveTitle: result.wave.title,
    before: result.tables,
    tables,
    policy: DEFAULT_POLICY,
    hiddenKinds: listHiddenKinds(cubes, plan.kinds),
    isNamingStrict: isNamingStrict(plan),
    offers: [],
  };
}

/** Tables of a survey name nobody, so nothing is hidden besides what the gate withholds. */
async function prepareListening(
  member: Member,
  waveId: string,
  chosen: readonly string[] | null,
): Promise<PreparedTables> {
  const { waveTitle, offers, tables, policy } = await readListeningTables(member, waveId, chosen);
  return { waveTitle, offers, tables, policy, before: tables, hiddenKinds: [], isNamingStrict: false };
}

function listHiddenKinds(
  cubes: readonly ReturnType<typeof openProtectedCube>[],
  hidden: ReadonlySet<string>,
): Texts[] {
  const actors = cubes.flatMap((cube) => cube.dimensions).find(({ id }) => id === 'actor')?.categories ?? [];
  return actors.filter(({ code }) => hidden.has(code)).map(({ label }) => label);
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
    subject: toSubject(waveId, prepared.offers.length > 0),
    version: input.version,
    ledgerSize: input.ledgerSize,
    assets,
  });
}

async function renderReports(
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
