/** Rows of departments: whether newcomers appear in their own plans and budgets. */
import type { OfficeReader, OfficeTransaction } from '#server/db/doors.ts';
import type { Department, NamesNewcomers } from '../action.types.ts';
import type { Reader } from './goal.queries.ts';

export type DepartmentWords = Omit<Department, 'departmentId' | 'revision'>;

const toRow = (words: DepartmentWords) => ({
  name: words.name,
  areas: [...words.areas],
  plan_names_newcomers: words.planNamesNewcomers,
  plan_document: words.planDocument,
  plan_link: words.planLink,
  plan_on: words.planOn,
  budget_names_newcomers: words.budgetNamesNewcomers,
  budget_line: words.budgetLine,
  budget_on: words.budgetOn,
  note: words.note,
});

/** By name. */
export async function selectDepartments(reader: Reader, placeId: string): Promise<Department[]> {
  const rows = await (reader as OfficeReader)
    .selectFrom('office.department')
    .selectAll()
    .where('place_id', '=', placeId)
    .orderBy('name')
    .execute();
  return rows.map((row) => ({
    departmentId: row.department_id,
    name: row.name,
    areas: row.areas,
    planNamesNewcomers: row.plan_names_newcomers as NamesNewcomers,
    planDocument: row.plan_document,
    planLink: row.plan_link,
    planOn: row.plan_on,
    budgetNamesNewcomers: row.budget_names_newcomers as NamesNewcomers,
    budgetLine: row.budget_line,
    budgetOn: row.budget_on,
    note: row.note,
    revision: row.revision,
  }));
}

export async function insertDepartment(
  transaction: OfficeTransaction,
  placeId: string,
  words: DepartmentWords,
): Promise<string> {
  const { department_id } = await transaction
    .insertInto('office.department')
    .values({ place_id: placeId, ...toRow(words) })
    .returning('department_id')
    .executeTakeFirstOrThrow();
  return department_id;
}

/** @returns whether the row still had `seenRevision` */
export async function updateDepartment(
  transaction: OfficeTransaction,
  placeId: string,
  departmentId: string,
  { words, seenRevision }: { readonly words: DepartmentWords; readonly seenRevision: number },
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('office.department')
    .set({ ...toRow(words), revision: seenRevision + 1 })
    .where('place_id', '=', placeId)
    .where('department_id', '=', departmentId)
    .where('revision', '=', seenRevision)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function deleteDepartment(
  transaction: OfficeTransaction,
  placeId: string,
  departmentId: string,
): Promise<boolean> {
  const { numDeletedRows } = await transaction
    .deleteFrom('office.department')
    .where('place_id', '=', placeId)
    .where('department_id', '=', departmentId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
