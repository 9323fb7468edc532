/** Rows of the matrix for measures, places of encounter and what newcomers keep open; see `matrix-cases.ts`. */
import { listObservations } from '#features/indicator/server/observations.usecases.ts';
import {
  addEncounter,
  changeEncounter,
  keepEncounterCount,
  readEncounter,
  readEncounters,
  removeEncounter,
} from '#features/policy/server/encounters.usecases.ts';
import {
  readKeepsOpen,
  removeService,
  saveCohorts,
  savePopulation,
  saveService,
} from '#features/policy/server/keeps-open.usecases.ts';
import {
  addMeasure,
  changeMeasure,
  listDecisions,
  listMeasures,
  noteDecision,
  previewMeasure,
  publishMeasure,
  readMeasure,
  removeMeasure,
  withdrawMeasure,
} from '#features/policy/server/measures.usecases.ts';
import { readKnownFigures, takeKnownFigures } from '#features/policy/server/known-figures.usecases.ts';
import { readWishToStay } from '#features/policy/server/wish-to-stay.usecases.ts';
import type { MatrixCases } from './matrix-cases.ts';

const measure = { title: 'Tried', kind: 'service', forWhom: 'everybody' };
const encounter = { name: 'Tried', kind: 'garden', howOften: 'weekly', openTo: 'everybody' };
const population = {
  countedOn: '2025-12-31',
  newcomersAre: 'Tried',
  source: 'Tried',
  'rows.0.from': '0',
  'rows.0.residents': '10',
  'rows.0.newcomers': '1',
};
const cohort = { 'rows.0.year': '2020', 'rows.0.arrived': '3' };

export const POLICY_CASES: MatrixCases = {
  'policy.read': {
    listMeasures: (member) => listMeasures(member),
    readMeasure: (member, { placeId }) => readMeasure(member, placeId),
    listDecisions: (member) => listDecisions(member),
    readEncounters: (member) => readEncounters(member, 2026),
    readEncounter: (member, { placeId }) => readEncounter(member, placeId),
  },
  'policy.change': {
    addMeasure: (member) => addMeasure(member, measure),
    noteDecision: (member) => noteDecision(member, { decidedOn: '2026-01-01', what: 'Tried', link: '' }),
    changeMeasure: (member, { placeId }) => changeMeasure(member, placeId, measure),
    removeMeasure: (member, { placeId }) => removeMeasure(member, placeId),
    addEncounter: (member) => addEncounter(member, encounter),
    changeEncounter: (member, { placeId }) => changeEncounter(member, placeId, encounter),
    removeEncounter: (member, { placeId }) => removeEncounter(member, placeId),
    keepEncounterCount: (member) =>
      keepEncounterCount(member, { year: '2025', residents: '900', source: 'Tried' }),
  },
  'policy.publish': {
    previewMeasure: (member, { placeId }) => previewMeasure(member, placeId),
    publishMeasure: (member, { placeId }) => publishMeasure(member, placeId, { previewHash: 'tried' }),
    withdrawMeasure: (member, { placeId }) => withdrawMeasure(member, placeId),
  },
  'results.read': { readWishToStay: (member) => readWishToStay(member) },
  'data.read': {
    listObservations: (member) => listObservations(member, 'cx1'),
    readKeepsOpen: (member) => readKeepsOpen(member, 0),
    readKnownFigures: (member) => readKnownFigures(member),
  },
  'data.change': {
    takeKnownFigures: (member) => takeKnownFigures(member, { token: 'tried' }, () => 'Tried'),
    savePopulation: (member) => savePopulation(member, population),
    saveService: (member, { placeId }) => saveService(member, placeId, { name: 'Tried' }),
    removeService: (member, { placeId }) => removeService(member, placeId),
    saveCohorts: (member) => saveCohorts(member, cohort),
  },
};

/** What lies in each place. `$1`: place, `$2`: name. */
export const POLICY_ROWS: readonly string[] = [
  `office.measure (place_id, measure_id, title, adopted_on) values ($1, $1, $2, '2026-01-01')`,
  `office.measure_change (place_id, measure_id, before) values ($1, $1, jsonb_build_object('what', $2::text))`,
  `published.measure (place_id, measure_id, title, what, area, for_whom, kind, decided_by, end_reason, link, money, staff)
     values ($1, $1, $2, '', '', 'everybody', 'decision', '', '', '', '', '')`,
  `office.encounter (place_id, encounter_id, name, kind, how_often, open_to) values ($1, $1, $2, 'garden', 'weekly', 'everybody')`,
  `office.service_threshold (place_id, threshold_id, name, from_age) values ($1, $1, $2, 0)`,
  `confidential.population_note (place_id, counted_on, newcomers_are, source) values ($1, '2025-12-31', $2, $2)`,
];
