/** What a row says about all of its values: which indicator, whom, when, which group. Texts are decided once for a file. */
import { toFinding, type TableFinding, type TableRow } from '#server/spreadsheet/spreadsheet.types.ts';
import type { IndicatorDefinition } from '@vicus/reference';
import { readMeaning, readOwn } from './wizard-columns.rules.ts';
import { isTotal, parsePeriodCell, recogniseText } from './wizard-texts.rules.ts';
import {
  ALL,
  DIMENSIONS,
  SKIP,
  type ColumnGroup,
  type DataMapping,
  type DataTable,
  type Part,
  type RowField,
  type TextKind,
  type TextQuestion,
} from './wizard.types.ts';

/** What there is to read, and by whose decisions. */
export interface Reading {
  readonly table: DataTable;
  readonly groups: readonly ColumnGroup[];
  readonly mapping: DataMapping;
  readonly definitions: readonly IndicatorDefinition[];
}

const GIVEN_CHARACTERS = 60;
export const shorten = (text: string) =>
  text.length > GIVEN_CHARACTERS ? `${text.slice(0, GIVEN_CHARACTERS - 1)}…` : text;

/** The codes of texts, with what is open: each different text is asked about once, by the first row it stands in. */
export class TextCodes {
  readonly findings: TableFinding[] = [];
  readonly #reading: Reading;
  readonly #known = new Map<string, { readonly question: TextQuestion; times: number }>();

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  /** '' while nobody has decided. */
  decide(kind: TextKind, text: string, row: number, index: number): string {
    const key = `${kind}\u001F${text}`;
    const known = this.#known.get(key);
    if (known !== undefined) {
      known.times += 1;
      return known.question.code;
    }
    const { table, mapping, definitions } = this.#reading;
    const { heading = '', labels } = table.columns[index] ?? {};
    const label = labels?.get(text) ?? '';
    const chosen = readOwn(mapping.texts[kind] ?? {}, text) ?? '';
    const code = chosen === '' ? recogniseText(kind, text, definitions, label) : chosen;
    this.#known.set(key, { question: { kind, text, code, row, column: heading, times: 1 }, times: 1 });
    const isOptional = kind === 'part' || (kind === 'mark' && text === '');
    if (code === '' && !isOptional)
      this.findings.push(
        toFinding('error', 'text-undecided', row, heading, { given: shorten(label === '' ? text : label) }),
      );
    return code;
  }

  list(): TextQuestion[] {
    return [...this.#known.values()].map(({ question, times }) => ({ ...question, times }));
  }
}

export interface RowFacts {
  readonly indicatorId: string;
  /** '' where neither a column nor a decision says it */
  readonly people: string;
  readonly period: string;
  readonly part: Part | null;
  readonly status: string;
  readonly codes: Readonly<Record<string, string>>;
}

interface Found {
  readonly text: string;
  readonly index: number;
}

export class RowReader {
  readonly findings: TableFinding[] = [];
  readonly #reading: Reading;
  readonly #texts: TextCodes;
  readonly #fields: ReadonlyMap<RowField, number>;

  constructor(reading: Reading, texts: TextCodes) {
    this.#reading = reading;
    this.#texts = texts;
    const fields = reading.groups.flatMap(({ meaning, indexes }) => {
      const field = readMeaning(meaning)?.field ?? null;
      return field === null ? [] : indexes.map((index) => [field, index] as const);
    });
    // Of two columns with the same field the first holds.
    this.#fields = new Map(fields.toReversed());
  }

  /** null: the row is left out, or something it says is not decided yet. */
  read(row: TableRow): RowFacts | null {
    const period = this.#readPeriod(row);
    if (period === null) return null;
    const { mapping } = this.#reading;
    const about = this.#find(row, 'indicator');
    const indicatorId = about === null ? mapping.indicator : this.#decide('indicator', about, row);
    if (indicatorId === SKIP) return null;
    const part = about === null ? '' : this.#decide('part', about, row);
    const people = this.#readPeople(row, about);
    const status = this.#readStatus(row);
    const codes = this.#readCodes(row);
    const isOpen = (about !== null && indicatorId === '') || status === null || codes === null;
    if (isOpen || people === SKIP || status === SKIP) return null;
    return { indicatorId, people, period, part: part === '' ? null : (part as Part), status, codes };
  }

  #find(row: TableRow, field: RowField): Found | null {
    const index = this.#fields.get(field);
    return index === undefined ? null : { text: row.cells[index] ?? '', index };
  }

  #decide(kind: TextKind, { text, index }: Found, row: TableRow): string {
    return this.#texts.decide(kind, text, row.number, index);
  }

  #readPeople(row: TableRow, about: Found | null): string {
    const found = this.#find(row, 'people');
    if (found !== null) return this.#decide('people', found, row);
    const { mapping } = this.#reading;
    const ofText = about === null ? '' : (readOwn(mapping.texts.people ?? {}, about.text) ?? '');
    return ofText === '' ? mapping.people : ofText;
  }

  #readPeriod(row: TableRow): string | null {
    const found = this.#find(row, 'period');
    const { table, mapping } = this.#reading;
    if (found === null) return mapping.period;
    const { heading = '', labels } = table.columns[found.index] ?? {};
    const period = parsePeriodCell(found.text) ?? parsePeriodCell(labels?.get(found.text) ?? '');
    if (period !== null) return period;
    const given = shorten(found.text);
    const [severity, code] = isTotal(found.text)
      ? (['warning', 'total-of-periods'] as const)
      : (['error', 'period-unknown'] as const);
    this.findings.push(toFinding(severity, code, row.number, heading, { given }));
    return null;
  }

  /** null while it is open; '' where nothing is said. */
  #readStatus(row: TableRow): string | null {
    const found = this.#find(row, 'status');
    if (found === null || found.text === '') return '';
    return this.#decide('status', found, row) || null;
  }

  #readCodes(row: TableRow): Record<string, string> | null {
    const codes: Record<string, string> = {};
    for (const dimension of DIMENSIONS) {
      const found = this.#find(row, dimension);
      if (found === null) continue;
      const isFree = dimension === 'service' || dimension === 'unit';
      const code = isFree ? this.#readFree(found) : this.#decide(dimension, found, row);
      if (code === '' || code === SKIP) return null;
      if (code !== ALL) codes[dimension] = code;
    }
    return codes;
  }

  /** Services and units are named by the place: in its words, without the signs that breakdowns are written with. */
  #readFree({ text, index }: Found): string {
    const label = this.#reading.table.columns[index]?.labels.get(text) ?? text;
    const plain = label
      .replaceAll(/[,=|]+/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim()
      .slice(0, 80)
      .trim();
    return plain === '' || isTotal(plain) ? ALL : plain;
  }
}
