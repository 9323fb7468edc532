/** Builds the pages when they are older than their sources; journeys with a product of their own start it themselves. */
import { ensureBuilt } from '../tools/build.mjs';

export default async function setup(): Promise<void> {
  await ensureBuilt();
}
