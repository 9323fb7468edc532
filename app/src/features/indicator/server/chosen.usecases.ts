/** Which indicators a place follows, by which definition, and what it wants to reach. */
import type { IndicatorDefinition } from '@vicus/reference';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { readOffice, write, type OfficeReader, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { aimSchema, choiceSchema, ownIndicatorSchema } from '../chosen.schema.ts';
import {
  findAmong,
  isOtherMeasure,
  listCatalogue,
  listNewest,
  nameOwnIndicator,
  toOwnDefinition,
} from '../definition.rules.ts';
import { indicatorNotChosen, indicatorUnknown, ownIndicatorsFull } from '../indicator.problems.ts';
import type { ChosenIndicator } from '../indicator.types.ts';
import * as queries from './chosen.queries.ts';

const MAXIMUM_OWN = 100;

/** The newest version of everything the place may follow: the catalogue, then its own. */
export async function listDefinitions(member: Member): Promise<IndicatorDefinition[]> {
  authorise(member, 'indicator.read');
  return readOffice(member, async (reader) => [
    ...listCatalogue(),
    ...listNewest(await queries.selectOwnDefinitions(reader, member.placeId)),
  ]);
}

/** @throws Problem `not-found` */
export async function findDefinition(
  member: Member,
  id: string,
  version?: number,
): Promise<IndicatorDefinition> {
  authorise(member, 'indicator.read');
  const own = await readOffice(member, (reader) => queries.selectOwnDefinitions(reader, member.placeId));
  const found = findAmong(own, id, version);
  if (found === undefined) throw indicatorUnknown();
  return found;
}

export function listChosenIndicators(member: Member): Promise<ChosenIndicator[]> {
  authorise(member, 'indicator.read');
  return readOffice(member, (reader) => readChosenIndicators(reader, member.placeId));
}

/** For other use cases, inside their transaction. */
export async function readChosenIndicators(
  reader: OfficeReader | OfficeTransaction,
  placeId: string,
): Promise<ChosenIndicator[]> {
  const own = await queries.selectOwnDefinitions(reader, placeId);
  const rows = await queries.selectChosen(reader, placeId);
  return rows.flatMap(({ indicatorId, definitionVersion, ...rest }): ChosenIndicator[] => {
    const definition = findAmong(own, indicatorId, definitionVersion);
    if (definition === undefined) return [];
    const newest = findAmong(own, indicatorId)?.version ?? definitionVersion;
    return [{ definition, newerVersion: newest > definitionVersion ? newest : null, ...rest }];
  });
}

/** In the version that the place follows, else the newest; inside a transaction. @throws Problem `not-found` */
export async function requireFollowed(
  transaction: OfficeTransaction,
  placeId: string,
  id: string,
): Promise<IndicatorDefinition> {
  const chosen = await readChosenIndicators(transaction, placeId);
  const followed = chosen.find((one) => one.definition.id === id)?.definition;
  const found = followed ?? findAmong(await queries.selectOwnDefinitions(transaction, placeId), id);
  if (found === undefined) throw indicatorUnknown();
  return found;
}

/** The place follows these and no others. Values of one that is followed no longer stay where they are. */
export async function chooseIndicators(
  member: Member,
  input: unknown,
): Promise<{ readonly added: number; readonly dropped: number }> {
  authorise(member, 'indicator.change');
  const { indicators } = parseInput(choiceSchema, input);
  return write(member, async (transaction) => {
    const own = await queries.selectOwnDefinitions(transaction, member.placeId);
    const known = new Set(
      (await queries.selectChosen(transaction, member.placeId)).map((one) => one.indicatorId),
    );
    const wanted = [...new Set(indicators)].map((id) => {
      const definition = findAmong(own, id);
      if (definition === undefined) throw indicatorUnknown();
      return definition;
    });
    const added = wanted.filter(({ id }) => !known.has(id));
    const dropped = [...known].filter((id) => !wanted.some((one) => one.id === id));
    await queries.insertChosen(transaction, member.placeId, added);
    await queries.deleteChosen(transaction, member.placeId, dropped);
    if (added.length + dropped.length > 0)
      await recordAudit(transaction, member, {
        action: 'indicator.change',
        objectKind: 'place',
        objectId: member.placeId,
        detail: { added: added.length, dropped: dropped.length },
      });
    return { added: added.length, dropped: dropped.length };
  });
}

/** Baseline, target, and whom this place counts as newcomers. @throws Problem `indicator-not-chosen`, `target-half` */
export async function saveAim(member: Member, indicatorId: string, input: unknown): Promise<void> {
  authorise(member, 'indicator.change');
  const aim = parseInput(aimSchema, input);
  await changeChosen(member, indicatorId, aim, { target: aim.targetValue ?? '' });
}

/** From now on by the newest definition; values by the earlier one stay, and pictures show the break. */
export async function adoptNewestVersion(member: Member, indicatorId: string): Promise<void> {
  authorise(member, 'indicator.change');
  const { version } = await findDefinition(member, indicatorId);
  await changeChosen(member, indicatorId, { definitionVersion: version }, { version });
}

async function changeChosen(
  member: Member,
  indicatorId: string,
  change: Parameters<typeof queries.updateChosen>[3],
  detail: Readonly<Record<string, string | number>>,
): Promise<void> {
  await write(member, async (transaction) => {
    if (!(await queries.updateChosen(transaction, member.placeId, indicatorId, change)))
      throw indicatorNotChosen();
    await recordAudit(transaction, member, {
      action: 'indicator.change',
      objectKind: 'indicator',
      objectId: indicatorId,
      detail,
    });
  });
}

/** A definition of the place's own, followed from then on. @returns its id. @throws Problem `own-indicators-full` */
export async function addOwnIndicator(member: Member, input: unknown): Promise<string> {
  authorise(member, 'indicator.change');
  const typed = parseInput(ownIndicatorSchema, input);
  return write(member, async (transaction) => {
    const own = listNewest(await queries.selectOwnDefinitions(transaction, member.placeId));
    if (own.length >= MAXIMUM_OWN) throw ownIndicatorsFull(MAXIMUM_OWN);
    const id = nameOwnIndicator(
      typed.name,
      own.map((one) => one.id),
    );
    await saveOwn(transaction, member, toOwnDefinition(id, 1, typed));
    await queries.insertChosen(transaction, member.placeId, [{ id, version: 1 }]);
    return id;
  });
}

/** Another wording stays the same version; another measure with values behind it begins a new one. */
export async function changeOwnIndicator(member: Member, id: string, input: unknown): Promise<void> {
  authorise(member, 'indicator.change');
  const typed = parseInput(ownIndicatorSchema, input);
  await write(member, async (transaction) => {
    const own = await queries.selectOwnDefinitions(transaction, member.placeId);
    const before = own.some((one) => one.id === id) ? findAmong(own, id) : undefined;
    if (before === undefined) throw indicatorUnknown();
    const { placeId } = member;
    const isNew =
      isOtherMeasure(before, toOwnDefinition(id, before.version, typed)) &&
      (await queries.hasObservations(transaction, placeId, id, before.version));
    const version = before.version + (isNew ? 1 : 0);
    await saveOwn(transaction, member, toOwnDefinition(id, version, typed));
    await queries.updateChosen(transaction, placeId, id, { definitionVersion: version });
  });
}

async function saveOwn(
  transaction: OfficeTransaction,
  member: Member,
  definition: IndicatorDefinition,
): Promise<void> {
  await queries.upsertOwnDefinition(transaction, member.placeId, definition);
  await recordAudit(transaction, member, {
    action: 'indicator.change',
    objectKind: 'indicator',
    objectId: definition.id,
    detail: { version: definition.version },
  });
}
