/**
 * fast-check for `npm run soak`: the same properties with many times the cases and a seed of the day. Loaded in the
 * place of fast-check by vitest.config.ts when VICUS_SOAK says how many times.
 */
import fastCheck, { type IAsyncProperty, type IProperty, type Parameters } from 'fast-check';

const factor = Number(process.env['VICUS_SOAK'] ?? '1');
const DEFAULT_CASES = 100;

function toSoakParameters<Inputs>(parameters: Parameters<Inputs> = {}): Parameters<Inputs> {
  const { seed: _, ...rest } = parameters;
  const configured = fastCheck.readConfigureGlobal().numRuns ?? DEFAULT_CASES;
  return { ...rest, numRuns: (parameters.numRuns ?? configured) * factor, seed: Date.now() % 2 ** 31 };
}

function assertLonger<Inputs>(
  property: IAsyncProperty<Inputs> | IProperty<Inputs>,
  parameters?: Parameters<Inputs>,
): Promise<void> | void {
  return fastCheck.assert(property as IProperty<Inputs>, toSoakParameters(parameters));
}

export default { ...fastCheck, assert: assertLonger };
export * from 'fast-check';
export { assertLonger as assert };
