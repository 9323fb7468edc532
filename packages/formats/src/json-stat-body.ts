import { CubeProblem, MAX_CELLS } from '@vicus/cube';

type Fields = Readonly<Record<string, unknown>>;

/** A dimension as a JSON-stat file describes it. */
export interface BodyDimension {
  readonly id: string;
  readonly label: string;
  readonly codes: readonly string[];
  readonly labels: ReadonlyMap<string, string>;
  /** parent by code */
  readonly parents: ReadonlyMap<string, string>;
  /** unit by code */
  readonly units: ReadonlyMap<string, { label: string; decimals: number }>;
}

/** The parts of a JSON-stat dataset, checked against one another. */
export interface Body {
  readonly fields: Fields;
  readonly dimensions: readonly BodyDimension[];
  readonly size: number;
  readonly values: readonly (number | null)[];
  readonly statuses: readonly (string | undefined)[];
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function readString(value: unknown, otherwise: string): string {
  return typeof value === 'string' && value !== '' ? value : otherwise;
}

function refuse(where: string, message: string): never {
  throw new CubeProblem('bad-shape', where, message);
}

/** Reads and checks a dataset of version 2.0. Errors: `bad-shape` with the place. */
export function readBody(json: unknown): Body {
  if (!isFields(json)) return refuse('', 'a JSON-stat dataset is an object');
  if (json['version'] !== '2.0') {
    return refuse('version', 'only JSON-stat version 2.0 is read; ask the source for "version": "2.0"');
  }
  if (json['class'] !== undefined && json['class'] !== 'dataset') {
    return refuse('class', `"${String(json['class'])}" holds no numbers; a dataset is expected`);
  }
  const ids = json['id'];
  const sizes = json['size'];
  const described = json['dimension'];
  if (!Array.isArray(ids) || ids.some((id) => typeof id !== 'string'))
    refuse('id', 'a list of texts is expected');
  if (!Array.isArray(sizes) || sizes.length !== (ids as string[]).length) {
    refuse('size', 'one number for each id is expected');
  }
  if (!isFields(described)) return refuse('dimension', 'an object is expected');
  const dimensions = (ids as string[]).map((id, i) =>
    readDimension(id, Object.hasOwn(described, id) ? described[id] : undefined, (sizes as unknown[])[i]),
  );
  const size = dimensions.reduce((product, { codes }) => product * codes.length, 1);
  // Before memory is reserved: a wrong `size` must not fill it.
  if (size > MAX_CELLS) refuse('size', `${size} cells; at most ${MAX_CELLS} are possible`);
  return {
    fields: json,
    dimensions,
    size,
    values: readValues(json['value'], size),
    statuses: readStatuses(json['status'], size),
  };
}

function readDimension(id: string, value: unknown, size: unknown): BodyDimension {
  const where = `dimension.${id}`;
  const category = isFields(value) ? value['category'] : undefined;
  if (!isFields(value) || !isFields(category))
    return refuse(where, 'there is no description with a "category"');
  const labels = readTextMap(category['label']);
  const codes = readCodes(category['index'], labels, where);
  // Some writers give sizes as texts.
  if (Number(size) !== codes.length) {
    refuse(where, `has ${codes.length} codes where "size" says ${String(size)}`);
  }
  return {
    id,
    label: readString(value['label'], id),
    codes,
    labels,
    parents: readParents(category['child'], codes),
    units: readUnits(category['unit']),
  };
}

/** `index` is a list, or positions by code; with one code it may be missing (JSON-stat 2.0, `index`). */
function readCodes(index: unknown, labels: ReadonlyMap<string, string>, where: string): string[] {
  if (Array.isArray(index)) {
    if (index.some((code) => typeof code !== 'string')) refuse(`${where}.category.index`, 'codes are texts');
    return index as string[];
  }
  if (isFields(index)) {
    const entries = Object.entries(index).toSorted((a, b) => Number(a[1]) - Number(b[1]));
    if (entries.some(([, position], i) => Number(position) !== i)) {
      refuse(`${where}.category.index`, 'positions count 0, 1, 2 … without a gap');
    }
    return entries.map(([code]) => code);
  }
  if (labels.size === 1) return [...labels.keys()];
  return refuse(`${where}.category.index`, 'is missing; only a single code may do without');
}

function readTextMap(value: unknown): Map<string, string> {
  if (!isFields(value)) return new Map();
  return new Map(Object.entries(value).map(([key, text]) => [key, typeof text === 'string' ? text : key]));
}

/** A code listed under several parents stays with the first; codes that do not exist are passed over. */
function readParents(child: unknown, codes: readonly string[]): Map<string, string> {
  const known = new Set(codes);
  const parents = new Map<string, string>();
  if (!isFields(child)) return parents;
  for (const [parent, parts] of Object.entries(child)) {
    if (!known.has(parent) || !Array.isArray(parts)) continue;
    for (const code of parts as unknown[]) {
      if (typeof code === 'string' && known.has(code) && !parents.has(code)) parents.set(code, parent);
    }
  }
  return parents;
}

function readUnits(unit: unknown): Map<string, { label: string; decimals: number }> {
  if (!isFields(unit)) return new Map();
  return new Map(
    Object.entries(unit).map(([code, value]) => {
      const decimals = isFields(value) ? Number(value['decimals'] ?? 0) : 0;
      // JSON-stat 2.0 says "label"; older writers put the unit into "base" or "type".
      const label = isFields(value)
        ? [value['label'], value['base'], value['type']].find(
            (text) => typeof text === 'string' && text !== '',
          )
        : undefined;
      const fits = Number.isInteger(decimals) && decimals >= 0 && decimals <= 15;
      return [code, { label: readString(label, ''), decimals: fits ? decimals : 0 }];
    }),
  );
}

/** `value` is a list, or numbers by position with gaps. A gap and a position behind the end of the list are null. */
function readValues(value: unknown, size: number): (number | null)[] {
  const values = Array.from<unknown, number | null>({ length: size }, () => null);
  if (typeof value !== 'object' || value === null) return refuse('value', 'a list or an object is expected');
  for (const [key, number] of Object.entries(value)) {
    const position = Number(key);
    if (!Number.isInteger(position) || position < 0 || position >= size) {
      refuse(`value.${key}`, `the dimensions make ${size} cells`);
    }
    if (number !== null && (typeof number !== 'number' || !Number.isFinite(number))) {
      refuse(`value.${key}`, 'a number or null is expected; a cube holds no texts');
    }
    values[position] = number as number | null;
  }
  return values;
}

/** `status` is one text for all, a list (of one for all), or texts by position. */
function readStatuses(status: unknown, size: number): (string | undefined)[] {
  const statuses = Array.from<unknown, string | undefined>({ length: size }, () => undefined);
  if (typeof status === 'string') return statuses.fill(status);
  if (Array.isArray(status) && status.length === 1 && typeof status[0] === 'string') {
    return statuses.fill(status[0]);
  }
  if (typeof status !== 'object' || status === null) return statuses;
  for (const [key, text] of Object.entries(status)) {
    const position = Number(key);
    if (!Number.isInteger(position) || position < 0 || position >= size) {
      refuse(`status.${key}`, `the dimensions make ${size} cells`);
    }
    if (typeof text === 'string' && text !== '') statuses[position] = text;
  }
  return statuses;
}
