import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { buildCountSystem } from './build-system.ts';
import { CELL_STATES } from './counts.types.ts';
import type { CountSystem } from './counts.types.ts';
import { parseCountProblem } from './parse-problem.ts';

const folder = process.env['VICUS_SDC_PROBLEMS'];

/** problem, cells, primary cells: the first three columns */
function readPeers(path: string): Map<string, readonly [number, number]> {
  const lines = readFileSync(path, 'utf8').trim().split('\n').slice(1);
  return new Map(
    lines.map((line) => {
      const [name, cells, primary] = line.split(',');
      return [name ?? '', [Number(cells), Number(primary)]];
    }),
  );
}

function countKeys(system: CountSystem, isCounted: (state: number) => boolean): number {
  let keys = 0;
  for (let cell = 0; cell < system.visibleCount; cell += 1)
    if (isCounted(system.state[cell] ?? 0)) keys += system.weight[cell] ?? 0;
  return keys;
}

function checkRelations(system: CountSystem): void {
  const { start, items } = system.relations;
  for (let relation = 0; relation + 1 < start.length; relation += 1) {
    const [whole = 0, ...parts] = items.subarray(start[relation], start[relation + 1]);
    const sum = parts.reduce((all, part) => all + (system.value[part] ?? 0), 0);
    expect(sum).toBe(system.value[whole]);
  }
}

describe.skipIf(folder === undefined)('problems (VICUS_SDC_PROBLEMS)', () => {
  const peers = folder === undefined ? new Map() : readPeers(`${folder}/../peers.csv`);
  for (const name of folder === undefined ? [] : readdirSync(folder)) {
    if (!existsSync(`${folder}/${name}/problem.json`)) continue;
    test(`${name}: cells and primary cells`, () => {
      const problem = parseCountProblem(
        JSON.parse(readFileSync(`${folder}/${name}/problem.json`, 'utf8')),
        readFileSync(`${folder}/${name}/inner.csv`, 'utf8'),
      );
      const system = buildCountSystem(problem);
      checkRelations(system);
      const [cells, primary] = peers.get(name) ?? [15075, 8969];
      expect(countKeys(system, () => true)).toBe(cells);
      expect(countKeys(system, (state) => state === CELL_STATES.primary)).toBe(primary);
    });
  }
});
