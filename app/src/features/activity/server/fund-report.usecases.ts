/** Reports to funds: read, taken out for internal use, completed with what only organisers know. */
import { forInternalUse } from '@vicus/disclosure';
import { toCsv } from '@vicus/formats';
import { findFundIndicator } from '@vicus/reference';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice, write, type OfficeReader, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { totalNotAsked } from '../activity.problems.ts';
import { periodFields, reportQuery, totalFields } from '../activity.schema.ts';
import type { FundTotal, ReportFund } from '../activity.types.ts';
import { readAttendance, type Fields } from '../count-form.rules.ts';
import { composeFundReport } from '../fund-report.rules.ts';
import { composeFundCube } from '../fund-report.tables.ts';
import type { FundReport } from '../fund-report.types.ts';
import { selectActivities, selectFundTotals, selectRecords } from './activity.queries.ts';

export interface ReportQuery {
  readonly fund: ReportFund;
  readonly period: string;
  readonly project: string;
}

/** What an address asks for; this year where it names no period. */
export function readReportQuery(asked: unknown): ReportQuery {
  const { fund, project, year, span } = parseInput(reportQuery, asked);
  const named = year === '' ? today().slice(0, 4) : year;
  return { fund, project, period: span === '' ? named : `${named}-${span}` };
}

export interface ShownFundReport extends FundReport {
  /** projects of activities of this fund, for the choice */
  readonly projects: readonly string[];
}

async function composeFor(
  reader: OfficeReader | OfficeTransaction,
  placeId: string,
  query: ReportQuery,
): Promise<ShownFundReport> {
  const activities = await selectActivities(reader, placeId);
  const report = composeFundReport({
    ...query,
    activities,
    records: await selectRecords(reader, placeId),
    totals: await selectFundTotals(reader, placeId),
    today: today(),
  });
  const ofFund = activities.filter(({ funds }) => funds.includes(query.fund));
  const projects = [...new Set(ofFund.map(({ project }) => project))].filter((name) => name !== '');
  return { ...report, projects: projects.toSorted() };
}

/** Every common indicator of a fund as the register answers it. */
export async function readFundReport(member: Member, query: ReportQuery): Promise<ShownFundReport> {
  authorise(member, 'data.read');
  return readOffice(member, (reader) => composeFor(reader, member.placeId, query));
}

/** The same, to be taken out of the house as a file for internal use: written to the audit. `file`: its name. */
export async function takeOutFundReport(
  member: Member,
  query: ReportQuery,
  file: string,
): Promise<ShownFundReport> {
  authorise(member, 'data.read');
  return write(member, async (transaction) => {
    await recordAudit(transaction, member, {
      action: 'data.read',
      objectKind: 'activity',
      objectId: file,
      detail: { ...query },
    });
    return composeFor(transaction, member.placeId, query);
  });
}

/** As CSV for internal use, with its mark. */
export async function exportFundReport(
  member: Member,
  query: ReportQuery,
  language: string,
): Promise<string> {
  const report = await takeOutFundReport(member, query, 'fund-report.csv');
  const purpose = `report to ${query.fund} for ${query.period}`;
  const internal = forInternalUse(composeFundCube(report), purpose, { by: member.userId, on: today() });
  return toCsv(internal, { language, byteOrderMark: true });
}

/** An indicator that takes a total, with what was told. Problems `not-found` (404), `fund-total-not-asked` (422). */
export async function readFundTotal(
  member: Member,
  fundIndicatorId: string,
  { period, project }: Pick<ReportQuery, 'period' | 'project'>,
): Promise<FundTotal | null> {
  authorise(member, 'data.read');
  findTotalIndicator(fundIndicatorId);
  const totals = await readOffice(member, (reader) => selectFundTotals(reader, member.placeId));
  const isAsked = (one: FundTotal) =>
    one.fundIndicatorId === fundIndicatorId && one.period === period && one.project === project;
  return totals.find(isAsked) ?? null;
}

export function findTotalIndicator(fundIndicatorId: string) {
  const indicator = findFundIndicator(fundIndicatorId);
  if (indicator === null) throw new Problem('not-found', 404);
  if (indicator.rule.serves === 'nothing') throw totalNotAsked();
  return indicator;
}

/** Keeps what the organiser told, instead of what stood there. Problems as for reading, and those of counts. */
export async function saveFundTotal(
  member: Member,
  fundIndicatorId: string,
  project: string,
  fields: Fields,
): Promise<string> {
  authorise(member, 'activity.change');
  findTotalIndicator(fundIndicatorId);
  const period = parseInput(periodFields, fields);
  const { isEstimate, toldBy } = parseInput(totalFields, fields);
  const counted = readAttendance(fields);
  const people = counted.reduce((sum, cell) => sum + cell.people, 0);
  const isToldApart = counted.some(({ age, sex }) => age !== 'unknown' || sex !== 'unknown');
  const cells = isToldApart ? counted.map(({ age, sex, people: of }) => ({ age, sex, people: of })) : [];
  const values = { people, cells: JSON.stringify(cells), is_estimate: isEstimate, told_by: toldBy };
  await write(member, async (transaction) => {
    await transaction
      .insertInto('confidential.fund_total')
      .values({
        place_id: member.placeId,
        fund_indicator_id: fundIndicatorId,
        project,
        period,
        entered_by: member.userId,
        ...values,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['place_id', 'fund_indicator_id', 'project', 'period'])
          .doUpdateSet({ ...values, entered_by: member.userId, entered_on: today() }),
      )
      .execute();
    await noteTotal(transaction, member, fundIndicatorId, { period, project });
  });
  return period;
}

/** Takes a total back. Problem `not-found` (404). */
export async function removeFundTotal(
  member: Member,
  fundIndicatorId: string,
  { period, project }: Pick<ReportQuery, 'period' | 'project'>,
): Promise<void> {
  authorise(member, 'activity.change');
  await write(member, async (transaction) => {
    const { numDeletedRows } = await transaction
      .deleteFrom('confidential.fund_total')
      .where('place_id', '=', member.placeId)
      .where('fund_indicator_id', '=', fundIndicatorId)
      .where('project', '=', project)
      .where('period', '=', period)
      .executeTakeFirst();
    if (numDeletedRows === 0n) throw new Problem('not-found', 404);
    await noteTotal(transaction, member, fundIndicatorId, { period, project, removed: true });
  });
}

const noteTotal = (
  transaction: OfficeTransaction,
  member: Member,
  objectId: string,
  detail: Readonly<Record<string, string | boolean>>,
): Promise<void> =>
  recordAudit(transaction, member, { action: 'activity.change', objectKind: 'activity', objectId, detail });

/** The fund an indicator belongs to, for the way back to its report. */
export const readFundOf = (fundIndicatorId: string): ReportFund => {
  const fund = findTotalIndicator(fundIndicatorId).fund;
  return fund === 'EaSI' ? 'ESF+' : fund;
};
