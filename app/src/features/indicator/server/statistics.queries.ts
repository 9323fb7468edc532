/** Rows of a file with values of many places, as they wait in temporary tables until all of them are sound. */
import { sql } from 'kysely';
import type { CopyRows, DistributeTransaction } from '#server/db/doors.ts';
import {
  STATISTICS_FIELDS,
  type ReadRowKind,
  type RowKind,
  type StatisticsField,
  type StatisticsHead,
} from '../statistics.types.ts';

const NUMBERS: readonly string[] = ['numerator', 'denominator', 'value'];
/** Row 1 holds the headings. */
const FIRST_ROW = 2;
const MOST_FINDINGS = 100;

/** Streams the rows below the headings into `statistics_row`. PostgreSQL reads them: it names line and column of what it cannot. */
export async function copyStatisticsRows(
  transaction: DistributeTransaction,
  copyRows: CopyRows,
  { delimiter, columns }: StatisticsHead,
  rows: AsyncIterable<Uint8Array>,
): Promise<void> {
  const fields = STATISTICS_FIELDS.map((field) =>
    NUMBERS.includes(field) ? `${field} double precision` : `${field} text not null default ''`,
  );
  const spare = columns.flatMap((field, at) => (field === null ? [`spare_${at} text`] : []));
  await sql`create temp table statistics_row
    (row integer generated always as identity (start with ${sql.lit(FIRST_ROW)}), ${sql.raw([...fields, ...spare].join(', '))})
    on commit drop`.execute(transaction);
  const names = columns.map((field, at) => field ?? `spare_${at}`);
  const texts = columns.filter((field) => field !== null && !NUMBERS.includes(field));
  await copyRows(
    `copy statistics_row (${names.join(', ')}) from stdin with (format csv, encoding 'UTF8',
      delimiter '${delimiter}', force_not_null (${texts.join(', ')}))`,
    rows,
  );
  await sql`analyze statistics_row`.execute(transaction);
}

export async function countRows(transaction: DistributeTransaction): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from statistics_row`.execute(
    transaction,
  );
  return rows[0]?.count ?? 0;
}

/** The kinds of rows there are: few, however many rows. */
export async function selectRowKinds(transaction: DistributeTransaction): Promise<RowKind[]> {
  const { rows } = await sql<RowKind>`
    select indicator, version, people, breakdown, period, status, reason, counted, min(row) as row
    from statistics_row group by indicator, version, people, breakdown, period, status, reason, counted
    order by min(row)`.execute(transaction);
  return rows;
}

/** Keeps what each kind of row means as `statistics_kind`, and which places here the file names as `statistics_place`. */
export async function insertKindsAndPlaces(
  transaction: DistributeTransaction,
  kinds: ReadonlyMap<ReadRowKind, number>,
): Promise<void> {
  const meant = [...kinds].map(([{ kind, reason, ...one }, keyNumber]) => ({
    ...kind,
    ...one,
    written_version: kind.version,
    written_people: kind.people,
    written_breakdown: kind.breakdown,
    written_period: kind.period,
    written_status: kind.status,
    written_reason: kind.reason,
    written_counted: kind.counted,
    reason,
    keyNumber,
  }));
  await sql`create temp table statistics_kind on commit drop as
    select k.*, k."keyNumber" as key_number from jsonb_to_recordset(${JSON.stringify(meant)}::jsonb) as k (
      indicator text, written_version text, written_people text, written_breakdown text, written_period text,
      written_status text, written_reason text, written_counted text,
      "indicatorId" text, "definitionVersion" integer, people text, breakdown text, period text, status text,
      reason text, counted text, "perBase" double precision, "isShare" boolean, "isWhole" boolean,
      "isWholeValue" boolean, least double precision, most double precision, "keyNumber" integer)`.execute(
    transaction,
  );
  await sql`create temp table statistics_place on commit drop as
    select row_number() over (order by p.place_id)::int as place_number, p.place_id, p.register_code as place
    from office.place p where p.register_code in (select place from statistics_row)`.execute(transaction);
  await sql`analyze statistics_kind, statistics_place`.execute(transaction);
}

const SAME_KIND = sql`k.indicator = r.indicator and k.written_version = r.version and k.written_people = r.people
  and k.written_breakdown = r.breakdown and k.written_period = r.period and k.written_status = r.status
  and k.written_reason = r.reason and k.written_counted = r.counted`;

export interface NumberFault {
  readonly row: number;
  readonly code: string;
  readonly column: string;
  readonly given: number | null;
  readonly least: number | null;
  readonly most: number | null;
  readonly part: number | null;
  readonly whole: number | null;
}

type Fault = readonly [isSo: string, code: string, column: StatisticsField, given?: StatisticsField];
const HAS_PARTS = 'k."perBase" is not null';
const NO_NUMBER = "('NaN', 'Infinity', '-Infinity')";

/** As `value.rules.ts` says it of one value. */
const FAULTS: readonly Fault[] = [
  [
    'k.reason is not null and coalesce(r.numerator, r.denominator, r.value) is not null',
    'delivery-number-and-reason',
    'reason',
  ],
  [
    `k.reason is null and r.value is null and r.numerator is null and not (${HAS_PARTS} and r.denominator is not null)`,
    'cell-empty',
    'value',
  ],
  [`${HAS_PARTS} and r.numerator is null and r.denominator is not null`, 'numerator-missing', 'numerator'],
  [
    `${HAS_PARTS} and r.denominator is null and r.numerator is not null`,
    'denominator-missing',
    'denominator',
  ],
  ...(['numerator', 'denominator', 'value'] as const).map((field): Fault => [
    `r.${field} in ${NO_NUMBER}`,
    'not-a-number',
    field,
    field,
  ]),
  ...(['numerator', 'denominator'] as const).flatMap((field): Fault[] => [
    [`r.${field} < 0`, 'negative-value', field, field],
    [`k."isWhole" and r.${field} <> trunc(r.${field})`, 'count-not-whole', field, field],
  ]),
  ['k."isShare" and r.numerator > r.denominator', 'part-above-whole', 'numerator', 'numerator'],
  ['k."isWholeValue" and r.value < 0', 'negative-value', 'value', 'value'],
  ['k."isWholeValue" and r.value <> trunc(r.value)', 'count-not-whole', 'value', 'value'],
  ['r.value < k.least or r.value > k.most', 'number-off-scale', 'value', 'value'],
];

/** Rows whose numbers cannot be; the first of them. */
export async function selectNumberFaults(transaction: DistributeTransaction): Promise<NumberFault[]> {
  const anyOf = FAULTS.map(([isSo]) => `(${isSo})`).join(' or ');
  const each = FAULTS.map(
    ([isSo, code, column, given], at) =>
      `(${at}, (${isSo}), '${code}', '${column}', ${given === undefined ? 'null' : `r.${given}`}::double precision)`,
  ).join(', ');
  const { rows } = await sql<NumberFault>`
    with wrong as (
      select r.row as wrong_row from statistics_row r join statistics_kind k on ${SAME_KIND}
      where ${sql.raw(anyOf)} order by r.row limit ${sql.lit(MOST_FINDINGS)}
    )
    select distinct on (r.row, f.field) r.row, f.code, f.field as "column", f.given, k.least, k.most, r.numerator as part, r.denominator as whole
    from statistics_row r join wrong on wrong_row = r.row join statistics_kind k on ${SAME_KIND}
    join lateral (values ${sql.raw(each)}) f (at, is_so, code, field, given) on f.is_so
    order by r.row, f.field, f.at`.execute(transaction);
  return rows;
}

/** Rows about places of this installation, with their values, in the order in which values are kept: `statistics_ready`. */
export async function readyRows(transaction: DistributeTransaction): Promise<void> {
  await sql`create temp table statistics_ready on commit drop as
    select *, coalesce(lag(place_number) over w = place_number and lag(key_number) over w = key_number, false) as is_double,
      lag(row) over w as row_before
    from (
      select p.place_number, k.key_number, r.row, k.status, k.counted, k.reason as said,
        r.numerator, r.denominator,
        case when k.reason is not null then null
          when k."perBase" is null or r.numerator is null or r.denominator is null then coalesce(r.value, r.numerator)
          when r.denominator = 0 then null
          else r.numerator / r.denominator * k."perBase" end as value
      from statistics_row r join statistics_kind k on ${SAME_KIND} join statistics_place p using (place)
    ) found
    window w as (order by place_number, key_number)
    order by place_number, key_number`.execute(transaction);
  await sql`drop table statistics_row`.execute(transaction);
  await sql`create index on statistics_ready using brin (place_number)`.execute(transaction);
  await sql`analyze statistics_ready`.execute(transaction);
}

export interface ReadyFacts {
  readonly rows: number;
  readonly places: number;
}

export async function selectReadyFacts(transaction: DistributeTransaction): Promise<ReadyFacts> {
  const { rows } = await sql<ReadyFacts>`select (select count(*)::int from statistics_ready) as rows,
    (select count(*)::int from statistics_place) as places`.execute(transaction);
  return rows[0] ?? { rows: 0, places: 0 };
}

/** Rows that say a second thing of the same value, with the row that said it first. */
export async function selectDoubles(
  transaction: DistributeTransaction,
): Promise<{ readonly row: number; readonly first: number }[]> {
  const { rows } = await sql<{ row: number; first: number }>`
    select greatest(row, row_before) as row, least(row, row_before) as first from statistics_ready where is_double
    order by 1 limit ${sql.lit(MOST_FINDINGS)}`.execute(transaction);
  return rows;
}
