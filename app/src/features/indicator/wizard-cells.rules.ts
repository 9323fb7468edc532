/** From the rows of a table to single cells that say one number about one thing, or findings that say why not. */
import { toFinding, type TableFinding, type TableRow } from '#server/spreadsheet/spreadsheet.types.ts';
import { PEOPLE, type NoValueReason, type ObservationStatus, type People } from './indicator.types.ts';
import { toBreakdownText } from './observation.rules.ts';
import { readMeaning, type ReadMeaning } from './wizard-columns.rules.ts';
import { parseNumber, type DecimalSign, type ReadNumber } from './wizard-numbers.rules.ts';
import { keepOwnRows } from './wizard-places.rules.ts';
import { RowReader, shorten, TextCodes, type Reading, type RowFacts } from './wizard-rows.rules.ts';
import { findHeadingPeriod } from './wizard-texts.rules.ts';
import { ALL, DIMENSIONS, SKIP, type Part, type PlaceNames, type TextQuestion } from './wizard.types.ts';

export interface Cell {
  readonly row: number;
  readonly column: string;
  readonly indicatorId: string;
  readonly people: People;
  readonly breakdown: string;
  readonly period: string;
  readonly part: Part;
  readonly number: number | null;
  readonly isPercent: boolean;
  readonly reason: NoValueReason | null;
  readonly status: ObservationStatus;
  /** it says something that is not decided yet, or that is wrong: nothing can be made of it */
  readonly isOpen: boolean;
}

export interface ReadCells {
  readonly cells: readonly Cell[];
  readonly texts: readonly TextQuestion[];
  readonly findings: readonly TableFinding[];
  readonly empty: number;
  readonly elsewhere: number;
}

interface ValueColumn extends ReadMeaning {
  readonly index: number;
  readonly heading: string;
  readonly part: Part;
}

/** What nobody has decided yet, or what is wrong. */
const OPEN = 'open';
const REASONS: readonly string[] = ['not-collected', 'not-applicable', 'no-base', 'withheld-at-source'];
const STATUSES: readonly string[] = ['final', 'provisional', 'estimated'];

/** Reads all rows of the place; `sign`: how numbers are written. */
export function readCells(reading: Reading, places: PlaceNames, sign: DecimalSign): ReadCells {
  const { table, groups } = reading;
  const own = keepOwnRows(table, groups, places);
  const texts = new TextCodes(reading);
  const rows = new RowReader(reading, texts);
  const values = new CellReader(reading, texts, sign);
  const cells = own.rows.flatMap((row) => {
    const facts = rows.read(row);
    return facts === null ? [] : values.read(row, facts);
  });
  return {
    cells,
    texts: texts.list(),
    findings: [...own.findings, ...rows.findings, ...texts.findings, ...values.findings],
    empty: values.empty,
    elsewhere: table.rows.length - own.rows.length,
  };
}

class CellReader {
  readonly findings: TableFinding[] = [];
  empty = 0;
  readonly #reading: Reading;
  readonly #texts: TextCodes;
  readonly #sign: DecimalSign;
  readonly #columns: readonly ValueColumn[];
  readonly #known: ReadonlySet<string>;
  /** whom a row is about stands with the texts that name its indicator */
  readonly #asksByText: boolean;

  constructor(reading: Reading, texts: TextCodes, sign: DecimalSign) {
    this.#reading = reading;
    this.#texts = texts;
    this.#sign = sign;
    this.#known = new Set(reading.definitions.map(({ id }) => id));
    const hasIndicators = reading.groups.some(({ meaning }) => meaning === 'indicator');
    this.#asksByText = hasIndicators && Object.keys(reading.mapping.texts.people ?? {}).length > 0;
    this.#columns = reading.groups.flatMap(({ meaning, indexes }) => {
      const read = readMeaning(meaning);
      if (read === null || read.part === null) return [];
      const { part } = read;
      return indexes.map((index) => {
        const heading = reading.table.columns[index]?.heading ?? '';
        return { ...read, part, index, heading };
      });
    });
  }

  read(row: TableRow, facts: RowFacts): Cell[] {
    return this.#columns.flatMap((column) => this.#readCell(row, column, facts) ?? []);
  }

  #report(code: string, row: TableRow, column: ValueColumn, given: string): void {
    this.findings.push(toFinding('error', code, row.number, column.heading, { given: shorten(given) }));
  }

  #reportOnce(code: string, row: TableRow, heading: string, given = heading): void {
    const last = this.findings.at(-1);
    if (last?.code === code && last.row === row.number && last.column === heading) return;
    this.findings.push(toFinding('error', code, row.number, heading, { given: shorten(given) }));
  }

  #readCell(row: TableRow, column: ValueColumn, facts: RowFacts): Cell | null {
    const text = row.cells[column.index] ?? '';
    const isNumber = row.numbers?.has(column.index) === true;
    const reason = isNumber ? null : this.#readReason(text, facts, row, column);
    if (reason === SKIP) return null;
    const key = this.#completeKey(column, facts, row);
    if (key === null) return null;
    const { status } = facts;
    const base: Omit<Cell, 'number' | 'isPercent' | 'reason' | 'isOpen'> = {
      ...key,
      row: row.number,
      column: column.heading,
      part: column.part === 'value' ? (facts.part ?? 'value') : column.part,
      status: STATUSES.includes(status) ? (status as ObservationStatus) : this.#reading.mapping.status,
    };
    const none: Cell = { ...base, number: null, isPercent: false, reason: null, isOpen: reason === OPEN };
    if (reason === OPEN) return none;
    if (reason === 'zero') return { ...none, number: 0 };
    if (reason !== null) return { ...none, reason: reason as NoValueReason };
    const read = isNumber ? { number: Number(text), isPercent: false } : this.#readNumber(text, row, column);
    return read === null ? { ...none, isOpen: true } : { ...none, ...this.#scale(read, column) };
  }

  /** null: a number stands there; otherwise a reason, `zero`, `skip`, or that it is open. */
  #readReason(text: string, facts: RowFacts, row: TableRow, column: ValueColumn): string | null {
    if (text === '' && REASONS.includes(facts.status)) return facts.status;
    if (/^\d{4}-\d{2}-\d{2}/.test(text)) {
      this.#report('date-as-value', row, column, text);
      return OPEN;
    }
    // A number in the other way of writing is a finding of its own.
    const isNumber = parseNumber(text, 'comma') !== null || parseNumber(text, 'point') !== null;
    if (isNumber) return null;
    const code = this.#texts.decide('mark', text, row.number, column.index);
    if (text !== '') return code === '' ? OPEN : code;
    if (code === '' || code === SKIP) this.empty += 1;
    return code === '' ? SKIP : code;
  }

  #readNumber(text: string, row: TableRow, column: ValueColumn): ReadNumber | null {
    const read = parseNumber(text, this.#sign);
    if (read === null) this.#report('number-other-sign', row, column, text);
    return read;
  }

  #scale({ number, isPercent }: ReadNumber, { heading }: ValueColumn): ReadNumber {
    const isMultiplied = this.#reading.mapping.thousands === 'multiply' && isInThousands(heading);
    return { number: isMultiplied ? number * 1_000 : number, isPercent };
  }

  #completeKey(
    { by, code, heading }: ValueColumn,
    facts: RowFacts,
    row: TableRow,
  ): Pick<Cell, 'indicatorId' | 'people' | 'period' | 'breakdown'> | null {
    const period = by === 'period' ? (findHeadingPeriod(heading) ?? '') : facts.period;
    const indicatorId = by === 'indicator' ? code : facts.indicatorId;
    const people = by === 'people' ? code : facts.people;
    // What holds for the whole file is asked once, by the plan; the rest is said where it is missing.
    if (by === 'period' && period === '') this.#reportOnce('period-unknown', row, heading);
    if (people === '' && this.#asksByText) this.#reportOnce('people-not-named', row, heading);
    if (!(PEOPLE as readonly string[]).includes(people) || period === '' || indicatorId === '') return null;
    if (!this.#known.has(indicatorId)) {
      this.#reportOnce('indicator-unknown', row, heading, indicatorId);
      return null;
    }
    const isOfHeading = (DIMENSIONS as readonly string[]).includes(by) && code !== ALL;
    const codes = isOfHeading ? { ...facts.codes, [by]: code } : facts.codes;
    return { indicatorId, people: people as People, period, breakdown: toBreakdownText(codes) };
  }
}

export const isInThousands = (heading: string) =>
  /\b(in )?(1[.,' ]?000|tsd\.?|tausend|thousands?)\b/i.test(heading);
