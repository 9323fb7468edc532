/** The funnel of places as a picture, at two widths. */
import { renderFunnelPlot, type FunnelPicture } from '@vicus/charts';
import { PLACE_CHARACTERISTICS } from '@vicus/reference';
import { readText } from '@vicus/cube';
import type { ContextDataset } from '../axes.types.ts';
import type { ExpectedLandscape, ExpectedPicture, ExpectedReading } from '../expected.types.ts';

const NARROW_PX = 320;

interface Around {
  readonly registerName: string | null;
  readonly datasets: readonly ContextDataset[];
  readonly language: string;
}

export function drawLandscape(
  { sizes, differences, limits }: ExpectedLandscape,
  { outcome, difference, people, year }: ExpectedReading,
  { registerName, datasets, language }: Around,
): ExpectedPicture {
  const label = PLACE_CHARACTERISTICS.find(({ id }) => id === outcome)?.label;
  const picture: FunnelPicture = {
    title: label === undefined ? outcome : readText(label, language),
    own: difference === null ? null : { label: registerName ?? '', size: people, difference },
    sizes,
    differences,
    limits: limits.map(({ size, chance, usual }) => ({ size, inner: chance, outer: usual })),
    period: String(year),
    source: datasets.map(({ title }) => title).join('; '),
    method: 'expected-value',
  };
  const wide = renderFunnelPlot(picture, { id: 'expected-wide', language });
  const narrow = renderFunnelPlot(picture, { id: 'expected-narrow', language, widthPx: NARROW_PX });
  return { wide: wide.svg, narrow: narrow.svg, textAlternative: wide.textAlternative };
}
