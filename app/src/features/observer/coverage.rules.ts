/** Which towns of an area are seen at all. Counts of towns in a register and of public pages: anybody can make them. */
import { SIZE_CLASSES } from '@vicus/reference';
import { SIZE_CODES, type SizeCode } from './observer.types.ts';

export interface CoverageRow {
  readonly size: SizeCode | 'not-known';
  /** localities of the register; null: the register has none of the area */
  readonly inRegister: number | null;
  /** with a public page on this installation */
  readonly onInstallation: number;
}

/** `populations`: inhabitants of the towns with a public page; null: not said. */
export function composeCoverage(
  register: readonly { readonly sizeClass: string; readonly places: number }[],
  populations: readonly (number | null)[],
): CoverageRow[] {
  const isLoaded = register.length > 0;
  const sizes = populations.map(readSize);
  const rows = [...SIZE_CODES, 'not-known' as const].map((size): CoverageRow => {
    const found = register.find((one) => one.sizeClass === size)?.places ?? 0;
    const onInstallation = sizes.filter((one) => one === size).length;
    return { size, inRegister: isLoaded ? found : null, onInstallation };
  });
  return rows.filter((row) => row.size !== 'not-known' || (row.inRegister ?? 0) + row.onInstallation > 0);
}

/** By the limits of the platform, the same for every town: those a town moved are its own. */
export function readSize(population: number | null): SizeCode | 'not-known' {
  if (population === null) return 'not-known';
  const found = SIZE_CLASSES.find(
    ({ belowInhabitants }) => belowInhabitants === null || population < belowInhabitants,
  );
  return found?.code ?? 'not-known';
}
