import type { Finding, FindingCode, Spot } from './answers.types.ts';

/** More findings than this help nobody; the rest is cut. */
export const MAXIMUM_FINDINGS = 50;

export function toFinding(
  spot: Spot,
  code: FindingCode,
  parameters: Readonly<Record<string, string | number>> = {},
): Finding {
  return { ...spot, code, what: `answer.${code}.what`, mend: `answer.${code}.mend`, parameters };
}
