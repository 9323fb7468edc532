/** Spoiled spreadsheets of `npm run soak`: 5,000 with a new seed. Prints one line of JSON. */
import { randomInt } from 'node:crypto';
import { openAccount, operator, signInAs } from '../e2e/operator.ts';
import { startProduct } from '../e2e/product.ts';
import { trySpoiledFiles } from '../e2e/spoiled-trial.ts';
import { setUpTown } from '../e2e/world.ts';
import { followCoreSet } from '../e2e/world-indicators.ts';

const count = Number(process.env['VICUS_SOAK_SPREADSHEETS'] ?? 5_000);
const seed = randomInt(2 ** 31);
const product = await startProduct();
try {
  await openAccount(product.origin, product.signInLink);
  const visitor = await signInAs(product.origin, operator);
  const slug = await setUpTown(visitor, 'Tutzing');
  await followCoreSet(visitor, slug);
  const trial = await trySpoiledFiles(visitor, slug, count, seed);
  process.stdout.write(`${JSON.stringify({ seed, ...trial })}\n`);
  const { failures, unplaced, partial } = trial;
  process.exitCode = failures.length + unplaced.length + partial.length === 0 ? 0 : 1;
} finally {
  await product.stop();
}
