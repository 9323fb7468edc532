/** Filters of 2.x: `c[TIME_PERIOD]=ge:2020+le:2022`. A comma is "or", a plus is "and". */
import { FILTER_OPERATORS, type ComponentFilter, type FilterTerm } from './sdmx-query.types.ts';
import { sdmxSyntax } from './sdmx.problems.ts';

export const isFilterName = (name: string): boolean => /^c\[[A-Za-z][\w-]*\]$/.test(name);

export function parseFilters(parameters: ReadonlyMap<string, string>): ComponentFilter[] {
  return [...parameters].flatMap(([name, text]) =>
    isFilterName(name) ? [{ component: name.slice(2, -1), anyOf: parseAnyOf(text) }] : [],
  );
}

const parseAnyOf = (text: string): FilterTerm[][] =>
  text.split(',').map((all) => all.split('+').map(parseTerm));

function parseTerm(text: string): FilterTerm {
  const found = /^([a-z]{2}):(.*)$/s.exec(text);
  const operator = FILTER_OPERATORS.find((one) => one === found?.[1]);
  if (found !== null && operator === undefined)
    throw sdmxSyntax(`"${found[1]}" is no operator; known: ${FILTER_OPERATORS.join(', ')}`);
  const value = found?.[2] ?? text;
  if (!/^[\w@$.:/-]+$/.test(value))
    throw sdmxSyntax(`"${value.slice(0, 40)}" is no value of a filter; e.g. c[TIME_PERIOD]=ge:2020+le:2022`);
  return { operator: operator ?? 'eq', value };
}

/** As it stands in an address behind `=`; `+` is written `%2B`, which every program leaves as it is. */
export const writeFilter = ({ anyOf }: ComponentFilter): string =>
  encodeURIComponent(
    anyOf.map((all) => all.map(({ operator, value }) => `${operator}:${value}`).join('+')).join(','),
  );
