/** Which areas of the map a level reads. */
import { isInUnion, toIsoCountry } from '#features/level/level.rules.ts';

/**
 * Its own area and those inside: for the union also its countries, for a country also its regions. What is shown elsewhere is
 * protected together with it, so which part somebody reads makes no difference. Local units are no areas that are counted.
 */
export function listGeosOfLevel(covers: readonly string[], present: readonly string[]): string[] {
  const codes = covers.map((cover) =>
    cover === 'EU' ? cover : toIsoCountry(cover.slice(0, 2)) + cover.slice(2),
  );
  return present.filter((geo) =>
    codes.some((code) =>
      code === 'EU' ? geo === 'EU' || (geo.length === 2 && isInUnion(geo)) : geo.startsWith(code),
    ),
  );
}
