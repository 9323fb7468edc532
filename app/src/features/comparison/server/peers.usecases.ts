/** Places like this one. */
import { describeColumn, findNearestPlaces, type NearPlace } from '@vicus/statistics';
import { authorise, type Member } from '#server/auth/member.ts';
import { readOffice, readPublic, type PublicReader } from '#server/db/doors.ts';
import { Problem } from '#server/problem.ts';
import type { ContextDataset } from '../axes.types.ts';
import { chooseMeasures, computeMinimumShared, isInScope, SHOWN_PEERS } from '../peers.rules.ts';
import {
  PEER_CHARACTERISTICS,
  type Peer,
  type PeerComparison,
  type PeerMeasure,
  type PeerPlace,
  type PeerQuestion,
} from '../peers.types.ts';
import { selectContextPlace, selectDatasets } from './axes.queries.ts';
import { readPeerColumn, type PeerColumn } from './peer-columns.ts';
import { composePeerPlaces } from './peer-places.ts';
import { keepInTable, openPlaceTable, type PlaceTable } from './place-table.ts';

export interface PeerPage {
  /** null: the office has not said which entry of the register the place is */
  readonly comparison: PeerComparison | null;
  readonly datasets: readonly ContextDataset[];
}

/** The places most like this one, with every figure that was used. */
export async function readPeers(member: Member, question: PeerQuestion): Promise<PeerPage> {
  authorise(member, 'peers.read');
  const place = await readOffice(member, (reader) => selectContextPlace(reader, member.placeId));
  if (place === undefined) throw new Problem('not-found', 404);
  const { registerCode } = place;
  if (registerCode === null) return { comparison: null, datasets: [] };
  return readPublic((reader) => comparePlaces(reader, registerCode, question));
}

/** `code`: the place's entry in the register. */
export async function comparePlaces(
  reader: PublicReader,
  code: string,
  question: PeerQuestion,
): Promise<PeerPage> {
  const table = await openPlaceTable(reader);
  const own = table.rowOf.get(code);
  if (own === undefined) return { comparison: null, datasets: [] };
  const columns: PeerColumn[] = [];
  for (const characteristic of PEER_CHARACTERISTICS)
    columns.push(await readPeerColumn(reader, table, characteristic));
  const rows = await listAskedRows(table, own, question);
  const measures = measureColumns(columns, rows, own, question);
  const chosen = columns.filter((_, at) => measures[at]?.isChosen);
  const minimumShared = computeMinimumShared(chosen.length);
  const found = findNearestPlaces({
    columns: chosen.map((column) => ({ values: column.compared, weight: 1 })),
    own,
    rows,
    minimumShared,
    count: SHOWN_PEERS,
  });
  const shown = [own, ...found.nearest.map(({ row }) => row)];
  const { places, datasets } = await composePeerPlaces(reader, table, columns, shown);
  const [ownPlace, ...others] = places;
  if (ownPlace === undefined) return { comparison: null, datasets: [] };
  const facts = { question, measures, minimumShared, asked: rows.length - 1, compared: found.compared };
  const comparison = { ...facts, own: ownPlace, peers: joinPeers(others, found.nearest) };
  return { comparison, datasets: await selectDatasets(reader, datasets) };
}

/** Both in the same order. */
function joinPeers(places: readonly PeerPlace[], nearest: readonly NearPlace[]): readonly Peer[] {
  return places.flatMap((place, at) => {
    const near = nearest[at];
    return near === undefined ? [] : [{ ...place, distance: near.distance, shared: near.shared }];
  });
}

/** Rows of the places asked about, the place itself included: it belongs to what is usual. */
function listAskedRows(
  table: PlaceTable,
  own: number,
  { scope, sameDegree }: PeerQuestion,
): Promise<Int32Array> {
  const country = table.countries[own] ?? '';
  const degree = sameDegree ? (table.degrees[own] ?? 0) : 0;
  return keepInTable(table, `asked ${scope} ${scope === 'everywhere' ? '' : country} ${degree}`, () => {
    const rows = table.codes.flatMap((_, row) => {
      const isAsked =
        isInScope(scope, country, table.countries[row] ?? '') &&
        (degree === 0 || table.degrees[row] === degree);
      return isAsked ? [row] : [];
    });
    return Promise.resolve(Int32Array.from(rows));
  }).then((rows) => (rows.includes(own) ? rows : Int32Array.from([own, ...rows])));
}

function measureColumns(
  columns: readonly PeerColumn[],
  rows: Int32Array,
  own: number,
  question: PeerQuestion,
): readonly PeerMeasure[] {
  const facts = columns.map(({ characteristic, compared }) => {
    const { n, standardDeviation } = describeColumn(compared, rows);
    const isKnownHere = !Number.isNaN(compared[own] ?? NaN);
    return {
      characteristic,
      isKnownHere,
      known: n,
      deviation: standardDeviation > 0 ? standardDeviation : null,
    };
  });
  return chooseMeasures(question, rows.length, facts);
}
