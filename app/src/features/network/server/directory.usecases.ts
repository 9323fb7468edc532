/** The directory of networks: for everybody, and for a place with what speaks for and against each. */
import { readContextOf } from '#features/practice/server/context.usecases.ts';
import type { PlaceContext } from '#features/practice/context.rules.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice, readPublic, type OfficeReader, type PublicReader } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { isProblem, Problem } from '#server/problem.ts';
import type { NetworkPurpose } from '@vicus/reference';
import { composeNetworkBudget, goesOn, type NetworkBudget } from '../budget.rules.ts';
import { listShipped, toOwnDirectory, toSharedDirectory } from '../directory.rules.ts';
import { listFitReasons, mayJoin, type FitReason } from '../fit.rules.ts';
import { wishesSchema } from '../network.schema.ts';
import type {
  DirectoryNetwork,
  Membership,
  NetworkNote,
  NetworkReturn,
  OwnNetwork,
  PublishedNetwork,
} from '../network.types.ts';
import { planJoining, type JoiningPlan } from '../overlap.rules.ts';
import * as queries from './network.queries.ts';
import { isSharedWith, selectNotes, selectPublishedNetworks } from './published.queries.ts';

/** Networks that real places wrote down and published; also what the feed offers. */
export const listPublishedNetworks = (reader: PublicReader): Promise<PublishedNetwork[]> =>
  selectPublishedNetworks(reader, false);

export interface PublicDirectory {
  readonly networks: readonly DirectoryNetwork[];
  /** by key of the network; those on networks that only a place knows are left out */
  readonly notes: readonly NetworkNote[];
}

/** What everybody reads: shipped networks, those that places published, and what members got out of them. */
export function readPublicDirectory(language: string): Promise<PublicDirectory> {
  return readPublic(async (reader) => {
    const shared = await selectPublishedNetworks(reader, false);
    return {
      networks: [...listShipped(language), ...shared.map(toSharedDirectory)],
      notes: toShared(await selectNotes(reader, false), shared),
    };
  });
}

/** A note on a network of its own that the place published as well stands with that entry. */
function toShared(notes: readonly NetworkNote[], shared: readonly PublishedNetwork[]): NetworkNote[] {
  const published = new Set(shared.map(({ networkId }) => networkId));
  return notes.flatMap((note) => {
    if (!note.networkKey.startsWith('own:')) return [note];
    const id = note.networkKey.slice('own:'.length);
    return published.has(id) ? [{ ...note, networkKey: `shared:${id}` }] : [];
  });
}

export interface JudgedNetwork {
  readonly network: DirectoryNetwork;
  readonly reasons: readonly FitReason[];
  /** nothing that is known stands against it */
  readonly mayJoin: boolean;
  readonly membership: Membership | null;
  readonly notes: readonly NetworkNote[];
  /** published by this place: its entry, its note */
  readonly isPublished: boolean;
}

export interface NetworkDesk {
  readonly networks: readonly JudgedNetwork[];
  readonly budget: NetworkBudget;
  readonly returns: readonly NetworkReturn[];
  readonly wishes: readonly NetworkPurpose[];
  readonly plan: JoiningPlan;
  /** null: the place has no public profile, its size is not known here */
  readonly population: number | null;
}

/** Everything about networks of one place. `wishes`: what it wants to get out of them. */
export async function readNetworkDesk(
  member: Member,
  wishes: unknown,
  language: string,
): Promise<NetworkDesk> {
  authorise(member, 'network.read');
  const wished = parseInput(wishesSchema, wishes);
  const office = await readOffice(member, async (reader) => ({
    own: await queries.selectOwnNetworks(reader, member.placeId),
    memberships: await queries.selectMemberships(reader, member.placeId),
    returns: await queries.selectReturns(reader, member.placeId),
    place: await readProfile(reader, member.placeId),
  }));
  const { isExample } = office.place;
  const shared = await readPublic((reader) => selectPublishedNetworks(reader, isExample));
  const notes = toShared(await readPublic((reader) => selectNotes(reader, isExample)), shared);
  const networks = judgeAll({ ...office, shared, notes, wished, placeId: member.placeId }, language);
  const year = Number(today().slice(0, 4));
  const has = networks.filter(({ membership }) => membership !== null && goesOn(membership, year));
  const open = networks.filter((one) => one.mayJoin && !has.includes(one));
  return {
    networks,
    budget: composeNetworkBudget(office.memberships, office.returns, year),
    returns: office.returns,
    wishes: wished,
    plan: planJoining({ wishes: wished, has: listNetworks(has), candidates: listNetworks(open) }),
    population: office.place.context?.population ?? null,
  };
}

const listNetworks = (judged: readonly JudgedNetwork[]): DirectoryNetwork[] =>
  judged.map(({ network }) => network);

interface ToJudge {
  readonly placeId: string;
  readonly own: readonly OwnNetwork[];
  readonly memberships: readonly Membership[];
  readonly place: Profile;
  readonly shared: readonly PublishedNetwork[];
  readonly notes: readonly NetworkNote[];
  readonly wished: readonly NetworkPurpose[];
}

/** Shipped networks, then those the place wrote down, then those that others published. */
function judgeAll(all: ToJudge, language: string): JudgedNetwork[] {
  const { context, name } = all.place;
  const mine = new Set(all.shared.filter((one) => one.placeId === all.placeId).map((one) => one.networkId));
  const place = { population: context?.population ?? null, country: context?.country ?? '' };
  const directory = [
    ...listShipped(language),
    ...all.own.map((one) => toOwnDirectory(one, name)),
    ...all.shared.filter((one) => one.placeId !== all.placeId).map(toSharedDirectory),
  ];
  return directory.map((network) => {
    const reasons = listFitReasons(network, place, all.wished);
    const keys = [network.key, network.key.replace(/^own:/, 'shared:')];
    return {
      network,
      reasons,
      mayJoin: mayJoin(reasons),
      membership: all.memberships.find((one) => one.networkKey === network.key) ?? null,
      notes: all.notes.filter((one) => keys.includes(one.networkKey)),
      isPublished: network.origin === 'own' && mine.has(network.key.slice('own:'.length)),
    };
  });
}

interface Profile {
  readonly context: PlaceContext | null;
  readonly isExample: boolean;
  readonly name: string;
}

/** A place without a public page reads the directory too; then its size is not known here. */
async function readProfile(reader: OfficeReader, placeId: string): Promise<Profile> {
  try {
    const { context, isExample } = await readContextOf(reader, placeId);
    return { context, isExample, name: context.name };
  } catch (error) {
    if (isProblem(error) && error.code === 'public-profile-missing')
      return { context: null, isExample: false, name: '' };
    throw error;
  }
}

/** One network with everything about it. Problem `not-found` (404) */
export async function readNetworkSheet(
  member: Member,
  networkKey: string,
  language: string,
): Promise<
  JudgedNetwork & { readonly returns: readonly NetworkReturn[]; readonly ownNote: NetworkNote | null }
> {
  const desk = await readNetworkDesk(member, [], language);
  const found = desk.networks.find(({ network }) => network.key === networkKey);
  if (found === undefined) throw new Problem('not-found', 404);
  const ownNote = await readOwnNote(member, networkKey);
  return { ...found, returns: desk.returns.filter((one) => one.networkKey === networkKey), ownNote };
}

/** Looks at one row: shipped networks the schema of keys knows. Problem `not-found` (404): not in the place's directory */
export async function requireNetwork(member: Member, networkKey: string): Promise<void> {
  authorise(member, 'network.read');
  const [origin, id = ''] = networkKey.split(':');
  if (origin === 'reference') return;
  const isThere =
    origin === 'own'
      ? await readOffice(member, (reader) => queries.hasOwnNetwork(reader, member.placeId, id))
      : await readPublic((reader) => isSharedWith(reader, member.placeId, id));
  if (!isThere) throw new Problem('not-found', 404);
}

async function readOwnNote(member: Member, networkKey: string): Promise<NetworkNote | null> {
  const notes = await readPublic(async (reader) => [
    ...(await selectNotes(reader, false)),
    ...(await selectNotes(reader, true)),
  ]);
  return notes.find((one) => one.placeId === member.placeId && one.networkKey === networkKey) ?? null;
}
