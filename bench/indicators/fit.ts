/** How long the expected value takes: the first question after an import reads the register and fits, the next one does not. */
import { readExpected } from '../../app/src/features/comparison/server/expected.usecases.ts';
import type { Towns } from './towns.ts';

const QUESTION = { outcome: 'employment-percent', preconditions: null } as const;

export interface Fit {
  readonly places: number;
  readonly firstMs: number;
  /** other inputs: the register is in memory, the fit is new */
  readonly otherInputsMs: number;
  readonly againMs: number;
}

export async function measureFit({ count, visited }: Towns): Promise<Fit> {
  const [first, second] = visited;
  if (first === undefined || second === undefined) throw new Error('nobody asks');
  const ask = async (at: typeof first, question: Parameters<typeof readExpected>[1]): Promise<number> => {
    const begunMs = performance.now();
    const { result } = await readExpected(at.member, question, 'en');
    if (result?.kind !== 'told') throw new Error(`no expected value: ${JSON.stringify(result)}`);
    return performance.now() - begunMs;
  };
  const firstMs = await ask(first, QUESTION);
  const againMs = await ask(second, QUESTION);
  const otherInputsMs = await ask(first, {
    ...QUESTION,
    preconditions: ['over-65-percent', 'under-18-percent'],
  });
  return { places: count, firstMs, otherInputsMs, againMs };
}
