import type { LinkAddress } from '#features/survey/respond.types.ts';

interface Parameters {
  readonly place: string;
  readonly wave: string;
  readonly secret: string;
}

export function readTabletAddress({ place, wave, secret }: Parameters): LinkAddress {
  return { slug: place, waveId: wave, token: secret };
}
