/** Questionnaires that ship: files in app/instruments, read once. A new file appears without code. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseInstrumentJson, type Instrument } from '@vicus/questionnaire';

const FOLDER = 'instruments';

/** The nearest folder above this file, which stands elsewhere once the pages are built. */
function findFolder(): string | null {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (dirname(folder) !== folder) {
    const candidate = join(folder, FOLDER);
    if (existsSync(candidate) && readdirSync(candidate).some((name) => name.endsWith('.json')))
      return candidate;
    folder = dirname(folder);
  }
  return null;
}

function readFile(path: string): Instrument {
  const parsed = parseInstrumentJson(readFileSync(path, 'utf8'));
  if (parsed.ok) return parsed.instrument;
  const [finding] = parsed.findings;
  throw new Error(`${path} cannot be used: ${finding?.path ?? ''} ${finding?.message ?? ''}`);
}

let shipped: ReadonlyMap<string, Instrument> | undefined;

/** By id, in the order of their names. */
export function readShippedInstruments(): ReadonlyMap<string, Instrument> {
  if (shipped !== undefined) return shipped;
  const folder = findFolder();
  const names = folder === null ? [] : readdirSync(folder).filter((name) => name.endsWith('.json'));
  const all = names.toSorted().map((name) => readFile(join(folder ?? '', name)));
  shipped = new Map(all.map((instrument) => [instrument.id, instrument] as const));
  return shipped;
}
