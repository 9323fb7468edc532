/** From the answers of a named wave to a network of those who answered, and to its measures. Pure. */
import { ACTOR_KINDS } from '@vicus/reference';
import {
  buildNetwork,
  computeAgreement,
  computeCentralisation,
  computeDensity,
  computeExternalInternal,
  computeMeanTieValue,
  computeReciprocity,
  computeSignedTies,
  computeStrengthCentralisation,
  computeTransitivity,
  listNetworkShortfalls,
  MINIMUM_ANSWERING_ACTORS,
  MINIMUM_KNOWN_PAIR_SHARE,
  type Frequency,
  type SignedTie,
} from '@vicus/statistics';
import type { Tie } from './answers.rules.ts';
import { readKindOfRow } from './instrument.rules.ts';
import { WINDOWS, type WindowCode } from './governance.types.ts';
import type {
  KnownPair,
  NetworkActor,
  NetworkAnswer,
  NetworkAssessment,
  NetworkMeasures,
  NetworkShape,
  WaveNetwork,
} from './network.types.ts';
import { headingOf } from './table-axes.ts';

/** The row in which partners tell about the local government, where it has no entry of its own in the register. */
const ROW_OF_ROLE: Readonly<Record<string, string>> = {
  'elected-policymaker': 'elected-local-policymakers',
  official: 'local-officials',
};
const HIGHEST_FREQUENCY = 5;
/** Nature is asked as 1 to 5 and shown as −2 to 2. */
const MIDDLE_OF_NATURE = 3;

/** Each organisation counts once; the local government once for each of its roles that is no organisation. */
function toActorKey({ actorId, role, name }: Omit<NetworkAnswer, 'ties'>): string {
  return actorId ?? (Object.hasOwn(ROW_OF_ROLE, role) ? role : name);
}

/** What the whole network shows, or what is missing before it may be measured. `asked`: all on the list. */
export function assessNetwork(answers: readonly NetworkAnswer[], asked: number): NetworkAssessment {
  const answeringActors = new Set(answers.map(toActorKey)).size;
  const responseShare = asked === 0 ? 0 : answers.length / asked;
  const shortfalls = listNetworkShortfalls({ answeringActors, responseShare });
  if (shortfalls.length > 0) return { shortfalls, answeringActors, responseShare, network: [] };
  const network = WINDOWS.map((window) => measureNetwork(composeWaveNetwork(answers, window), window));
  // Who answered as an organisation but was asked about as a kind is seen from one side only.
  return network.every(({ actorCount }) => actorCount >= MINIMUM_ANSWERING_ACTORS)
    ? { shortfalls, answeringActors, responseShare, network }
    : { shortfalls: ['not-asked-about-each-other'], answeringActors, responseShare, network: [] };
}

/** The network of one window: those who answered and could be told about, and what is known of each pair. */
export function composeWaveNetwork(answers: readonly NetworkAnswer[], window: WindowCode): WaveNetwork {
  const rowIds = answers[0]?.ties.map(({ rowId }) => rowId) ?? [];
  const byActor = [...Map.groupBy(answers, toActorKey)];
  const actors = byActor.flatMap(([key, own]): NetworkActor[] => {
    const rowId = findRow(own[0], rowIds);
    return rowId === undefined ? [] : [{ key, group: readGroup(rowId), rowId, answers: own }];
  });
  const told = new Map(actors.map((actor) => [actor.key, mergeTies(actor, window)]));
  const outside = byActor.filter(([key]) => !told.has(key)).flatMap(([, own]) => own.map(({ name }) => name));
  return { actors, pairs: listPairs(actors, told), signedTies: listSigned(actors, told), outside };
}

function findRow(answer: NetworkAnswer | undefined, rowIds: readonly string[]): string | undefined {
  if (answer === undefined) return undefined;
  const { actorId, role } = answer;
  if (actorId === null) return rowIds.find((rowId) => rowId === ROW_OF_ROLE[role]);
  const ending = actorId.replaceAll('-', '');
  return rowIds.find((rowId) => rowId !== readKindOfRow(rowId) && rowId.endsWith(ending));
}

function readGroup(rowId: string): string {
  const kind = ACTOR_KINDS.find(({ code }) => code === readKindOfRow(rowId));
  return kind === undefined ? 'further' : headingOf(kind);
}

interface MergedTie {
  readonly frequency: Frequency;
  /** 1-5; `null`: not said */
  readonly nature: number | null;
}

/** What an actor tells, by row: of several people of one actor the most frequent contact counts, and its nature. */
function mergeTies({ answers }: NetworkActor, window: WindowCode): ReadonlyMap<string, MergedTie> {
  const merged = new Map<string, MergedTie>();
  for (const tie of answers.flatMap(({ ties }) => ties)) {
    const frequency = tie.frequency[window];
    if (typeof frequency !== 'number') continue;
    const before = merged.get(tie.rowId);
    if (before === undefined || frequency > before.frequency)
      merged.set(tie.rowId, { frequency, nature: readNature(tie) });
  }
  return merged;
}

function readNature({ nature }: Tie): number | null {
  return typeof nature === 'number' ? nature : null;
}

type Told = ReadonlyMap<string, ReadonlyMap<string, MergedTie>>;

function listPairs(actors: readonly NetworkActor[], told: Told): KnownPair[] {
  return actors.flatMap((from, i) =>
    actors.slice(i + 1).flatMap((to): KnownPair[] => {
      const one = told.get(from.key)?.get(to.rowId)?.frequency;
      const other = told.get(to.key)?.get(from.rowId)?.frequency;
      return one === undefined || other === undefined ? [] : [{ from: from.key, to: to.key, one, other }];
    }),
  );
}

function listSigned(actors: readonly NetworkActor[], told: Told): SignedTie[] {
  return actors.flatMap((from) =>
    actors.flatMap((to): SignedTie[] => {
      const tie = from === to ? undefined : told.get(from.key)?.get(to.rowId);
      if (tie === undefined || tie.frequency === 0 || tie.nature === null) return [];
      return [{ frequency: tie.frequency, nature: tie.nature - MIDDLE_OF_NATURE }];
    }),
  );
}

export function measureNetwork(network: WaveNetwork, window: WindowCode): NetworkMeasures {
  const { actors, pairs, signedTies, outside } = network;
  const pairCount = (actors.length * (actors.length - 1)) / 2;
  const ties = listValuedTies(pairs);
  const groups = new Map(actors.map(({ key, group }) => [key, group]));
  const isCollectedOnce = pairs.length > 0 && pairs.every(({ one, other }) => one === other);
  return {
    window,
    actorCount: actors.length,
    pairCount,
    knownPairCount: pairs.length,
    shape: pairs.length < MINIMUM_KNOWN_PAIR_SHARE * pairCount ? null : measureShape(network, pairCount),
    sides: isCollectedOnce
      ? null
      : { reciprocity: computeReciprocity(pairs), agreement: computeAgreement(pairs) },
    crossing: computeExternalInternal(
      groups,
      ties.map(({ from, to }) => ({ from, to })),
    ),
    crossingByFrequency: computeExternalInternal(groups, ties),
    signs: computeSignedTies(signedTies),
    outside,
  };
}

/** A tie is there if at least one side tells of contact; its strength is the mean of what the two tell. */
function listValuedTies(pairs: readonly KnownPair[]) {
  return pairs
    .filter(({ one, other }) => one > 0 || other > 0)
    .map(({ from, to, one, other }) => ({ from, to, value: (one + other) / 2 }));
}

function measureShape({ actors, pairs }: WaveNetwork, pairCount: number): NetworkShape {
  const keys = actors.map(({ key }) => key);
  const ties = listValuedTies(pairs);
  const graph = buildNetwork(keys, ties);
  const knownShare = pairCount === 0 ? 1 : pairs.length / pairCount;
  const among = (ofAllPairs: number | null): number | null =>
    ofAllPairs === null ? null : ofAllPairs / knownShare;
  const low = computeDensity(graph) ?? 0;
  return {
    tieCount: graph.tieCount,
    density: among(computeDensity(graph)),
    densityRange: { low, high: low + (1 - knownShare) },
    meanFrequency: among(
      computeMeanTieValue(
        keys.length,
        ties.map(({ value }) => value),
      ),
    ),
    transitivity: computeTransitivity(graph),
    degreeCentralisation: computeCentralisation(graph, 'degree'),
    strengthCentralisation: computeStrengthCentralisation(keys, ties, HIGHEST_FREQUENCY),
    betweennessCentralisation: computeCentralisation(graph, 'betweenness'),
    closenessCentralisation: computeCentralisation(graph, 'closeness'),
  };
}
