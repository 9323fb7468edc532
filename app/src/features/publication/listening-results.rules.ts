/** What the published figures of a survey say, in plain sentences. */
import { readCell, type Cube } from '@vicus/cube';
import { describeGap, summariseGap } from '#features/listening/gap.rules.ts';
import { createTranslator, type Language } from '#ui/messages.ts';
import { readLeadingPosition } from './plain-table.rules.ts';

/** the widest ones; the picture has them all */
const MAXIMUM_GAPS = 4;

export function writeListeningResults(cubes: readonly Cube[], language: Language): string[] {
  return cubes.flatMap((cube) => [
    ...(cube.id === 'survey-response' ? writeResponse(cube, language) : []),
    ...writeGapSummary(cube, language),
    ...writeGap(cube, language).slice(0, MAXIMUM_GAPS),
  ]);
}

function writeResponse(cube: Cube, language: Language): string[] {
  const t = createTranslator(language);
  const at = readLeadingPosition(cube, []);
  const asked = readCell(cube, at, 'asked');
  const answered = readCell(cube, at, 'answered');
  if (answered.kind === 'none') return [];
  return asked.kind === 'none'
    ? [t('public.key.consultation', { answered: answered.value })]
    : [t('public.key.response', { answered: answered.value, asked: asked.value })];
}

/** One sentence for each side, over all statements. */
export function writeGapSummary(cube: Cube, language: Language): string[] {
  const t = createTranslator(language);
  return summariseGap(describeGap(cube, language)).map(({ who, ...counts }) =>
    t(`public.gap.${who}.summary`, counts),
  );
}

/** One sentence for each statement and side. */
export function writeGap(cube: Cube, language: Language): string[] {
  const t = createTranslator(language);
  return describeGap(cube, language).map(({ statement, who, direction, thinkPercent, realPercent, points }) =>
    t(`public.gap.${who}.${direction}`, {
      statement,
      think: thinkPercent,
      real: realPercent,
      low: Math.min(Math.abs(points?.low ?? 0), Math.abs(points?.high ?? 0)),
      high: Math.max(Math.abs(points?.low ?? 0), Math.abs(points?.high ?? 0)),
    }),
  );
}
