/** Decisions about waves without looking at answers. */
import type { Instrument } from '@vicus/questionnaire';
import type { Wave } from '#features/survey/survey.types.ts';
import type { StoredMargins, WaveSubject } from './listening.types.ts';

export { COMPOSITION_TABLE, QUESTION_TABLE } from './listening.tables.ts';

/** Fewest answers that shares and averages are computed from; of a closed list of office holders. */
const FEWEST_ANSWERS = 10;
const FEWEST_OF_A_LIST = 5;

/** What a page says of a closed wave. */
export function describeClosedWave(wave: Wave) {
  const closedOn = wave.closedOn ?? wave.createdOn;
  const fewest = wave.instrument?.audience === 'policymakers' ? FEWEST_OF_A_LIST : FEWEST_ANSWERS;
  return {
    openedOn: wave.openedOn ?? closedOn,
    closedOn,
    isNamed: wave.mode === 'named',
    isEnough: (wave.answered ?? 0) >= fewest,
    minimum: fewest,
  };
}

/** What tables need to know of a closed wave. The population that was typed in for weights goes before that of the plan. */
export function toSubject(
  wave: Wave,
  instrument: Instrument,
  placeName: string,
  margins: Pick<StoredMargins, 'population'> | undefined,
): WaveSubject {
  const closedOn = wave.closedOn ?? wave.createdOn;
  const isClosedList = instrument.audience === 'policymakers';
  return {
    waveId: wave.waveId,
    title: wave.title,
    placeName,
    instrument,
    openedOn: wave.openedOn ?? closedOn,
    closedOn,
    asked: wave.asked,
    isConsultation: wave.approach === 'open',
    population: isClosedList ? wave.asked : (margins?.population ?? readPopulation(wave.design)),
    minimumGroup: wave.minimumGroup,
    isClosedList,
  };
}

function readPopulation(design: Wave['design']): number | null {
  const { population } = design;
  return typeof population === 'number' && population > 0 ? population : null;
}
