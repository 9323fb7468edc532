/** The register of policies and measures: what was decided, when it began, when it ended; and its public copy. */
import { flagIdentifyingWords, type IdentifyingWord } from '@vicus/disclosure';
import type { PlaceDecision } from '#features/listening/listening.types.ts';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice, readPublic, write, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { hashPreview } from '#server/json-hash.ts';
import { Problem } from '#server/problem.ts';
import { measurePreviewOutdated, tooManyEntries } from '../policy.problems.ts';
import { listChangedFields, sortMeasures } from '../policy.rules.ts';
import { decisionSchema, measureSchema, publishSchema } from '../policy.schema.ts';
import type { Measure, MeasureChange, MeasureWords, PublicMeasure } from '../policy.types.ts';
import * as queries from './measures.queries.ts';

const MAXIMUM_MEASURES = 2_000;

/** All of them, newest first. */
export async function listMeasures(member: Member): Promise<Measure[]> {
  authorise(member, 'policy.read');
  return sortMeasures(await readOffice(member, (reader) => queries.selectMeasures(reader, member.placeId)));
}

export interface MeasureSheet {
  readonly measure: Measure;
  readonly changes: readonly MeasureChange[];
}

/** @throws Problem `not-found` (404) */
export async function readMeasure(member: Member, measureId: string): Promise<MeasureSheet> {
  authorise(member, 'policy.read');
  return readOffice(member, async (reader) => ({
    measure: findMeasure(await queries.selectMeasures(reader, member.placeId), measureId),
    changes: await queries.selectMeasureChanges(reader, member.placeId, measureId),
  }));
}

function findMeasure(measures: readonly Measure[], measureId: string): Measure {
  const measure = measures.find((one) => one.measureId === measureId);
  if (measure === undefined) throw new Problem('not-found', 404);
  return measure;
}

/** What stands beside the time line of answers: measures with the day on which they were decided, oldest first. */
export async function listDecisions(member: Member): Promise<PlaceDecision[]> {
  const measures = await listMeasures(member);
  return measures
    .flatMap(({ measureId, adoptedOn, implementedFrom, title, link }): PlaceDecision[] => {
      const decidedOn = adoptedOn ?? implementedFrom;
      return decidedOn === null ? [] : [{ decisionId: measureId, decidedOn, what: title, link }];
    })
    .toReversed();
}

/** @returns id of the new measure */
export async function addMeasure(member: Member, input: unknown): Promise<string> {
  authorise(member, 'policy.change');
  return insert(member, parseInput(measureSchema, input));
}

/** The short form beside the time line: a day and a title; the rest can be said later. @returns its id */
export async function noteDecision(member: Member, input: unknown): Promise<string> {
  authorise(member, 'policy.change');
  const { decidedOn, what, link } = parseInput(decisionSchema, input);
  const rest = parseInput(measureSchema, { title: what, kind: 'decision', forWhom: 'everybody' });
  return insert(member, { ...rest, adoptedOn: decidedOn, link });
}

function insert(member: Member, words: MeasureWords): Promise<string> {
  return write(member, async (transaction) => {
    const measures = await queries.selectMeasures(transaction, member.placeId);
    if (measures.length >= MAXIMUM_MEASURES) throw tooManyEntries(MAXIMUM_MEASURES);
    const measureId = await queries.insertMeasure(transaction, member.placeId, words);
    await note(transaction, member, measureId, { added: true });
    return measureId;
  });
}

/** Changes what the office reads and keeps what it said before. The public copy stays until it is published again. */
export async function changeMeasure(member: Member, measureId: string, input: unknown): Promise<void> {
  authorise(member, 'policy.change');
  const words: MeasureWords = parseInput(measureSchema, input);
  await write(member, async (transaction) => {
    const before = await queries.lockMeasure(transaction, member.placeId, measureId);
    if (before === undefined) throw new Problem('not-found', 404);
    const changed = listChangedFields(before, words);
    if (Object.keys(changed).length === 0) return;
    await queries.updateMeasure(transaction, member.placeId, measureId, words);
    await queries.insertChange(transaction, member.placeId, measureId, changed);
    await note(transaction, member, measureId, { fields: Object.keys(changed).join(', ') });
  });
}

/** Removes what was entered by mistake, its public copy too. @throws Problem `not-found` (404) */
export async function removeMeasure(member: Member, measureId: string): Promise<void> {
  authorise(member, 'policy.change');
  await write(member, async (transaction) => {
    const before = await queries.lockMeasure(transaction, member.placeId, measureId);
    if (before === undefined) throw new Problem('not-found', 404);
    await queries.deleteMeasure(transaction, member.placeId, measureId);
    await note(transaction, member, measureId, { removed: before.title });
  });
}

const FREE_TEXTS = ['title', 'what', 'decidedBy', 'endReason', 'money', 'staff'] as const;

export interface MeasurePreview {
  /** words that could tell of a person, by field */
  readonly flagged: readonly {
    readonly field: (typeof FREE_TEXTS)[number];
    readonly words: readonly IdentifyingWord[];
  }[];
  readonly previewHash: string;
  /** whether the public reads just this */
  readonly isPublic: boolean;
}

/** What the public would read, and which of its words to think about. */
export async function previewMeasure(member: Member, measureId: string): Promise<MeasurePreview> {
  authorise(member, 'policy.publish');
  const { measure } = await readMeasure(member, measureId);
  const shown = (await readPublicMeasures(member.placeId)).find((one) => one.measureId === measureId);
  const flagged = FREE_TEXTS.map((field) => ({ field, words: flagIdentifyingWords(measure[field]) }));
  const previewHash = hashWords(measure);
  return {
    flagged: flagged.filter(({ words }) => words.length > 0),
    previewHash,
    isPublic: shown !== undefined && hashWords(shown) === previewHash,
  };
}

/** Every word of it in a fixed order. */
function hashWords(words: MeasureWords): string {
  const { title, what, area, forWhom, kind, decidedBy, adoptedOn } = words;
  const { implementedFrom, endedOn, endReason, link, money, staff } = words;
  const first = [title, what, area, forWhom, kind, decidedBy, adoptedOn];
  const rest = [implementedFrom, endedOn, endReason, link, money, staff];
  return hashPreview([...first, ...rest]);
}

/** Puts a copy on the public page as it was previewed. @throws Problem `measure-preview-outdated` (409) */
export async function publishMeasure(member: Member, measureId: string, input: unknown): Promise<void> {
  authorise(member, 'policy.publish');
  const { previewHash } = parseInput(publishSchema, input);
  await write(member, async (transaction) => {
    const words = await queries.lockMeasure(transaction, member.placeId, measureId);
    if (words === undefined) throw new Problem('not-found', 404);
    if (hashWords(words) !== previewHash) throw measurePreviewOutdated();
    await queries.upsertPublished(transaction, member.placeId, measureId, words, today());
    await note(transaction, member, measureId, { published: true });
  });
}

/** Takes the copy off the public page. */
export async function withdrawMeasure(member: Member, measureId: string): Promise<void> {
  authorise(member, 'policy.publish');
  await write(member, async (transaction) => {
    if (await queries.deletePublished(transaction, member.placeId, measureId))
      await note(transaction, member, measureId, { published: false });
  });
}

/** What the public page of a place shows, newest first. */
export async function readPublicMeasures(placeId: string): Promise<PublicMeasure[]> {
  return sortMeasures(await readPublic((reader) => queries.selectPublicMeasures(reader, placeId)));
}

async function note(
  transaction: OfficeTransaction,
  member: Member,
  measureId: string,
  detail: Readonly<Record<string, string | boolean>>,
): Promise<void> {
  const action = 'published' in detail ? 'policy.publish' : 'policy.change';
  await recordAudit(transaction, member, { action, objectKind: 'measure', objectId: measureId, detail });
}
