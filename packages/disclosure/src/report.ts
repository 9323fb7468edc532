import type { Bounds } from './attack-bounds.ts';
import { attack } from './attack.ts';
import type {
  ProtectionReport,
  PublicReason,
  PublicReport,
  TableReport,
  WithheldCell,
  WithholdingReason,
} from './disclosure.types.ts';
import { PUBLIC_REASONS } from './disclosure.types.ts';
import { readBasis, readCoordinates } from './figures.ts';
import type { Figure, ModelTable } from './figures.ts';
import { prepareAttack } from './search.ts';
import type { Found, Search } from './search.ts';

/** The report on a search that found a clean pattern. */
export function buildReport(search: Search, found: Found): ProtectionReport {
  const { policy, pattern } = search;
  const { bounds } = attack(prepareAttack(search, policy, found.withheld));
  const byCell = new Map(bounds.map((one) => [toKey(one.cube, one.measure, one.at), one]));
  const tables = pattern.model.tables.map((_, index) => reportTable(search, found, index, byCell));
  const stamp = { policyId: policy.policyId, policyVersion: policy.version };
  return {
    ...stamp,
    tables,
    withheldAfterAttack: found.withheldAfterAttack,
    alreadyRevealed: found.alreadyRevealed.flatMap((index) => {
      const figure = pattern.model.figures[index];
      const table = figure === undefined ? undefined : pattern.model.tables[figure.table];
      if (figure === undefined || table === undefined) return [];
      const at = readCoordinates(table.cube, figure.position);
      return [{ cube: table.cube.id, measure: figure.measure, at }];
    }),
    public: { ...stamp, tables: tables.map((table) => toPublic(table)) },
  };
}

function reportTable(
  search: Search,
  found: Found,
  index: number,
  bounds: ReadonlyMap<string, Bounds>,
): TableReport {
  const table = search.pattern.model.tables[index];
  if (table === undefined) throw new RangeError(`there is no table ${index}`);
  const own = search.pattern.model.figures.filter((figure) => figure.table === index);
  const cells = own.filter(({ state }) => state === 'number');
  const withheld = cells.flatMap((figure) => {
    const reason = found.withheld.get(figure.index);
    return reason === undefined ? [] : [describeCell(table, figure, reason, found, bounds)];
  });
  const primary = withheld.filter(({ step }) => step === 'primary').length;
  return {
    cube: table.cube.id,
    cells: cells.length,
    published: cells.length - withheld.length,
    primary,
    secondary: withheld.length - primary,
    withheld,
    notAboutPersons: table.cube.measures.flatMap(({ id }) => {
      const basis = readBasis(table.table, id);
      return basis.kind === 'not-about-persons' ? [{ measure: id, reason: basis.reason }] : [];
    }),
  };
}

function describeCell(
  table: ModelTable,
  figure: Figure,
  reason: WithholdingReason,
  found: Found,
  bounds: ReadonlyMap<string, Bounds>,
): WithheldCell {
  const at = readCoordinates(table.cube, figure.position);
  const step = found.primary.has(figure.index) ? 'primary' : 'secondary';
  const cell = { measure: figure.measure, at, reason, step } as const;
  const known = bounds.get(toKey(table.cube.id, figure.measure, at));
  if (known === undefined) return cell;
  const { low, high } = known;
  return { ...cell, bounds: Number.isFinite(high) ? { low, high } : { low } };
}

function toKey(cube: string, measure: string, at: Readonly<Record<string, string>>): string {
  const codes = Object.entries(at).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([cube, measure, codes]);
}

const PUBLIC_REASON_OF: Readonly<Record<WithholdingReason, PublicReason>> = {
  'too-few-persons': 'few-or-alike',
  'too-few-respondents': 'few-or-alike',
  'too-few-left-over': 'few-or-alike',
  'end-of-scale': 'few-or-alike',
  'answered-alike': 'few-or-alike',
  'few-did-not-answer': 'few-or-alike',
  'few-dominate': 'few-or-alike',
  'zero-protected': 'few-or-alike',
  'count-behind-withheld': 'few-or-alike',
  'computed-from-withheld': 'computed-from-withheld',
  'would-reveal-another': 'would-reveal-another',
  'earlier-publication': 'earlier-publication',
};

function toPublic(table: TableReport): PublicReport['tables'][number] {
  const found = new Set(table.withheld.map(({ reason }) => PUBLIC_REASON_OF[reason]));
  return {
    cube: table.cube,
    published: table.published,
    withheld: table.withheld.length,
    reasons: PUBLIC_REASONS.filter((reason) => found.has(reason)),
  };
}
