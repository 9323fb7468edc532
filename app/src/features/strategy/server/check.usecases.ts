/** What a strategy lacks, and the register of departments it is checked against. */
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { readOffice, write, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput, rowId } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { nestFields } from '../action-form.rules.ts';
import { departmentSchema } from '../action.schema.ts';
import type { Department } from '../action.types.ts';
import { listFindings } from '../check.rules.ts';
import type { CliffYear, Finding } from '../check.types.ts';
import { computeCliff } from '../check-money.rules.ts';
import { changedMeanwhile, tooManyEntries } from '../strategy.problems.ts';
import { revisionSchema } from '../strategy.schema.ts';
import type { StrategyContent } from '../strategy.types.ts';
import * as queries from './check.queries.ts';
import { readStrategyContent } from './content.usecases.ts';

const MAXIMUM_DEPARTMENTS = 60;

type Fields = Readonly<Record<string, unknown>>;

export interface CheckSheet {
  readonly content: StrategyContent;
  readonly departments: readonly Department[];
  readonly findings: readonly Finding[];
  readonly cliff: readonly CliffYear[];
}

/** @throws Problem `not-found` (404) */
export async function readChecks(member: Member, strategyId: string): Promise<CheckSheet> {
  authorise(member, 'strategy.read');
  return readOffice(member, async (reader) => {
    const content = await readStrategyContent(reader, member.placeId, parseInput(rowId, strategyId));
    const departments = await queries.selectDepartments(reader, member.placeId);
    return {
      content,
      departments,
      findings: listFindings(content, { departments }),
      cliff: computeCliff(content),
    };
  });
}

export async function listDepartments(member: Member): Promise<Department[]> {
  authorise(member, 'strategy.read');
  return readOffice(member, (reader) => queries.selectDepartments(reader, member.placeId));
}

/** @returns its id */
export async function addDepartment(member: Member, input: Fields): Promise<string> {
  authorise(member, 'strategy.change');
  const words = parseInput(departmentSchema, nestFields(input));
  return write(member, async (transaction) => {
    const departments = await queries.selectDepartments(transaction, member.placeId);
    if (departments.length >= MAXIMUM_DEPARTMENTS) throw tooManyEntries(MAXIMUM_DEPARTMENTS);
    const departmentId = await queries.insertDepartment(transaction, member.placeId, words);
    await note(transaction, member, departmentId, { added: words.name });
    return departmentId;
  });
}

/** @throws Problem `not-found` (404), `changed-meanwhile` (409) */
export async function changeDepartment(member: Member, departmentId: string, input: Fields): Promise<void> {
  authorise(member, 'strategy.change');
  const words = parseInput(departmentSchema, nestFields(input));
  const { revision: seenRevision } = parseInput(revisionSchema, input);
  await write(member, async (transaction) => {
    const departments = await queries.selectDepartments(transaction, member.placeId);
    if (!departments.some((one) => one.departmentId === departmentId)) throw new Problem('not-found', 404);
    const change = { words, seenRevision };
    if (!(await queries.updateDepartment(transaction, member.placeId, departmentId, change)))
      throw changedMeanwhile();
    await note(transaction, member, departmentId, { changed: words.name });
  });
}

export async function removeDepartment(member: Member, departmentId: string): Promise<void> {
  authorise(member, 'strategy.change');
  await write(member, async (transaction) => {
    if (!(await queries.deleteDepartment(transaction, member.placeId, departmentId)))
      throw new Problem('not-found', 404);
    await note(transaction, member, departmentId, { removed: true });
  });
}

function note(
  transaction: OfficeTransaction,
  member: Member,
  departmentId: string,
  detail: Readonly<Record<string, string | boolean>>,
): Promise<void> {
  const row = `department ${departmentId}`;
  return recordAudit(transaction, member, {
    action: 'strategy.change',
    objectKind: 'strategy',
    objectId: member.placeId,
    detail: { row, ...detail },
  });
}
