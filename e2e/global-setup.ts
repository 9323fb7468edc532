/** Builds the pages when they are older than their sources and starts the product that all journeys share. */
import type { TestProject } from 'vitest/node';
import { ensureBuilt } from '../tools/build.mjs';
import { openAccount } from './operator.ts';
import { listBugs, startProduct } from './product.ts';
import { buildWorld } from './world.ts';
import type { World } from './world.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    readonly baseUrl: string;
    readonly world: World;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await ensureBuilt();
  const product = await startProduct();
  project.provide('baseUrl', product.origin);
  try {
    await openAccount(product.origin, product.signInLink);
    project.provide('world', await buildWorld(product));
  } catch (error) {
    await product.stop();
    throw new Error(`The world of the tests could not be made.\n${product.readLog()}`, { cause: error });
  }
  return async () => {
    await product.stop();
    const bugs = listBugs(product.readLog());
    if (bugs.length > 0) throw new Error(`The product wrote bugs into its log:\n${bugs.join('\n')}`);
  };
}
