import { CELL_STATES, cubeSize, openProtectedCube, readText, STATUSES } from '@vicus/cube';
import type { Cube, ProtectedCube, Texts } from '@vicus/cube';
import { listTexts } from './identifiers.ts';
import { cleanPx, namePxVariables } from './px-names.ts';
import type { PxVariableNames } from './px-names.ts';
import { STATES } from './states.ts';

export interface PxOptions {
  /** BCP 47 tag of the main language; the other languages of the title stand beside it */
  readonly language: string;
  /** day (and minute) the file was made: ISO 8601 instant, e.g. `2026-11-22T10:00:00Z` */
  readonly prepared: string;
  /** area of life the table belongs to (default: statistics of the place) */
  readonly subject?: { readonly code: string; readonly label: Texts };
  /** whom to ask, in one line */
  readonly contact?: string;
}

/**
 * Writes a protected cube as a PC-Axis file (PX, AXIS-VERSION 2013, UTF-8): the dimensions are the stub, the measures the heading
 * and the contents variable. Each reason for a gap has its own sign, explained by DATASYMBOL1 to 5; zero is `0`. Provisional and
 * estimated numbers are marked by DATANOTECELL. Codes and texts that PX cannot hold (`"`, line ends, spaces at their ends) are
 * brought to its rules, each once. Source: PC-Axis file format 2013, Statistics Sweden.
 *
 * @param sealed a protected cube
 * @param options language, moment, subject, contact
 * @returns the text of the file, to be saved as UTF-8; numbers with all digits of the cell and without exponents
 * @throws CubeProblem `not-sealed`
 * @example
 * const cube = buildCube({
 *   id: 'answers',
 *   provenance: { title: { en: 'Answers' }, period: '2025', source: { en: 'Survey' }, method: 'cube', notes: [] },
 *   dimensions: [{ id: 'role', label: { en: 'Role' }, role: 'category', categories: [
 *     { code: 'all', label: { en: 'All' } }, { code: 'elected', label: { en: 'Elected' }, parent: 'all' }] }],
 *   measures: [{ id: 'n', label: { en: 'Answers' }, kind: 'count', unit: 'answers', decimals: 0 }],
 *   cells: [{ at: { role: 'all' }, measures: { n: 0 } }],
 *   unmentioned: 'withheld',
 * });
 * const sealed = sealProtectedCube(cube, { policyId: 'default', policyVersion: 1, codeVersion: '0.1.0' });
 * const px = toPx(sealed, { language: 'en', prepared: '2026-01-31T12:00:00Z' });
 * px.split('DATA=\r\n')[1] // => "0\r\n\"...\"\r\n;\r\n"
 * px.match(/DATASYMBOL3="(.*)"/)[1] // => "withheld to protect people"
 */
export function toPx(sealed: ProtectedCube, options: PxOptions): string {
  const cube = openProtectedCube(sealed);
  const { language } = options;
  const others = listTexts(cube.provenance.title).map(([tag]) => tag);
  const languages = [...new Set([language, ...others])];
  const variables = namePxVariables(cube, languages);
  const { policyId, policyVersion, codeVersion } = sealed.policy;
  const policy = `${policyId} version ${policyVersion}; code ${codeVersion}`;
  const lines = [
    ...listHead(cube, options, languages),
    ...languages.flatMap((tag, at) => [
      ...listTitles(cube, options, policy, toBracket(tag, at)),
      ...listVariables(cube, variables, toBracket(tag, at)),
    ]),
    ...listNotedCells(cube, variables),
    'DATA=',
    ...listData(cube),
    ';',
  ];
  return `${lines.join('\r\n')}\r\n`;
}

/** A language of the file: `[de]` behind keywords, nothing for the main one. */
interface PxLanguage {
  readonly tag: string;
  readonly at: number;
  readonly bracket: string;
}
const toBracket = (tag: string, at: number): PxLanguage => ({ tag, at, bracket: at === 0 ? '' : `[${tag}]` });

/** Lines of PX have 256 characters at most: long texts are broken into several, which readers join. */
function quote(text: string): string {
  const letters = Array.from(text);
  const parts: string[] = [];
  for (let at = 0; at < letters.length; at += 100) parts.push(`"${letters.slice(at, at + 100).join('')}"`);
  return parts.length === 0 ? '""' : parts.join('\r\n');
}

/** Texts in brackets stay whole: two of them would be two values. */
const quoteSubject = (text: string): string => `"${text}"`;

const quoteAll = (texts: readonly string[]): string => texts.map(quote).join(',\r\n');

function listHead(
  cube: Cube,
  { language, prepared, subject }: PxOptions,
  languages: readonly string[],
): string[] {
  const decimals = Math.max(...cube.measures.map((measure) => measure.decimals));
  const moment = `${prepared.slice(0, 10).replaceAll('-', '')} ${prepared.slice(11, 16)}`;
  return [
    'CHARSET="ANSI";',
    'AXIS-VERSION="2013";',
    'CODEPAGE="utf-8";',
    `LANGUAGE="${language}";`,
    ...(languages.length > 1 ? [`LANGUAGES=${languages.map((tag) => `"${tag}"`).join(',')};`] : []),
    `CREATION-DATE="${moment}";`,
    `DECIMALS=${decimals};`,
    `SHOWDECIMALS=${Math.min(decimals, 6)};`,
    `MATRIX="${cube.id.replaceAll(/[^A-Za-z0-9]/g, '').slice(0, 20) || 'TABLE'}";`,
    `TABLEID=${quote(cleanPx(cube.id))};`,
    'COPYRIGHT=YES;',
    `SUBJECT-CODE=${quote(cleanPx(subject?.code ?? 'PLACE'))};`,
  ];
}

const SUBJECT: Texts = {
  en: 'Statistics of the place',
  de: 'Statistik des Orts',
  es: 'Estadística del lugar',
  it: 'Statistica del luogo',
};

function listTitles(
  { provenance, measures }: Cube,
  { subject, contact }: PxOptions,
  policy: string,
  { tag, bracket }: PxLanguage,
): string[] {
  const say = (keyword: string, text: string): string => `${keyword}${bracket}=${quote(cleanPx(text))};`;
  const units = new Set(measures.map(({ unit }) => unit));
  const notes = [
    ...(provenance.question === undefined ? [] : [readText(provenance.question, tag)]),
    ...provenance.notes.map((note) => readText(note, tag)),
    `${provenance.period}; ${provenance.method}; ${policy}`,
    ...(['provisional', 'estimated'] as const).map(
      (state) => `${STATES[state].obsStatus} = ${readText(STATES[state].label, tag)}`,
    ),
  ];
  const symbols = CELL_STATES.flatMap((state) => {
    const { pxSymbol, label } = STATES[state];
    return pxSymbol === null ? [] : [say(`DATASYMBOL${pxSymbol.length}`, readText(label, tag))];
  });
  return [
    say('SUBJECT-AREA', readText(subject?.label ?? SUBJECT, tag)),
    say('DESCRIPTION', readText(provenance.title, tag)),
    say('TITLE', readText(provenance.title, tag)),
    say('CONTENTS', readText(provenance.title, tag)),
    say('UNITS', units.size === 1 ? ([...units][0] ?? '') : readText(UNITS, tag)),
    say('SOURCE', readText(provenance.source, tag)),
    ...(contact === undefined ? [] : [say('CONTACT', contact)]),
    // `#` is the line end of PX inside a text.
    `NOTE${bracket}=${quote(notes.map(cleanPx).join('#'))};`,
    ...symbols.toSorted(),
  ];
}

const UNITS: Texts = {
  en: 'see measure',
  de: 'siehe Kennzahl',
  es: 'véase la medida',
  it: 'si veda la misura',
};

function listVariables(
  cube: Cube,
  variables: readonly PxVariableNames[],
  { at, bracket }: PxLanguage,
): string[] {
  const name = (variable: PxVariableNames | undefined): string => quoteSubject(variable?.names[at] ?? '');
  const stub = variables.slice(0, -1);
  const contents = variables.at(-1);
  return [
    ...(stub.length === 0 ? [] : [`STUB${bracket}=${stub.map(name).join(',\r\n')};`]),
    `HEADING${bracket}=${name(contents)};`,
    `CONTVARIABLE${bracket}=${name(contents)};`,
    ...variables.map(
      (one) => `VALUES${bracket}(${name(one)})=${quoteAll(one.values.map(({ names }) => names[at] ?? ''))};`,
    ),
    ...variables.flatMap((one) =>
      one.timeScale === null
        ? []
        : [`TIMEVAL${bracket}(${name(one)})=TLIST(${one.timeScale}),${quoteAll(one.periods)};`],
    ),
    ...variables.map(
      (one) => `CODES${bracket}(${name(one)})=${quoteAll(one.values.map(({ code }) => code))};`,
    ),
    ...variables.map((one) => `VARIABLE-TYPE${bracket}(${name(one)})="${TYPES[one.kind]}";`),
    ...cube.measures.flatMap(({ unit, decimals }, i) => {
      const measure = quoteSubject(contents?.values[i]?.names[at] ?? '');
      const precision = decimals >= 1 && decimals <= 6;
      return [
        `UNITS${bracket}(${measure})=${quote(cleanPx(unit))};`,
        ...(precision ? [`PRECISION${bracket}(${name(contents)},${measure})=${decimals};`] : []),
      ];
    }),
  ];
}

const TYPES = { time: 'T', place: 'G', contents: 'C', category: 'V' } as const;

/** Codes of OBS_STATUS beside numbers that are not final: DATANOTECELL by codes, `*` for all where all numbers are alike. */
function listNotedCells(cube: Cube, variables: readonly PxVariableNames[]): string[] {
  const states = new Set(Object.values(cube.columns).flatMap((column) => [...column.states]));
  const ofNumbers = [...states].filter((state) => state < STATUSES.length);
  const note = (state: number): string => STATES[CELL_STATES[state] ?? 'final'].obsStatus;
  if (ofNumbers.length === 1 && (ofNumbers[0] ?? 0) > 0)
    return [`DATANOTECELL(${variables.map(() => '"*"').join(',')})="${note(ofNumbers[0] ?? 0)}";`];
  const lines: string[] = [];
  const size = cubeSize(cube);
  for (let index = 0; index < size; index += 1) {
    cube.measures.forEach(({ id }, m) => {
      const state = cube.columns[id]?.states[index] ?? 0;
      if (state === 0 || state >= STATUSES.length) return;
      const codes = [...listPosition(index, variables), variables.at(-1)?.values[m]?.code ?? ''];
      lines.push(`DATANOTECELL(${codes.map(quoteSubject).join(',')})="${note(state)}";`);
    });
  }
  return lines;
}

/** Codes of the dimensions at a position of the cube. */
function listPosition(index: number, variables: readonly PxVariableNames[]): string[] {
  let rest = index;
  const codes: string[] = [];
  for (const { values } of variables.slice(0, -1).toReversed()) {
    codes.unshift(values[rest % values.length]?.code ?? '');
    rest = Math.floor(rest / values.length);
  }
  return codes;
}

function* listData(cube: Cube): Generator<string> {
  const size = cubeSize(cube);
  for (let index = 0; index < size; index += 1) {
    const cells = cube.measures.map(({ id }) => {
      const state = cube.columns[id]?.states[index] ?? 0;
      const symbol = STATES[CELL_STATES[state] ?? 'final'].pxSymbol;
      return symbol === null ? toPlainDecimal(cube.columns[id]?.values[index] ?? 0) : `"${symbol}"`;
    });
    yield cells.join(' ');
  }
}

/** The shortest digits that name a number, without an exponent, which PX does not know. */
function toPlainDecimal(value: number): string {
  const text = String(value);
  const parts = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (parts === null) return text;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts;
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return `${sign}${digits.padEnd(point, '0')}`;
}
