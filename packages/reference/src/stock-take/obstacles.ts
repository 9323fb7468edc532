import { OBSTACLES_INSIDE } from './obstacles-inside.ts';
import { OBSTACLES_OUTSIDE } from './obstacles-outside.ts';
import type { Obstacle } from './obstacle.types.ts';

/** The six obstacles of the Whole-COMM policy brief, in its order. */
export const OBSTACLES: readonly Obstacle[] = [...OBSTACLES_INSIDE, ...OBSTACLES_OUTSIDE];
