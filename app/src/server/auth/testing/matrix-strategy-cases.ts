/** Rows of the matrix for the core of strategies; see `matrix-cases.ts`. Its rows have the place's id. */
import { adoptStrategy, previewAdoption, readVersion } from '#features/strategy/server/adoption.usecases.ts';
import {
  addBody,
  changeBody,
  checkCoordination,
  listBodyActors,
  removeBody,
} from '#features/strategy/server/bodies.usecases.ts';
import { listStrategies, readStrategy } from '#features/strategy/server/content.usecases.ts';
import { exportList, exportStrategy, readAnsweredList } from '#features/strategy/server/export.usecases.ts';
import {
  importStrategyFile,
  previewStrategyFile,
  uploadStrategyFile,
} from '#features/strategy/server/file.usecases.ts';
import {
  placeFigure,
  remarkOnFigure,
  removeFigure,
  confirmNewerFigure,
} from '#features/strategy/server/figures.usecases.ts';
import { readHeard } from '#features/strategy/server/heard.usecases.ts';
import { readPart, writePart } from '#features/strategy/server/parts.usecases.ts';
import {
  addPerspective,
  changePerspective,
  removePerspective,
} from '#features/strategy/server/perspectives.usecases.ts';
import { addRisk, changeRisk, removeRisk } from '#features/strategy/server/risks.usecases.ts';
import {
  beginStrategy,
  changeStrategy,
  endStrategy,
  removeStrategy,
  resumeStrategy,
} from '#features/strategy/server/strategies.usecases.ts';
import {
  listVersions,
  readDifferences,
  readHistory,
  readStrategyHead,
} from '#features/strategy/server/versions.usecases.ts';
import type { MatrixCases } from './matrix-cases.ts';

const head = { title: 'Tried', fromYear: 2027, toYear: 2028, language: 'en', currency: 'EUR', revision: 1 };
const said = { voice: 'partners', statement: 'Tried', revision: 1 };
const body = { name: 'Tried', part: 'advises', revision: 1 };
const risk = { text: 'Tried', revision: 1 };
const fact = JSON.stringify(['00000000-0000-4000-8000-000000000000', 'tried', 'share', {}]);
const look = { colour: '', arms: null };
const noFile = { purpose: 'strategy', fileName: 'x.xlsx', content: new Uint8Array() } as const;
const decision = { body: 'Tried', decidedOn: '2020-01-01', previewHash: 'tried' };

export const STRATEGY_CASES: MatrixCases = {
  'strategy.read': {
    listStrategies: (member) => listStrategies(member),
    readStrategy: (member, { placeId }) => readStrategy(member, placeId),
    readStrategyHead: (member, { placeId }) => readStrategyHead(member, placeId),
    readPart: (member, { placeId }) => readPart(member, placeId, 'diagnosis', 'en'),
    readHeard: (member) => readHeard(member, 'en'),
    listBodyActors: (member) => listBodyActors(member),
    checkCoordination: (member) => checkCoordination(member, []),
    listVersions: (member, { placeId }) => listVersions(member, placeId),
    readVersion: (member, { placeId }) => readVersion(member, placeId, 1),
    readDifferences: (member, { placeId }) => readDifferences(member, placeId, { before: 1, after: null }),
    readHistory: (member, { placeId }) => readHistory(member, placeId),
    readAnsweredList: (member, { placeId }) =>
      readAnsweredList(member, { strategyId: placeId, version: null }, 'clld'),
  },
  'strategy.export': {
    exportStrategy: (member, { placeId }) =>
      exportStrategy(member, { strategyId: placeId, version: null, format: 'xlsx', look, language: 'en' }),
    exportList: (member, { placeId }) =>
      exportList(member, { strategyId: placeId, version: null, listId: 'clld' }, look),
  },
  'strategy.import': {
    uploadStrategyFile: (member, { placeId }) => uploadStrategyFile(member, placeId, noFile),
    previewStrategyFile: (member, { placeId }) =>
      previewStrategyFile(member, { strategyId: placeId, uploadId: placeId }, 'en'),
    importStrategyFile: (member, { placeId }) =>
      importStrategyFile(member, { strategyId: placeId, uploadId: placeId }, new Map(), 'en'),
  },
  'strategy.change': {
    beginStrategy: (member) => beginStrategy(member, head),
    changeStrategy: (member, { placeId }) => changeStrategy(member, placeId, head),
    endStrategy: (member, { placeId }) => endStrategy(member, placeId),
    resumeStrategy: (member, { placeId }) => resumeStrategy(member, placeId),
    writePart: (member, { placeId }) => writePart(member, placeId, 'diagnosis', { text: 'x', revision: 1 }),
    placeFigure: (member, { placeId }) => placeFigure(member, placeId, 'diagnosis', { fact }),
    remarkOnFigure: (member, { placeId }) =>
      remarkOnFigure(member, { strategyId: placeId, placedFactId: placeId }, { remark: 'x' }),
    confirmNewerFigure: (member, { placeId }) =>
      confirmNewerFigure(member, { strategyId: placeId, placedFactId: placeId }),
    removeFigure: (member, { placeId }) =>
      removeFigure(member, { strategyId: placeId, placedFactId: placeId }),
    addPerspective: (member, { placeId }) => addPerspective(member, placeId, said, 'en'),
    changePerspective: (member, { placeId }) =>
      changePerspective(member, { strategyId: placeId, perspectiveId: placeId }, said, 'en'),
    removePerspective: (member, { placeId }) =>
      removePerspective(member, { strategyId: placeId, perspectiveId: placeId }),
    addBody: (member, { placeId }) => addBody(member, placeId, body),
    changeBody: (member, { placeId }) => changeBody(member, { strategyId: placeId, bodyId: placeId }, body),
    removeBody: (member, { placeId }) => removeBody(member, { strategyId: placeId, bodyId: placeId }),
    addRisk: (member, { placeId }) => addRisk(member, placeId, risk),
    changeRisk: (member, { placeId }) => changeRisk(member, { strategyId: placeId, riskId: placeId }, risk),
    removeRisk: (member, { placeId }) => removeRisk(member, { strategyId: placeId, riskId: placeId }),
  },
  'strategy.adopt': {
    previewAdoption: (member, { placeId }) => previewAdoption(member, placeId),
    adoptStrategy: (member, { placeId }) => adoptStrategy(member, placeId, decision),
  },
  'strategy.remove': { removeStrategy: (member, { placeId }) => removeStrategy(member, placeId) },
};

/** What lies in each place: a strategy with one row of each kind. `$1`: place, `$2`: name. */
export const STRATEGY_ROWS: readonly string[] = [
  `office.strategy (place_id, strategy_id, title, from_year, to_year, language, currency)
     values ($1, $1, $2, 2026, 2027, 'en', 'EUR')`,
  `office.strategy_part (place_id, strategy_id, part, text) values ($1, $1, 'diagnosis', $2)`,
  `office.placed_fact (place_id, strategy_id, placed_fact_id, part, release_id, fact, remark)
     values ($1, $1, $1, 'diagnosis', $1, '{"tableId":"x","measure":"x","at":{}}', $2)`,
  `office.perspective (place_id, strategy_id, perspective_id, voice, statement, heard_in)
     values ($1, $1, $1, 'residents', $2, 'other')`,
  `office.strategy_body (place_id, strategy_id, body_id, name, part) values ($1, $1, $1, $2, 'decides')`,
  `office.strategy_risk (place_id, strategy_id, risk_id, text) values ($1, $1, $1, $2)`,
  `office.strategy_version (place_id, strategy_id, version, content, frozen_facts, confirmed_numbers, decision,
     content_hash, adopted_on, adopted_by)
     values ($1, $1, 1, '{"strategy":{"language":"en","currency":"EUR"},"parts":[],"perspectives":[],"goals":[],"actions":[],"budget":[],"moneySources":[],"bodies":[],"risks":[]}',
       jsonb_build_array($2::text), '[]', '{}', repeat('0', 64), '2026-01-01', 'x')`,
];
