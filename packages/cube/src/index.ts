export { CELL_STATES, REASONS, STATUSES } from './cube.types.ts';
export type {
  Category,
  Cell,
  Column,
  Coordinates,
  Cube,
  Dimension,
  DimensionRole,
  InternalCube,
  InternalUse,
  Measure,
  MeasureKind,
  PolicyStamp,
  ProtectedCube,
  Provenance,
  Reason,
  Status,
  Texts,
} from './cube.types.ts';
export { CubeProblem } from './cube.problems.ts';
export type { CubeProblemCode } from './cube.problems.ts';
export { buildCube } from './build.ts';
export type { CellEntry, CubeParts } from './build.ts';
export { cubeSize, listCells, listCoordinates, readCell, readText } from './read.ts';
export { MAX_CELLS } from './structure.ts';
export { sliceCube } from './slice.ts';
export { SUM_PRECEDENCE, sumCells } from './sum.ts';
export { aggregateCube } from './aggregate.ts';
export type { Aggregation } from './aggregate.ts';
export { withCells } from './change.ts';
export { joinCubes } from './join.ts';
export type { CodeMisses, JoinOptions, JoinResult } from './join.ts';
export { CUBE_JSON_FORMAT, equalCubes, parseCubeJson, toCubeJson } from './json.ts';
export {
  isProtectedCube,
  openInternalCube,
  openProtectedCube,
  sealInternalCube,
  sealProtectedCube,
} from './seal.ts';
