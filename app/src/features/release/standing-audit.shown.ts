/** What the tables show though they should not: handfuls, handfuls between editions, ends of withheld intervals. */
import { nameCell } from './standing-audit.names.ts';
import { isAverageKind, readCodes, readShown, type Reading } from './standing-audit.system.ts';
import type { AuditFinding } from './standing-audit.types.ts';

/** Units of people; other counts (courses, rooms) may be small. */
const PEOPLE = ['persons', 'answers', 'respondents'];

export function listShownTooMuch(readings: readonly Reading[]): AuditFinding[] {
  return [...listSmall(readings), ...listDifferences(readings), ...listIntervals(readings)];
}

function* listPeople(reading: Reading): Generator<{ measure: string; position: number; value: number }> {
  for (const { id, kind, unit } of reading.cube.measures) {
    if (kind !== 'count' || !PEOPLE.includes(unit)) continue;
    for (let position = 0; position < reading.size; position += 1) {
      const value = readShown(reading.cube, id, position);
      if (typeof value === 'number') yield { measure: id, position, value };
    }
  }
}

const isHandful = (persons: number, { edition }: Reading): boolean =>
  persons > 0 && persons < edition.minimumCount;

function listSmall(readings: readonly Reading[]): AuditFinding[] {
  return readings.flatMap((reading) =>
    [...listPeople(reading)].flatMap(({ measure, position, value }) =>
      isHandful(value, reading)
        ? [{ ...nameCell({ reading, measure, position }), low: value, high: value, kind: 'small' as const }]
        : [],
    ),
  );
}

/** The same figure in two editions of a table: what lies between them is a few people who came or went. */
function listDifferences(readings: readonly Reading[]): AuditFinding[] {
  const before = new Map<string, number[]>();
  const found: AuditFinding[] = [];
  for (const reading of readings) {
    for (const { measure, position, value } of listPeople(reading)) {
      const { id, provenance, dimensions } = reading.cube;
      const period = dimensions.some(({ role }) => role === 'time') ? '' : provenance.period;
      const fact = [id, measure, period, ...readCodes(reading.cube, position)].join('|');
      const others = before.get(fact) ?? [];
      const [close] = others.filter((other) => isHandful(Math.abs(other - value), reading));
      if (close !== undefined)
        found.push({
          ...nameCell({ reading, measure, position }),
          low: Math.min(close, value),
          high: Math.max(close, value),
          kind: 'difference',
        });
      before.set(fact, [...others, value]);
    }
  }
  return found;
}

/** All averages of a cell are withheld, and an end of an interval stands there. */
function listIntervals(readings: readonly Reading[]): AuditFinding[] {
  return readings.flatMap((reading) => {
    const { cube, size } = reading;
    const averages = cube.measures.filter(({ kind }) => isAverageKind(kind));
    const ends = cube.measures.filter(({ kind }) => kind === 'bound');
    if (averages.length === 0 || ends.length === 0) return [];
    return Array.from({ length: size }, (_, position) => position).flatMap((position): AuditFinding[] => {
      if (!averages.every(({ id }) => readShown(cube, id, position) === 'withheld')) return [];
      const shown = ends.flatMap(({ id }) => {
        const value = readShown(cube, id, position);
        return typeof value === 'number' ? [{ id, value }] : [];
      });
      const [first] = shown;
      if (first === undefined) return [];
      const values = shown.map(({ value }) => value);
      const bounds = { low: Math.min(...values), high: Math.max(...values) };
      return [{ ...nameCell({ reading, measure: first.id, position }), ...bounds, kind: 'interval' }];
    });
  });
}
