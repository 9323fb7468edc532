/** What a strategy did for how many people: from monthly reports through the gate to a release, and back to its public progress. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readProgressToPublish } from '#features/implementation/server/progress.usecases.ts';
import { saveOfficeReports } from '#features/implementation/server/report.usecases.ts';
import {
  openRunningWorld,
  setDay,
  toReportFields,
  type RunningWorld,
} from '#features/implementation/testing/running-world.ts';
import { closeSender } from '#server/jobs/boss.ts';
import { prepareJobs } from '#server/jobs/jobs.ts';
import { runReleasePreparation } from './server/draft-job.usecases.ts';
import { readTableChoice } from './server/draft-list.usecases.ts';
import { saveAndPublishDraft } from './server/draft-publish.usecases.ts';
import { chooseTables, readDraftPage } from './server/draft.usecases.ts';

let world: RunningWorld;

beforeAll(async () => {
  world = await openRunningWorld();
  await prepareJobs(world.ownerUrl);
});
afterAll(async () => {
  await closeSender();
  await world.close();
});

async function report(month: string, actionId: string, outputs: Record<string, string>): Promise<void> {
  setDay(`${month.replace(/\d\d$/, (m) => String(Number(m) + 1).padStart(2, '0'))}-02`);
  const address = { strategyId: world.strategyId, month, about: actionId };
  const fields = { sending: randomUUID(), ...toReportFields(actionId, { spent: '0', outputs }) };
  await saveOfficeReports(world.office, address, fields, 'en');
}

async function readPublished(outputId: string) {
  const { goals } = await readProgressToPublish(world.office, world.strategyId);
  const outputs = goals.flatMap(({ actions }) => actions.flatMap((action) => action.outputs));
  return outputs.find((output) => output.outputId === outputId)?.years;
}

test('a count the gate lets through stands on the public page of progress, one of few people never does', async () => {
  const { hours: learners, riders } = world.outputs;
  await report('2027-01', world.actions.courses, { [learners]: '41' });
  await report('2027-01', world.actions.bus, { [riders]: '3' });
  expect(await readPublished(learners)).toMatchObject([{ year: 2027, told: { reason: 'withheld' } }]);

  const choice = await readTableChoice(world.office, { draft: null, follows: null });
  const offers = choice.groups.flatMap((group) => group.offers);
  const addresses = offers
    .map(({ address }) => address)
    .filter((one) => one.includes(`strategy-outputs-${world.strategyId}`));
  expect(addresses).toHaveLength(1);
  const draftId = await chooseTables(world.office, { table: addresses });
  await runReleasePreparation({ placeId: world.office.placeId, draftId });
  const { draft, prepared } = await readDraftPage(world.office, draftId, 'en');
  expect(draft).toMatchObject({ state: 'prepared', problem: null });
  expect(prepared?.report.attack).toMatchObject({ found: 0 });
  const words = { titleEn: 'What we did', licence: 'CC-BY-4.0', revision: String(draft.revision) };
  await saveAndPublishDraft(world.office, draftId, words);

  expect(await readPublished(learners)).toMatchObject([{ year: 2027, told: { kind: 'number', value: 41 } }]);
  expect(await readPublished(riders)).toMatchObject([{ year: 2027, told: { reason: 'withheld' } }]);
  // What is reported after the release changes nothing of what the public reads.
  await report('2027-02', world.actions.courses, { [learners]: '9' });
  expect(await readPublished(learners)).toMatchObject([{ year: 2027, told: { kind: 'number', value: 41 } }]);
});
