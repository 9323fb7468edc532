/** What can go wrong on purpose with the site of a place. */
import { Problem } from '#server/problem.ts';
import { MAXIMUM_ARMS_BYTES, MAXIMUM_ARMS_PX, type ArmsFault } from './arms.rules.ts';
import { MINIMUM_CONTRAST } from '#ui/contrast.ts';

/** `contrast`: to the ground on which it shows least; `proposal`: the nearest colour that can be read. */
export const accentTooWeak = (accent: string, contrast: number, proposal: string): Problem =>
  new Problem(
    'accent-too-weak',
    422,
    { accent, contrast: (Math.floor(contrast * 100) / 100).toFixed(2), needed: MINIMUM_CONTRAST, proposal },
    'accent',
  );

export const armsRefused = (fault: ArmsFault): Problem =>
  new Problem(
    'arms-refused',
    422,
    { fault, kilobytes: MAXIMUM_ARMS_BYTES / 1024, pixels: MAXIMUM_ARMS_PX },
    'file',
  );

export const armsWithoutWords = (): Problem => new Problem('arms-without-words', 422, {}, 'armsAlt.en');

export const sitePreviewOutdated = (): Problem => new Problem('site-preview-outdated', 409);
