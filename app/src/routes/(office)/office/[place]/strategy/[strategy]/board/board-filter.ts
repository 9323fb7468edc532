import type { BoardFilter } from '#features/implementation/board.types.ts';

/** What the address asks for; anything else matches no action. */
export function readBoardFilter({ searchParams }: URL): BoardFilter {
  const read = (name: string): string => (searchParams.get(name) ?? '').slice(0, 400);
  return { goal: read('goal'), owner: read('owner'), area: read('area') };
}
