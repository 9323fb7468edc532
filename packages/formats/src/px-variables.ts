import type { FindingList } from './source-findings.ts';
import { guessRole, keepOneTime } from './source-roles.ts';
import type { SourceAbout, SourceCode, SourceColumn, SourceColumnRole } from './source-table.types.ts';
import type { PxKeyword } from './px-keywords.ts';

/** Asks the statements of a file in one language. */
export interface PxFile {
  readonly keywords: readonly PxKeyword[];
  readonly language: string | null;
}

export interface PxVariable {
  /** name in the language of the file's main texts */
  readonly name: string;
  readonly column: SourceColumn;
  readonly codes: readonly SourceCode[];
  /** true: rows of the data begin with codes, false: with texts, null: there are no keys */
  readonly areKeysCodes: boolean | null;
}

/** The statement with this name about this, in the wanted language or else the file's main one. */
export function findKeyword(file: PxFile, name: string, subjects: readonly string[] = []): PxKeyword | null {
  const fits = file.keywords.filter(
    (one) =>
      one.name === name &&
      one.subjects.length === subjects.length &&
      one.subjects.every((subject, at) => subject === subjects[at]),
  );
  return (
    fits.find(({ language }) => language === file.language && language !== null) ??
    fits.find(({ language }) => language === null) ??
    fits[0] ??
    null
  );
}

export function readPxText(file: PxFile, name: string, subjects: readonly string[] = []): string {
  const found = findKeyword(file, name, subjects);
  return found === null ? '' : (found.texts.join(' ') || found.words).trim();
}

/** Variables of STUB, then HEADING; the data run through the last of them fastest. */
export function readPxVariables(file: PxFile, findings: FindingList): readonly PxVariable[] {
  const main: PxFile = { ...file, language: null };
  const names = [...(findKeyword(main, 'STUB')?.texts ?? []), ...(findKeyword(main, 'HEADING')?.texts ?? [])];
  if (names.length === 0) findings.add('error', 'variables-missing', null, 'STUB');
  if (new Set(names).size < names.length)
    findings.add('error', 'variable-repeated', findKeyword(main, 'STUB')?.line ?? null, 'STUB');
  const labels = [
    ...(findKeyword(file, 'STUB')?.texts ?? []),
    ...(findKeyword(file, 'HEADING')?.texts ?? []),
  ];
  const read = names.map((name, at) => {
    const label = labels.length === names.length ? (labels[at] ?? name) : name;
    const codes = readCodes(file, name, label, findings);
    const keys = findKeyword(main, 'KEYS', [name]);
    const areKeysCodes = keys === null ? null : /CODES/i.test(keys.words);
    return { name, label, codes, areKeysCodes, role: readRole(main, name, label, codes) };
  });
  const roles = keepOneTime(read.map(({ role }) => role));
  return read.map(({ name, label, codes, areKeysCodes }, at) => ({
    name,
    codes,
    areKeysCodes,
    column: { id: name, label: label.trim(), role: roles[at] ?? 'dimension', codes },
  }));
}

/** Of the wanted language; CODES are the same in all. Without CODES the texts of the main language are the codes. */
function readCodes(file: PxFile, name: string, label: string, findings: FindingList): SourceCode[] {
  const main: PxFile = { ...file, language: null };
  const values = findKeyword(main, 'VALUES', [name]);
  if (values === null) {
    findings.add('error', 'values-missing', null, `VALUES("${name}")`);
    return [];
  }
  const codes = findKeyword(main, 'CODES', [name]) ?? values;
  if (codes.texts.length !== values.texts.length) {
    const counts = { codes: codes.texts.length, values: values.texts.length };
    findings.add('error', 'codes-count-wrong', codes.line, `CODES("${name}")`, counts);
    return [];
  }
  const told =
    findKeyword(file, 'VALUES', [label])?.texts ?? findKeyword(file, 'VALUES', [name])?.texts ?? [];
  const labels = told.length === codes.texts.length ? told : values.texts;
  const seen = new Set<string>();
  return codes.texts.map((text, at) => {
    const code = text.trim();
    if (seen.has(code))
      findings.add('error', 'code-repeated', codes.line, `${codes.name}("${name}")`, { code });
    seen.add(code);
    return { code, label: (labels[at] ?? text).trim() };
  });
}

function readRole(file: PxFile, name: string, label: string, codes: readonly SourceCode[]): SourceColumnRole {
  if (findKeyword(file, 'TIMEVAL', [name]) !== null) return 'time';
  const type = readPxText(file, 'VARIABLE-TYPE', [name]);
  if (/^t(ime)?$/i.test(type)) return 'time';
  if (/^g(eographical)?$/i.test(type) || findKeyword(file, 'MAP', [name]) !== null) return 'place';
  return guessRole(name, label, codes);
}

/** Title, office, day of update, unit, decimals and notes; by content where the file tells them so. */
export function readPxAbout(file: PxFile): SourceAbout {
  const ofContents = (name: string): string => {
    const all = file.keywords.filter((one) => one.name === name && one.language === null);
    const texts = new Set(all.map(({ texts: said, words }) => (said.join(' ') || words).trim()));
    return texts.size === 1 ? ([...texts][0] ?? '') : readPxText(file, name);
  };
  const decimals = readPxText(file, 'SHOWDECIMALS') || readPxText(file, 'DECIMALS');
  const notes = file.keywords.filter(
    ({ name, language }) => /^(NOTEX?|VALUENOTEX?|INFO)$/.test(name) && (language ?? null) === null,
  );
  return {
    title: readPxText(file, 'TITLE') || readPxText(file, 'DESCRIPTION') || readPxText(file, 'CONTENTS'),
    source: readPxText(file, 'SOURCE'),
    updated: ofContents('LAST-UPDATED') || readPxText(file, 'CREATION-DATE'),
    table: readPxText(file, 'TABLEID') || readPxText(file, 'MATRIX'),
    unit: ofContents('UNITS'),
    decimals: /^\d{1,2}$/.test(decimals) ? Number(decimals) : null,
    notes: notes
      .map(({ texts }) => texts.join(' ').replaceAll('#', '\n').trim())
      .filter((note) => note !== ''),
  };
}
