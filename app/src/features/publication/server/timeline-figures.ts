/** One thing measured in several waves, drawn: a dot with its interval for each, the oldest first. */
import { toTimelineCube, type Timeline } from '#features/listening/timeline.rules.ts';
import type { FigureView } from '../publication.types.ts';
import { drawChosen, type FigureSettings } from './figures.ts';

export function drawTimeline(timeline: Timeline, settings: FigureSettings): FigureView {
  const cube = toTimelineCube(timeline);
  const { min, max } = timeline.scale;
  const hasIntervals = timeline.points.some(({ low }) => low !== null);
  return drawChosen(
    cube,
    {
      chart: {
        kind: 'dot-interval',
        choice: {
          rows: 'wave',
          value: 'mean',
          ...(hasIntervals && { interval: { low: 'lower', high: 'upper' } }),
          answered: 'n',
          scale: { domain: [min, max], ticks: [{ value: min }, { value: (min + max) / 2 }, { value: max }] },
        },
      },
      tables: [
        {
          rows: 'wave',
          at: {},
          columns: [
            { measure: 'mean' },
            ...(hasIntervals ? [{ measure: 'lower', upper: 'upper', words: 'interval' as const }] : []),
            { measure: 'n' },
          ],
        },
      ],
    },
    settings,
  );
}
