/** The invented register in the groups that the tables of a wave show. */
import { nameFields, type MarginVariable } from '#features/listening/margins.rules.ts';
import { EXAMPLE_MARGINS } from './resident-levels.ts';

/** Fields of the form by name; a group that was put together (`man+another`) has the people of all its parts. */
export function sumMargins(variables: readonly MarginVariable[]): Record<string, string> {
  const fields = variables.flatMap(({ id, groups }) => {
    const people = EXAMPLE_MARGINS[id];
    if (people === undefined) return [];
    return groups.map(({ code }) => {
      const sum = code.split('+').reduce((total, part) => total + (people[part] ?? 0), 0);
      return [nameFields(id, code).people, String(sum)] as const;
    });
  });
  return Object.fromEntries(fields);
}
