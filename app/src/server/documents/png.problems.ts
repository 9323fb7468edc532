import { Problem } from '../problem.ts';

export const pictureBusy = (): Problem => new Problem('picture-busy', 503);
