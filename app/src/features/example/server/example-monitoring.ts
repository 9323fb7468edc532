/** The example town measures: years of figures, deliveries, activities, measures, places to meet, and what its surveys say. */
import { INDICATORS } from '@vicus/reference';
import { addActivity } from '#features/activity/server/activities.usecases.ts';
import { saveRecord } from '#features/activity/server/records.usecases.ts';
import { approveDelivery } from '#features/delivery/server/approval.usecases.ts';
import { addDataSet, readDataSet } from '#features/delivery/server/data-set.usecases.ts';
import { saveDelivery } from '#features/delivery/server/fill.usecases.ts';
import { addRows } from '#features/delivery/server/rows.usecases.ts';
import type { NewObservation } from '#features/indicator/indicator.types.ts';
import { isWanted } from '#features/indicator/known-figures.rules.ts';
import { toContent, toReason } from '#features/indicator/observation.rules.ts';
import {
  chooseIndicators,
  listChosenIndicators,
  saveAim,
} from '#features/indicator/server/chosen.usecases.ts';
import { commitObservations } from '#features/indicator/server/observations.usecases.ts';
import { addEncounter } from '#features/policy/server/encounters.usecases.ts';
import { saveCohorts } from '#features/policy/server/keeps-open.usecases.ts';
import { readKnownFigures, takeKnownFigures } from '#features/policy/server/known-figures.usecases.ts';
import { addMeasure, previewMeasure, publishMeasure } from '#features/policy/server/measures.usecases.ts';
import type { Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { write } from '#server/db/doors.ts';
import {
  EXAMPLE_ACTIVITIES,
  EXAMPLE_DATA_SETS,
  EXAMPLE_ENCOUNTERS,
  EXAMPLE_MEASURES,
  type ExampleActivity,
  type ExampleDataSet,
} from '../example-doing.ts';
import { EXAMPLE_ARRIVALS, EXAMPLE_FURTHER, EXAMPLE_SERIES, type ExampleSeries } from '../example-series.ts';
import { EXAMPLE_SOURCE } from '../example-town.ts';

/** The newest year that is over: the series stay as fresh as a real office's. */
const readNewestYear = (): number => Number(today().slice(0, 4)) - 1;

/** After the surveys, whose figures are taken last. `actors`: ids by name. */
export async function runExampleMonitoring(
  member: Member,
  actors: ReadonlyMap<string, string>,
): Promise<void> {
  const year = readNewestYear();
  const core = INDICATORS.flatMap(({ id, isCore }) => (isCore ? [id] : []));
  await chooseIndicators(member, { indicators: [...new Set([...core, ...EXAMPLE_FURTHER])] });
  await enterSeries(member, year);
  await saveAim(member, 'em1', {
    newcomersAre: 'People with a foreign citizenship (invented)',
    baselinePeriod: String(year - 5),
    targetValue: '65',
    targetOn: `${year + 4}-12-31`,
  });
  for (const dataSet of EXAMPLE_DATA_SETS) await deliver(member, dataSet, year, actors);
  for (const activity of EXAMPLE_ACTIVITIES) await count(member, activity, year, actors);
  await decide(member, year);
  await takeFigures(member, year);
}

async function enterSeries(member: Member, year: number): Promise<void> {
  const chosen = new Map(
    (await listChosenIndicators(member)).map(({ definition }) => [definition.id, definition]),
  );
  const toRows = ({ indicatorId, values }: ExampleSeries): NewObservation[] => {
    const definition = chosen.get(indicatorId);
    if (definition === undefined) throw new Error(`the example does not follow ${indicatorId}`);
    const counted = definition.kind === 'share' && definition.describes !== 'institutions' ? 'persons' : '';
    return values.map(({ ago, people, numerator = null, denominator = null, value = null, reason }) => ({
      indicatorId,
      definitionVersion: definition.version,
      people,
      breakdown: '',
      period: String(year - ago),
      ...(reason === undefined
        ? toContent(definition, { numerator, denominator, value }, { status: 'final', counted })
        : toReason(reason)),
    }));
  };
  await write(member, async (transaction) => {
    for (const series of EXAMPLE_SERIES)
      await commitObservations(transaction, member, {
        kind: 'file',
        title: `${series.title} (invented)`,
        source: `${series.title}. ${EXAMPLE_SOURCE}`,
        rows: toRows(series),
      });
  });
}

/** Filled in, sent and approved; some wait for the office. */
async function deliver(
  member: Member,
  { owner, department, delivered, waits, indicatorId, people, services, ...about }: ExampleDataSet,
  year: number,
  actors: ReadonlyMap<string, string>,
): Promise<void> {
  const isYearly = about.frequency === 'year';
  const dataSetId = await addDataSet(member, {
    ...about,
    note: 'Invented for the example.',
    department,
    ownerActorId: actors.get(owner) ?? '',
    answering: `user:${member.userId}`,
    firstPeriod: isYearly ? String(year - delivered.length + 1) : `${year}-S1`,
    daysUntilDue: '60',
    changeFold: '3',
  });
  const counted = 'persons';
  await addRows(member, dataSetId, { indicatorId, people: [...people], dimension: '', services, counted });
  const { deliveries } = await readDataSet(member, dataSetId);
  const oldestFirst = deliveries.toSorted((a, b) => (a.period < b.period ? -1 : 1));
  for (const [at, rows] of delivered.entries()) {
    const id = oldestFirst[at]?.deliveryId ?? '';
    const typed = Object.entries(rows).flatMap(([row, [amount, base]]) => [
      [`amount.${row}`, String(amount)],
      [`base.${row}`, String(base)],
    ]);
    const { isSubmitted, findings } = await saveDelivery(member, id, Object.fromEntries(typed), true);
    if (!isSubmitted) throw new Error(`an invented delivery does not fit: ${JSON.stringify(findings)}`);
    if (!waits || at < delivered.length - 1) await approveDelivery(member, id);
  }
}

async function count(
  member: Member,
  { organiser, persons, visits, ...about }: ExampleActivity,
  year: number,
  actors: ReadonlyMap<string, string>,
): Promise<void> {
  const activityId = await addActivity(member, {
    ...about,
    actorId: actors.get(organiser) ?? '',
    fromOn: `${year}-01-12`,
    untilOn: `${year}-12-12`,
    note: 'Invented for the example.',
    isLookedAt: 'on',
  });
  const asked = { recordId: null } as const;
  for (const { span = '', ...fields } of persons)
    await saveRecord(
      member,
      activityId,
      { ...asked, counted: 'persons' },
      { ...fields, year: String(year), span },
    );
  for (const { day, hours, total } of visits)
    await saveRecord(
      member,
      activityId,
      { ...asked, counted: 'visits' },
      { heldOn: `${year}-${day}`, hours, total },
    );
}

async function decide(member: Member, year: number): Promise<void> {
  for (const { ago, startedAgo, endedAgo, isPublished, ...words } of EXAMPLE_MEASURES) {
    const measureId = await addMeasure(member, {
      ...words,
      decidedBy: 'Council',
      adoptedOn: `${year - ago}-05-20`,
      implementedFrom: `${year - startedAgo}-09-01`,
      endedOn: endedAgo === null ? '' : `${year - endedAgo}-12-31`,
      link: '',
      money: '',
      staff: '',
    });
    if (!isPublished) continue;
    const { previewHash } = await previewMeasure(member, measureId);
    await publishMeasure(member, measureId, { previewHash });
  }
  for (const encounter of EXAMPLE_ENCOUNTERS)
    await addEncounter(member, { ...encounter, openTo: 'everybody', sinceOn: `${year - 4}-03-01` });
}

/** Everything the platform has by now, as an officer would tick it. */
async function takeFigures(member: Member, year: number): Promise<void> {
  const rows = EXAMPLE_ARRIVALS.flatMap(({ ago, arrived, after2, after5 }, at) => [
    [`rows.${at}.year`, String(year - ago)],
    [`rows.${at}.arrived`, String(arrived)],
    [`rows.${at}.after2`, after2 === null ? '' : String(after2)],
    [`rows.${at}.after5`, after5 === null ? '' : String(after5)],
  ]);
  await saveCohorts(member, Object.fromEntries(rows));
  const { figures } = await readKnownFigures(member);
  const token = figures.filter(isWanted).map((one) => one.token);
  await takeKnownFigures(
    member,
    { token },
    ({ title }) => `${title === '' ? 'Register of arrivals' : title}. ${EXAMPLE_SOURCE}`,
  );
}
