/** The competence sheet from what the office wrote and what a source says of the country. */
import { COMPETENCE_AREAS, COMPETENCE_PRESETS } from '@vicus/reference';
import type { Competence, CompetenceLine } from './competence.types.ts';

/** `written`: newest first. The office's own words stand before those of the source. */
export function composeCompetenceSheet(
  country: string,
  written: readonly Competence[],
): readonly CompetenceLine[] {
  return COMPETENCE_AREAS.map((area) => {
    const [own = null, ...earlier] = written.filter((one) => one.area === area.code);
    const preset = COMPETENCE_PRESETS.find((one) => one.country === country && one.area === area.code);
    return { area, own, preset: preset ?? null, earlier };
  });
}

/** What a line shows as in force: the office's own words, otherwise those of the source, otherwise nothing. */
export function readCompetenceState(line: CompetenceLine): 'own' | 'preset' | 'unknown' {
  if (line.own !== null) return 'own';
  return line.preset === null ? 'unknown' : 'preset';
}
