import type { Solver } from '../../disclosure.types.ts';

/** The same solver, whose programs end when time is over: large ones take minutes. */
export function openTimedSolver(solver: Solver, mayContinue: () => boolean): Solver {
  return {
    openModel: (program) => {
      const model = solver.openModel(program);
      return { ...model, solve: (limit = {}) => model.solve({ mayContinue, ...limit }) };
    },
  };
}
