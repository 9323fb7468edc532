/** Builds the pages when they are older than their sources and starts the product that all journeys share. */
import type { TestProject } from 'vitest/node';
import { ensureBuilt } from '../tools/build.mjs';
import { openAccount } from './operator.ts';
import { listBugs, startProduct } from './product.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    readonly baseUrl: string;
    readonly signInLink: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await ensureBuilt();
  const product = await startProduct();
  project.provide('baseUrl', product.origin);
  project.provide('signInLink', product.signInLink);
  try {
    await openAccount(product.origin, product.signInLink);
  } catch (error) {
    await product.stop();
    throw new Error(`The operator's account could not be opened.\n${product.readLog()}`, { cause: error });
  }
  return async () => {
    await product.stop();
    const bugs = listBugs(product.readLog());
    if (bugs.length > 0) throw new Error(`The product wrote bugs into its log:\n${bugs.join('\n')}`);
  };
}
