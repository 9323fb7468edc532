/** Draws the tables of the evidence base. They are printed facts about anonymous places and passed no gate. */
import { WP3_POLICY_CATEGORIES, type Wp3Table } from '@vicus/reference';
import { ALL, buildEvidenceCube } from '#features/evidence/cube.rules.ts';
import type { Language } from '#ui/messages.ts';
import type { FigureChoice } from '../figure-choice.types.ts';
import type { FigureView } from '../publication.types.ts';
import { drawChosen } from './figures.ts';

/** Shares as bars; below, the counts, and each share with its interval. */
const CHOICE: FigureChoice = {
  chart: {
    kind: 'distribution',
    choice: {
      rows: 'group',
      answers: 'policy',
      answerCodes: WP3_POLICY_CATEGORIES,
      count: 'localities',
    },
  },
  tables: [
    {
      rows: 'group',
      at: {},
      columns: [...WP3_POLICY_CATEGORIES, ALL].map((policy) => ({
        measure: 'localities',
        at: { policy },
        words: 'position' as const,
      })),
    },
    ...WP3_POLICY_CATEGORIES.map((policy) => ({
      rows: 'group',
      at: { policy },
      columns: [
        { measure: 'share' },
        { measure: 'lower', upper: 'upper', words: 'interval' as const },
        { measure: 'localities', words: 'position' as const, at: { policy: ALL } },
      ],
      captionOf: 'policy',
    })),
  ],
};

/** Three tables in four languages, drawn once each. */
const drawn = new Map<string, FigureView>();

export function drawEvidenceFigure(table: Wp3Table, language: Language): FigureView {
  const key = `${table} ${language}`;
  const view =
    drawn.get(key) ??
    drawChosen(buildEvidenceCube(table), CHOICE, { language, medium: 'screen', warnings: [], idPrefix: '' });
  drawn.set(key, view);
  return view;
}
