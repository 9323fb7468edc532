/** Parts of an address of SDMX REST. Read from the address itself: `+` is a sign of its own there, not a space. */
import { API_LIMITS } from './limits.rules.ts';
import { sdmxSyntax } from './sdmx.problems.ts';

/** Characters that no part of a query has: control characters and halves of letters. */
const FORBIDDEN = /[\p{Cc}\p{Cs}]/u;

function decode(text: string): string {
  try {
    const plain = decodeURIComponent(text);
    if (!FORBIDDEN.test(plain)) return plain;
  } catch {
    // Said below, as for the forbidden characters.
  }
  throw sdmxSyntax(
    'The address has a part that cannot be read; write % and other signs as %25 and so on, in UTF-8',
  );
}

/** Parts of the path behind the address of the service, decoded; empty ones at the end are left out. */
export function readSegments(path: string): string[] {
  if (path.length > API_LIMITS.queryCharacters)
    throw sdmxSyntax(
      `The address is longer than ${API_LIMITS.queryCharacters} characters; ask for less at once`,
    );
  const segments = path.split('/').map(decode);
  while (segments.at(-1) === '') segments.pop();
  return segments;
}

/** Parameters behind `?` by name. Problem `sdmx-syntax` for one that comes twice. */
export function readParameters(search: string): Map<string, string> {
  const text = search.replace(/^\?/, '');
  if (text.length > API_LIMITS.queryCharacters)
    throw sdmxSyntax(
      `The query is longer than ${API_LIMITS.queryCharacters} characters; ask for less at once`,
    );
  const parameters = new Map<string, string>();
  for (const part of text.split('&')) {
    if (part === '') continue;
    const at = part.indexOf('=');
    const name = decode(at === -1 ? part : part.slice(0, at));
    if (parameters.has(name)) throw sdmxSyntax(`The parameter ${name.slice(0, 40)} comes twice`);
    parameters.set(name, at === -1 ? '' : decode(part.slice(at + 1)));
  }
  return parameters;
}

/** Problem `sdmx-syntax` for a parameter that the query does not have, so that no wish is passed over in silence. */
export function refuseUnknown(
  parameters: ReadonlyMap<string, string>,
  known: readonly string[],
  isOther: (name: string) => boolean = () => false,
): void {
  for (const name of parameters.keys())
    if (!known.includes(name) && !isOther(name))
      throw sdmxSyntax(`There is no parameter "${name.slice(0, 40)}" here; known: ${known.join(', ')}`);
}

/** A whole number from 1 on; null: not given. */
export function readCount(parameters: ReadonlyMap<string, string>, name: string): number | null {
  const text = parameters.get(name);
  if (text === undefined) return null;
  if (!/^[1-9]\d{0,8}$/.test(text)) throw sdmxSyntax(`${name} is a whole number from 1 on`);
  return Number(text);
}

/** Milliseconds of a moment; null: not given. */
export function readMoment(parameters: ReadonlyMap<string, string>, name: string): number | null {
  const text = parameters.get(name);
  if (text === undefined) return null;
  const ms = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2})?)?$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(ms)) throw sdmxSyntax(`${name} is a moment, e.g. 2026-11-22T10:00:00Z (write + as %2B)`);
  return ms;
}

/** One of some words; the first where it is not given. */
export function readWord<Word extends string>(
  parameters: ReadonlyMap<string, string>,
  name: string,
  words: readonly [Word, ...Word[]],
): Word {
  const text = parameters.get(name);
  if (text === undefined || text === '') return words[0];
  const found = words.find((word) => word === text);
  if (found === undefined) throw sdmxSyntax(`${name} is one of ${words.join(', ')}`);
  return found;
}

/** Ids with a sign between them; null: any. */
export function readIds(
  text: string | undefined,
  { separator, any, what }: { readonly separator: string; readonly any: string; readonly what: string },
): string[] | null {
  if (text === undefined || text === '' || text === any) return null;
  const ids = text.split(separator);
  for (const id of ids)
    if (!/^[A-Za-z0-9_@$.-]+$/.test(id))
      throw sdmxSyntax(
        `"${id.slice(0, 40)}" is no id of ${what}; ids have letters, digits, _, @, $, - and points`,
      );
  return ids.includes(any) ? null : ids;
}
