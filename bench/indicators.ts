/**
 * `npm run bench -- indicators [small | PLACES …]`: a statistical office's file of 25 indicators and ten years comes in for
 * 1,000 places and for 99,140, each an installation of its own; then fifty people open pages of both by turns. Writes
 * results/indicators.md; `small` (1,000 and 5,000 places) and sizes given by hand write nothing.
 */
import { writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { removeExamplePlaces } from '../app/src/features/place/server/installation.usecases.ts';
import { connectTo, disconnect, makeOperator } from './connect.ts';
import { measureFit } from './indicators/fit.ts';
import { measureImport, readDisk, settle } from './indicators/import.ts';
import { measurePages, type Installation } from './indicators/pages.ts';
import { renderIndicators, type Filled } from './indicators/table.ts';
import { makeTowns } from './indicators/towns.ts';
import { startProduct, type Product } from './product.ts';

const FULL = [1_000, 99_140];
const SMALL = [1_000, 5_000];

const startedMs = performance.now();
function say(line: string): void {
  process.stderr.write(`${Math.round((performance.now() - startedMs) / 1000)} s: ${line}\n`);
}

async function fill(product: Product, count: number): Promise<Installation & Filled> {
  await connectTo(product);
  try {
    const userId = await makeOperator(product);
    await removeExamplePlaces(userId);
    const towns = await makeTowns(product, userId, count);
    say(`${count} places`);
    const fit = await measureFit(towns);
    say(`  expected value fitted in ${fit.firstMs.toFixed(0)} ms`);
    const imported = await measureImport(product, count, say);
    await settle(product);
    return { product, towns, places: count, imported, fit, disk: await readDisk(product) };
  } finally {
    await disconnect();
  }
}

export async function runIndicators(words: readonly string[]): Promise<void> {
  const otherLoad = loadavg()[0] ?? 0;
  const asked = words.map(Number).filter((places) => places > 0);
  const sizes = asked.length > 0 ? asked : words.includes('small') ? SMALL : FULL;
  const products: Product[] = [];
  try {
    const filled: (Installation & Filled)[] = [];
    for (const size of sizes) {
      const product = await startProduct();
      products.push(product);
      filled.push(await fill(product, size));
    }
    const pages = await measurePages(filled, say);
    const text = renderIndicators(filled, pages, {
      machine: `${availableParallelism()} cores, ${Math.round(totalmem() / 1e9)} GB, ${process.platform} ${process.arch}, Node ${process.version}`,
      otherLoad,
      seconds: (performance.now() - startedMs) / 1000,
    });
    if (sizes === FULL) writeFileSync(join(import.meta.dirname, 'results', 'indicators.md'), text);
    process.stdout.write(text);
  } finally {
    for (const product of products) await product.stop();
  }
  // Sign-in keeps a pool of its own that ends with the process.
  process.exit(0);
}
