/** Decisions about waves without looking at answers. */
import type { Instrument } from '@vicus/questionnaire';
import type { Wave } from '#features/survey/survey.types.ts';
import type { StoredMargins, WaveSubject } from './listening.types.ts';

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
