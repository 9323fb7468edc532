/** What can we really reach? All programmes for the own place, or for a group it looks at. */
import { FUND_PROGRAMMES, findFundProgramme, listFundRules, type FundProgramme } from '@vicus/reference';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice, write, type OfficeReader, type PublicReader } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { listCircles } from '#features/circle/server/circle.usecases.ts';
import { readRegisterEntry } from '#features/place/server/context-of-place.usecases.ts';
import { foldWords } from '../call.rules.ts';
import { countOrganisations, estimateProgrammeEffort } from '../effort.rules.ts';
import { decideEligibility } from '../eligibility.rules.ts';
import { basisSchema, groupSchema, type GroupInput } from '../fund.schema.ts';
import type {
  FundAsked,
  FundBasis,
  FundCall,
  FundNeighbour,
  FundNote,
  FundPlace,
  ReachOf,
} from '../fund.types.ts';
import { selectCalls } from './call.queries.ts';
import * as queries from './fund.queries.ts';

/** Of the nearest, offered to look at together. */
const MOST_OFFERED = 12;
const MOST_IN_GROUP = 20;

export interface Reach {
  readonly places: FundAsked['places'];
  readonly basis: FundBasis;
  /** step of the ladder first, 1 nearest; those on no step last */
  readonly rows: readonly ReachOf[];
  /** nearest places of the register that could be looked at together, by what was searched */
  readonly offered: readonly FundNeighbour[];
  readonly circles: readonly { readonly circleId: string; readonly name: string }[];
  /** the circle whose places are looked at; '' none */
  readonly circle: string;
  readonly hasRegister: boolean;
  readonly mayChange: boolean;
}

interface Surroundings {
  readonly asked: FundAsked;
  readonly neighbours: readonly FundNeighbour[];
}

/** @param input `circle`: id of a circle; `with`: codes of the register; `find`: part of a neighbour's name */
export async function readReach(member: Member, input: unknown): Promise<Reach> {
  authorise(member, 'fund.read');
  const group = parseInput(groupSchema, input);
  const circles = await listCircles(member);
  const chosen = circles.find(({ circleId }) => circleId === group.circle);
  const members = (chosen?.members ?? []).filter(
    ({ placeId, state }) => placeId !== member.placeId && ['lead', 'member'].includes(state),
  );
  return readOffice(member, async (reader) => {
    const { asked, neighbours } = await readSurroundings(reader, member.placeId, {
      codes: group.with,
      placeIds: members.map(({ placeId }) => placeId),
    });
    const notes = await queries.selectNotes(reader, member.placeId);
    const { calls } = await selectCalls(reader, {
      words: [],
      programme: 'known',
      isReachable: true,
      until: null,
      today: asked.today,
      limit: 200,
      offset: 0,
    });
    const rows = FUND_PROGRAMMES.map((programme) => judge(programme, { asked, neighbours }, notes, calls));
    return {
      places: asked.places,
      basis: asked.basis,
      rows: rows.toSorted((a, b) => stepOf(a) - stepOf(b)),
      offered: offer(neighbours, asked, group),
      circles: circles
        .filter(({ endedOn }) => endedOn === null)
        .map(({ circleId, name }) => ({ circleId, name })),
      circle: chosen?.circleId ?? '',
      hasRegister: neighbours.length > 0,
      mayChange: ['coordinator', 'officer'].includes(member.role),
    };
  });
}

const stepOf = ({ programme }: ReachOf): number => programme.ladderStep ?? 9;

function judge(
  programme: FundProgramme,
  { asked, neighbours }: Surroundings,
  notes: readonly FundNote[],
  calls: readonly FundCall[],
): ReachOf {
  const decision = decideEligibility(programme, asked, neighbours);
  const organisations = countOrganisations(listFundRules(programme.id).map(({ test }) => test));
  return {
    programme,
    decision,
    effort: estimateProgrammeEffort(programme, decision.outcome, organisations),
    note: notes.find(({ fundKey }) => fundKey === `programme:${programme.id}`) ?? null,
    calls: calls.filter(({ programmeId }) => programmeId === programme.id),
  };
}

function offer(
  neighbours: readonly FundNeighbour[],
  { places }: FundAsked,
  { find }: GroupInput,
): FundNeighbour[] {
  const taken = new Set(places.map(({ placeCode }) => placeCode));
  const wanted = foldWords(find ?? '');
  return neighbours
    .filter(({ placeCode, name }) => !taken.has(placeCode) && foldWords(name).includes(wanted))
    .slice(0, MOST_OFFERED);
}

/** One programme for the own place alone. Problem `fund-unknown` (404) */
export async function readReachOf(member: Member, programmeId: string): Promise<ReachOf> {
  authorise(member, 'fund.read');
  const programme = findFundProgramme(programmeId);
  if (programme === undefined) throw new Problem('fund-unknown', 404);
  return readOffice(member, async (reader) => {
    const surroundings = await readSurroundings(reader, member.placeId, { codes: [], placeIds: [] });
    const notes = await queries.selectNotes(reader, member.placeId);
    const { calls } = await selectCalls(reader, {
      words: [],
      programme: programmeId,
      isReachable: true,
      until: null,
      today: surroundings.asked.today,
      limit: 20,
      offset: 0,
    });
    return judge(programme, surroundings, notes, calls);
  });
}

/** The own place and those it looks at, with what is known of each. */
async function readSurroundings(
  reader: OfficeReader,
  placeId: string,
  { codes, placeIds }: { readonly codes: readonly string[]; readonly placeIds: readonly string[] },
): Promise<Surroundings> {
  const { own, around } = await readOwnPlace(reader, placeId);
  const others = [
    ...(await queries.selectPublishedPlaces(reader, placeIds)),
    ...(await queries.selectRegisterPlaces(reader, codes)),
  ].filter(({ placeCode }) => placeCode === null || placeCode !== own.placeCode);
  return {
    asked: {
      places: [own, ...others.slice(0, MOST_IN_GROUP)],
      basis: await queries.selectBasis(reader, placeId),
      today: today(),
    },
    neighbours:
      around === null ? [] : await queries.selectNeighbours(reader, { ...around, without: own.placeCode }),
  };
}

interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** What the place says of itself comes before the register. */
async function readOwnPlace(
  reader: OfficeReader,
  placeId: string,
): Promise<{ readonly own: FundPlace; readonly around: Point | null }> {
  const place = await queries.selectFundPlace(reader, placeId);
  if (place === undefined) throw new Problem('not-found', 404);
  const { registerCode } = place;
  const entry =
    registerCode === null ? null : await readRegisterEntry(reader as unknown as PublicReader, registerCode);
  const own: FundPlace = {
    placeCode: registerCode,
    name: place.name,
    country: place.country,
    nutsCode: place.nutsCode ?? entry?.regions.at(-1)?.placeCode ?? null,
    population: place.population ?? entry?.population?.inhabitants ?? null,
    degreeOfUrbanisation: entry?.degreeOfUrbanisation ?? null,
  };
  return { own, around: toPoint(place) ?? (entry && toPoint(entry)) };
}

function toPoint({ latitude, longitude }: Nullable<Point>): Point | null {
  return latitude === null || longitude === null ? null : { latitude, longitude };
}

type Nullable<Value> = { readonly [Key in keyof Value]: Value[Key] | null };

/** Keeps what no register knows of the place; an empty answer is not known. */
export async function saveBasis(member: Member, input: unknown): Promise<void> {
  authorise(member, 'fund.change');
  const basis = parseInput(basisSchema, input);
  await write(member, async (transaction) => {
    await queries.upsertBasis(transaction, member.placeId, basis);
    await recordAudit(transaction, member, {
      action: 'fund.change',
      objectKind: 'fund',
      objectId: 'basis',
      detail: { changed: 'basis' },
    });
  });
}
