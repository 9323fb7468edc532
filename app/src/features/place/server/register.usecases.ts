/** The register of places: what anybody may read of it, and the entry an office chooses as its own. */
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { readOffice, write, type OfficeReader, type PublicReader } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { listSearchForms } from '../gazetteer.rules.ts';
import { joinSeries, type JoinedPoint } from '../joined-series.rules.ts';
import type { PlaceProfile } from '../place.types.ts';
import { listNameForms } from '../register.rules.ts';
import { rankCandidates } from '../register-suggestion.rules.ts';
import { registerChoiceSchema } from '../register.schema.ts';
import type { RegisterLocality } from '../register.types.ts';
import { selectPlaceProfile } from './place.queries.ts';
import {
  selectCandidates,
  selectCoverage,
  selectLocality,
  selectPopulationHistory,
  selectSuccessors,
  updatePopulation,
  updateRegisterChoice,
} from './register.queries.ts';

const MOST_TYPED = 200;
const LONGEST_SOURCE = 300;

export interface RegisterChoice {
  /** false: the operator has imported no places yet */
  readonly isLoaded: boolean;
  readonly hasCountry: boolean;
  /** the code the office chose; it may be one that the register no longer knows */
  readonly chosenCode: string | null;
  readonly chosen: RegisterLocality | null;
  /** where the chosen code has ended: those that came after it */
  readonly successors: readonly string[];
  /** inhabitants by year over mergers and splits */
  readonly series: readonly JoinedPoint[];
  /** what was searched for; the name of the place where nobody typed anything */
  readonly searched: string;
  readonly isSearching: boolean;
  readonly suggestions: readonly RegisterLocality[];
}

/** What the profile page shows of the register. `typed`: what was searched for; null: nobody searched. */
export async function readRegisterChoice(member: Member, typed: string | null): Promise<RegisterChoice> {
  authorise(member, 'place.read');
  return readOffice(member, async (office) => {
    const reader = office as unknown as PublicReader;
    const profile = await requireProfile(office, member.placeId);
    const coverage = await selectCoverage(reader, profile.country);
    const { registerCode } = profile;
    const chosen = registerCode === null ? null : await selectLocality(reader, registerCode);
    const hasEnded = chosen !== null && chosen.validTo !== null;
    const searched = (typed ?? '').trim().slice(0, MOST_TYPED);
    const isSearching = chosen === null || typed !== null;
    return {
      ...coverage,
      chosenCode: registerCode,
      chosen,
      successors: hasEnded ? await selectSuccessors(reader, chosen.placeCode) : [],
      series: chosen === null ? [] : await readPopulationSeries(reader, chosen.placeCode),
      searched,
      isSearching,
      suggestions: isSearching && coverage.hasCountry ? await suggestEntries(reader, profile, searched) : [],
    };
  });
}

/** Inhabitants of a place of the register by year, its predecessors added. See docs/methods/place-register.md. */
export async function readPopulationSeries(
  reader: PublicReader,
  placeCode: string,
): Promise<readonly JoinedPoint[]> {
  const { changes, counts } = await selectPopulationHistory(reader, placeCode);
  const byCode = new Map<string, Map<number, number>>();
  for (const { code, year, population } of counts)
    byCode.set(code, (byCode.get(code) ?? new Map<number, number>()).set(year, population));
  return joinSeries(placeCode, changes, byCode);
}

/** Says which entry the place is. Codes of the profile that are empty are filled in; nothing is overwritten. */
export async function chooseRegisterEntry(member: Member, input: unknown): Promise<void> {
  authorise(member, 'place.change');
  const { placeCode } = parseInput(registerChoiceSchema, input);
  await write(member, async (transaction) => {
    const office = transaction as unknown as OfficeReader;
    const profile = await requireProfile(office, member.placeId);
    const entry = await selectLocality(transaction as unknown as PublicReader, placeCode);
    if (entry === null || entry.country !== profile.country)
      throw new Problem('register-entry-unknown', 422, { code: placeCode }, 'placeCode');
    const region = entry.regions.at(-1)?.placeCode ?? null;
    await updateRegisterChoice(transaction, member.placeId, {
      registerCode: entry.placeCode,
      lauCode: entry.nationalCode,
      nutsCode: region,
    });
    await recordAudit(transaction, member, {
      action: 'place.change',
      objectKind: 'place',
      objectId: member.placeId,
      detail: { part: 'register', code: entry.placeCode },
    });
  });
}

/** Takes the choice back; what was filled in before stays. */
export async function clearRegisterEntry(member: Member): Promise<void> {
  authorise(member, 'place.change');
  await write(member, async (transaction) => {
    const nothing = { registerCode: null, lauCode: null, nutsCode: null };
    const changed = await updateRegisterChoice(transaction, member.placeId, nothing);
    if (changed === 0n) throw new Problem('not-found', 404);
    await recordAudit(transaction, member, {
      action: 'place.change',
      objectKind: 'place',
      objectId: member.placeId,
      detail: { part: 'register' },
    });
  });
}

/** Replaces the profile's number of inhabitants by the register's, with year and source, because somebody asked for it. */
export async function takeRegisterPopulation(member: Member): Promise<void> {
  authorise(member, 'place.change');
  await write(member, async (transaction) => {
    const profile = await requireProfile(transaction as unknown as OfficeReader, member.placeId);
    const entry =
      profile.registerCode === null
        ? null
        : await selectLocality(transaction as unknown as PublicReader, profile.registerCode);
    const counted = entry?.population ?? null;
    if (counted === null) throw new Problem('register-without-population', 422);
    const source = counted.source.slice(0, LONGEST_SOURCE);
    await updatePopulation(transaction, member.placeId, { ...counted, source });
    await recordAudit(transaction, member, {
      action: 'place.change',
      objectKind: 'place',
      objectId: member.placeId,
      detail: { part: 'population', year: counted.year },
    });
  });
}

async function suggestEntries(
  reader: PublicReader,
  profile: PlaceProfile,
  searched: string,
): Promise<readonly RegisterLocality[]> {
  const names = searched === '' ? [profile.name, ...profile.otherNames] : [searched];
  const forms = [...new Set(names.flatMap(listNameForms).flatMap(listSearchForms))];
  const nationalCode = searched === '' ? profile.lauCode : searched.replace(/^[A-Z]{2}_/, '');
  const candidates = await selectCandidates(reader, { country: profile.country, forms, nationalCode });
  return rankCandidates(candidates, { ...profile, forms, nationalCode });
}

async function requireProfile(reader: OfficeReader, placeId: string): Promise<PlaceProfile> {
  const profile = await selectPlaceProfile(reader, placeId);
  if (profile === null) throw new Problem('not-found', 404);
  return profile;
}
