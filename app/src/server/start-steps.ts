/**
 * What `npm start` does between migrating and the first page, in this order. The composition of rooms at start: each
 * room gives a step, none knows another's.
 */
import {
  EXAMPLE_NAMES,
  loadExampleNeighbours,
  loadExamplePlace,
  prepareExample,
} from '#features/example/server/example.usecases.ts';
import { loadGazetteer } from '#features/place/server/gazetteer.loader.ts';
import { configureAuth } from './auth/auth.ts';
import { createOperatorLink, ensureOperator, hasPassword } from './auth/operator.ts';
import { readAuthSecret } from './auth/secret.ts';
import { closeDatabase, connectDatabase } from './db/connection.ts';
import { jobsStep } from './jobs/jobs-step.ts';
import { logBug } from './log.ts';
import type { StartStep } from './start-step.types.ts';

/** Pages are served before the neighbours of the example town are computed beside them. */
const NEIGHBOURS_DELAY_MS = 3_000;

const connectStep: StartStep = {
  name: 'connect to the database',
  async run({ settings }) {
    connectDatabase(settings.databaseUrl);
    configureAuth(await readAuthSecret(settings.dataDirectory), settings.origin);
    return closeDatabase;
  },
};

const referenceStep: StartStep = {
  name: 'load the reference data',
  async run({ say }) {
    const count = await loadGazetteer();
    if (count > 0) say(`Loaded ${count.toLocaleString('en')} populated places (GeoNames, CC BY 4.0).`);
  },
};

const operatorStep: StartStep = {
  name: 'prepare the operator’s account',
  async run() {
    await ensureOperator();
  },
};

/** The first page already shows the town; a failure here keeps nobody from working. */
const exampleStep: StartStep = {
  name: 'load the example town',
  async run({ say }) {
    try {
      const userId = await ensureOperator();
      const missing = await prepareExample(userId);
      const [town] = EXAMPLE_NAMES;
      if (town !== undefined && missing.includes(town)) {
        say(`Loading ${town}, an invented town that shows what Vicus does …`);
        await loadExamplePlace(userId, town);
      }
      const neighbours = missing.filter((name) => name !== town);
      return neighbours.length === 0 ? undefined : startNeighbours(userId, neighbours);
    } catch (error) {
      say(`The example could not be loaded; Vicus works without it (log: ${logBug(error, 'example')}).`);
    }
  },
};

/** @returns stops after the neighbour in hand */
function startNeighbours(userId: string, names: readonly string[]): () => Promise<void> {
  let isStopping = false;
  let work: Promise<unknown> = Promise.resolve();
  const timer = setTimeout(() => {
    work = loadExampleNeighbours(userId, names, () => !isStopping).catch((error: unknown) =>
      logBug(error, 'example neighbours'),
    );
  }, NEIGHBOURS_DELAY_MS);
  return async () => {
    isStopping = true;
    clearTimeout(timer);
    await work;
  };
}

/** Last, so that the link stands below everything else; not needed once the operator has a password. */
const signInLinkStep: StartStep = {
  name: 'print the sign-in link',
  async run({ settings, say }) {
    const userId = await ensureOperator();
    if (await hasPassword(userId)) return;
    const link = await createOperatorLink(userId, settings.origin);
    say(`Sign in as operator with this link (once, within a day):\n  ${link}`);
  },
};

/** The example town comes after the operator's account, whose owner becomes its coordinator, and before the jobs. */
export const startSteps: readonly StartStep[] = [
  connectStep,
  referenceStep,
  operatorStep,
  exampleStep,
  jobsStep,
  signInLinkStep,
];
