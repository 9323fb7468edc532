/** Between the flat fields of a form (`outputs.0.name`) and what they mean together. */

/** Fields whose names have dots become lists (numbers) and objects (words). `areas.housing=on` → `{ areas: { housing: 'on' } }`. */
export function nestFields(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const root: Branch = new Map();
  for (const [name, value] of Object.entries(fields)) {
    const path = name.split('.');
    if (path.length > 6 || path.includes('__proto__')) continue;
    setAt(root, path, value);
  }
  return Object.fromEntries([...root].map(([key, value]) => [key, toValue(value)]));
}

type Branch = Map<string, unknown>;

function setAt(branch: Branch, [key = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    branch.set(key, value);
    return;
  }
  const standing = branch.get(key);
  const next: Branch = standing instanceof Map ? (standing as Branch) : new Map();
  branch.set(key, next);
  setAt(next, rest, value);
}

/** Numbers in order, without gaps that would make long lists of nothing: the last decides, up to a hundred. */
function toValue(value: unknown): unknown {
  if (!(value instanceof Map)) return value;
  const branch = value as Branch;
  const keys = [...branch.keys()];
  if (!keys.every((key) => /^\d{1,2}$/.test(key)))
    return Object.fromEntries(keys.map((key) => [key, toValue(branch.get(key))]));
  const length = Math.max(...keys.map(Number)) + 1;
  // A number that was left out is an empty row, or an empty text.
  const gap = keys.some((key) => branch.get(key) instanceof Map) ? {} : '';
  return Array.from({ length }, (_, i) => {
    const one = branch.get(String(i));
    return one === undefined ? gap : toValue(one);
  });
}

/** The other way: what an object says, as the fields of a form. Lists of texts become ticked boxes where `boxes` names them. */
export function flattenFields(
  value: Readonly<Record<string, unknown>>,
  boxes: readonly string[] = [],
): Record<string, string> {
  const flat: Record<string, string> = {};
  const walk = (name: string, one: unknown): void => {
    if (one === null || one === undefined) flat[name] = '';
    else if (Array.isArray(one) && boxes.includes(name))
      for (const code of one) flat[`${name}.${String(code)}`] = 'on';
    else if (typeof one === 'object')
      for (const [key, inner] of Object.entries(one)) walk(`${name}.${key}`, inner);
    else if (typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean')
      flat[name] = String(one);
  };
  for (const [name, one] of Object.entries(value)) walk(name, one);
  return flat;
}

/** Empty rows that a form offers for more. */
const SPARE_ROWS = 2;

/** Rows a form shows: those that hold something and some to add. */
export function countRows(values: Readonly<Record<string, string>>, list: string): number {
  const held = Object.entries(values).flatMap(([name, value]) => {
    const number = name.startsWith(`${list}.`) ? /^\d+/.exec(name.slice(list.length + 1))?.[0] : undefined;
    const isShown = value !== '' && !/\.(year|countedBy|outputId|milestoneId)$/.test(name);
    return number === undefined || !isShown ? [] : [Number(number)];
  });
  return Math.max(-1, ...held) + 1 + SPARE_ROWS;
}
