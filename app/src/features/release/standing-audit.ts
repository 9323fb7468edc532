/**
 * Attacks everything a place has published together and says what is left open: docs/methods/standing-audit.md. Reads
 * published tables only and shares no code with the gate.
 */
import type { Solver } from '@vicus/disclosure';
import { writeLinks, writeTable } from './standing-audit.lines.ts';
import { computeReach, readReach, type Reach } from './standing-audit.reach.ts';
import { listShownTooMuch } from './standing-audit.shown.ts';
import { nameCell } from './standing-audit.names.ts';
import { readTable, type Reading, type System, type Target } from './standing-audit.system.ts';
import type {
  AuditedEdition,
  AuditFinding,
  CellBounds,
  FindingKind,
  StandingAuditResult,
  TableBounds,
} from './standing-audit.types.ts';

/** A withheld count of v must be able to be v + 2: numbers from low to high lie at least so far apart. */
const ROOM = 2;
/** Told of each table; the rest has more room. */
const NARROWEST_SHOWN = 20;
const FINDINGS_KEPT = 500;
/** Larger than any place that publishes here: nothing published bounds such a number. */
const NO_LIMIT = 100_000;

export function runStandingAudit(
  editions: readonly AuditedEdition[],
  solver: Solver,
  mayContinue: () => boolean,
): StandingAuditResult {
  const system: System = { quantities: [], lines: [], targets: [] };
  const readings = editions.flatMap((edition) =>
    edition.cubes.map((cube) => readTable(system, edition, cube)),
  );
  for (const reading of readings) writeTable(system, reading);
  writeLinks(system, readings);
  const reach = computeReach(system, solver, { room: ROOM, mayContinue });
  const judged = system.targets.map((target) => judge(target, readReach(reach, target)));
  const found = judged.flatMap(({ finding }) => finding ?? []);
  return {
    editions: editions.length,
    tables: readings.length,
    withheld: judged.length,
    certain: found.filter(({ kind }) => kind === 'certain').length,
    narrow: found.filter(({ kind }) => kind === 'narrow').length,
    notTried: judged.filter(({ state }) => state === 'untried').length,
    findings: [...found, ...listShownTooMuch(readings)].slice(0, FINDINGS_KEPT),
    bounds: listBounds(readings, judged),
  };
}

interface Judged extends CellBounds {
  readonly target: Target;
  readonly state: Reach['state'];
  readonly finding: AuditFinding | undefined;
}

/** Narrow is a count that may be a handful; of 40 persons or 41 nobody is told. */
function judge(target: Target, { low, high, state }: Reach): Judged {
  const isCount = target.over === undefined;
  const bounds = { low: round(low), high: high >= NO_LIMIT ? null : round(high) };
  const minimum = target.reading.edition.minimumCount;
  const isCertain = state === 'exact' && (!isCount || high - low < 0.5);
  const isNarrow = state === 'exact' && isCount && high - low < ROOM && low < minimum;
  const kind: FindingKind | undefined = isCertain ? 'certain' : isNarrow ? 'narrow' : undefined;
  const finding = kind === undefined ? undefined : { ...nameCell(target), ...bounds, kind };
  return { target, state, ...bounds, finding };
}

const round = (value: number): number => Math.round(value * 1e4) / 1e4;

function listBounds(readings: readonly Reading[], judged: readonly Judged[]): TableBounds[] {
  return readings.flatMap((reading) => {
    const own = judged.filter(({ target }) => target.reading === reading);
    if (own.length === 0) return [];
    const { edition, cube } = reading;
    const narrowest = own
      .filter(({ target, state }) => target.over === undefined && state !== 'untried')
      .toSorted((a, b) => (a.high ?? Infinity) - a.low - ((b.high ?? Infinity) - b.low))
      .slice(0, NARROWEST_SHOWN)
      .map(({ target, low, high }) => {
        const { measure, at } = nameCell(target);
        return { measure, at, low, high };
      });
    return [
      {
        releaseId: edition.releaseId,
        release: edition.title,
        version: edition.version,
        cube: cube.id,
        table: cube.provenance.title,
        withheld: own.length,
        narrowest,
      },
    ];
  });
}
