/** Malformed submissions of `npm run soak`: 10,000 with a new seed. Prints one line of JSON. */
import { randomInt } from 'node:crypto';
import { tryMalformed } from '../e2e/malformed-trial.ts';

const count = Number(process.env['VICUS_SOAK_MALFORMED'] ?? 10_000);
const seed = randomInt(2 ** 31);
const trial = await tryMalformed(count, seed);
process.stdout.write(`${JSON.stringify({ seed, ...trial })}\n`);
const { failures, broken, changed, unannounced } = trial;
process.exit(failures.length + broken.length + changed.length + unannounced === 0 ? 0 : 1);
