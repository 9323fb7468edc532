/** Findings as they are collected, and names that become ids. */
import type { XlsFormFinding, XlsFormFindingCode } from './xlsform.types.ts';

export type Report = (
  sheet: string,
  row: number,
  code: XlsFormFindingCode,
  parameters?: Readonly<Record<string, string | number>>,
  column?: string,
) => void;

/** Longer cells are cut where a finding quotes them. */
const MAXIMUM_QUOTED_CHARACTERS = 200;

export function quote(text: string): string {
  const characters = [...text];
  if (characters.length <= MAXIMUM_QUOTED_CHARACTERS) return text;
  return `${characters.slice(0, MAXIMUM_QUOTED_CHARACTERS).join('')}…`;
}

export function collectFindings(): { readonly findings: readonly XlsFormFinding[]; readonly report: Report } {
  const findings: XlsFormFinding[] = [];
  const report: Report = (sheet, row, code, parameters = {}, column = undefined) => {
    findings.push({ sheet, row, ...(column === undefined ? {} : { column }), code, parameters });
  };
  return { findings, report };
}

const MAXIMUM_ID_LENGTH = 56;

/** Lower case, `_`, `.` and spaces as hyphens, without accents; '' where nothing is left. */
export function toSlug(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replace(/^-+/u, '')
    .slice(0, MAXIMUM_ID_LENGTH)
    .replace(/-+$/u, '');
}

/** An id that is not taken yet. `isSame`: the name in other letters, so that nobody needs to be told. */
export function claimId(
  name: string,
  fallback: string,
  taken: Set<string>,
): { readonly id: string; readonly isSame: boolean } {
  const slug = toSlug(name);
  const base = slug === '' ? fallback : slug;
  let id = base;
  for (let number = 2; taken.has(id); number += 1) id = `${base}-${number}`;
  taken.add(id);
  const plain = name.trim().toLowerCase().replaceAll(/[_. ]/gu, '-');
  return { id, isSame: id === plain };
}
