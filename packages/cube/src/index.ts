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
export { cubeSize, listCoordinates, readCell, readText } from './read.ts';
export {
  isProtectedCube,
  openInternalCube,
  openProtectedCube,
  sealInternalCube,
  sealProtectedCube,
} from './seal.ts';
