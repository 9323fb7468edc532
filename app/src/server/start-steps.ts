/**
 * What `npm start` does between migrating and the first page, in this order. The composition of rooms at start: each
 * room gives a step, none knows another's.
 */
import { loadGazetteer } from '#features/place/server/gazetteer.loader.ts';
import { configureAuth } from './auth/auth.ts';
import { createOperatorLink, ensureOperator, hasPassword } from './auth/operator.ts';
import { readAuthSecret } from './auth/secret.ts';
import { closeDatabase, connectDatabase } from './db/connection.ts';
import { jobsStep } from './jobs/jobs-step.ts';
import type { StartStep } from './start-step.types.ts';

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
  jobsStep,
  signInLinkStep,
];
