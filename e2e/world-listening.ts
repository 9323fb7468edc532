/** Closed surveys with answers, laid into the database as a job would have mixed them, and what an office does with them. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import type { Instrument } from '@vicus/questionnaire';
import { root } from '../tools/processes.mjs';
import { drawAnswers, drawFrom } from './answer-by-forms.ts';
import { expectPage } from './survey-steps.ts';
import type { Visitor } from './visitor.ts';
import type { Visit } from './visits.ts';

interface SeededWave {
  readonly title: string;
  readonly people: number;
  readonly approach: 'sample' | 'open' | 'list';
  readonly mode?: 'anonymous' | 'named';
  readonly closedOn: string;
}

/** The residents' survey that ships. */
export function readResidents(): Instrument {
  const file = resolve(root, 'app', 'instruments', 'residents.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { instrument: Instrument }).instrument;
}

/** @returns the path of the wave's page */
async function seedWave(dataDirectory: string, slug: string, wave: SeededWave): Promise<string> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port: Number(readFileSync(join(dataDirectory, 'database', 'port'), 'utf8')),
    user: 'postgres',
    password: readFileSync(join(dataDirectory, 'secrets', 'database-superuser'), 'utf8').trim(),
    database: 'vicus',
  });
  await client.connect();
  try {
    const found = await client.query<{ place_id: string }>(
      'select place_id from office.place where slug = $1',
      [slug],
    );
    const placeId = found.rows[0]?.place_id;
    const waveId = randomUUID();
    const instrument = readResidents();
    await client.query(
      `insert into office.wave (place_id, wave_id, instrument_id, instrument_version, title, mode, state, design,
         instrument, opened_on, closes_on, closed_on, retention_until, asked, answered, approach)
       values ($1, $2, 'residents', 1, $3, $10, 'closed', $4, $5, $6::date - 20, $6, $6, $6::date + 900, $7, $8, $9)`,
      [
        placeId,
        waveId,
        wave.title,
        JSON.stringify(DESIGN),
        JSON.stringify(instrument),
        wave.closedOn,
        wave.people * 3,
        wave.people,
        wave.approach,
        wave.mode ?? 'anonymous',
      ],
    );
    const random = drawFrom(wave.people);
    for (let person = 0; person < wave.people; person += 1) {
      const answers = JSON.stringify(drawAnswers(instrument, random));
      if (wave.mode === 'named') await insertNamed(client, [placeId, waveId, randomUUID(), answers], person);
      else
        await client.query(
          'insert into confidential.response (place_id, wave_id, response_id, answers) values ($1, $2, $3, $4)',
          [placeId, waveId, randomUUID(), answers],
        );
    }
    return `/office/${slug}/surveys/${waveId}`;
  } finally {
    await client.end();
  }
}

async function insertNamed(client: pg.Client, row: readonly unknown[], person: number): Promise<void> {
  await client.query(
    `insert into office.invitation (place_id, wave_id, invitation_id, name, language, role, channel)
     values ($1, $2, $3, $4, 'en', 'other', 'letter')`,
    [...row.slice(0, 3), `Resident ${person + 1}`],
  );
  await client.query(
    'insert into confidential.named_response (place_id, wave_id, invitation_id, answers) values ($1, $2, $3, $4)',
    [...row],
  );
}

const DESIGN = {
  instrument: 'shipped:residents',
  audience: 'residents',
  approach: 'sample',
  population: 3000,
  expectedResponsePercent: 33,
  marginPercent: 5,
  districts: [],
  channels: ['letter'],
  languages: ['en', 'de'],
  basis: 'public-task',
  legalReference: '',
  purpose: 'To know how we live together.',
  closesOn: '2026-10-10',
  retentionUntil: '2029-01-01',
  adultsOnly: true,
  addressSource: 'population-register',
  hosting: 'own',
  hostName: '',
  protectionOfficer: '',
  returnAddress: '',
  specialCategories: [],
};

export interface ListeningWorld {
  readonly visits: Readonly<Record<string, readonly Visit[]>>;
}

/** Closed surveys: one looked at and crossed, one with too few answers, one with names, one that nobody looked at. */
export async function visitListening(
  visitor: Visitor,
  dataDirectory: string,
  slug: string,
  without: string,
): Promise<ListeningWorld> {
  const seed = (
    title: string,
    people: number,
    approach: SeededWave['approach'],
    closedOn: string,
    mode: 'anonymous' | 'named' = 'anonymous',
  ) => seedWave(dataDirectory, slug, { title, people, approach, closedOn, mode });
  const seen = await seed('Residents 2025', 120, 'sample', '2025-10-10');
  const few = await seed('Residents, too few', 7, 'open', '2025-06-10');
  const named = await seed('Residents, named', 30, 'list', '2025-03-10', 'named');
  const fresh = await seed('Residents 2026', 400, 'sample', '2026-10-10');
  for (const path of [seen, few, named]) {
    const waiting = await visitor.open(`${path}/findings`);
    expectPage(await visitor.submit(waiting, { form: 'form[action="?/compute"]' }), 'computing findings');
  }
  const cross = expectPage(
    await visitor.submit(await visitor.open(`${seen}/findings/cross`), {
      form: 'form[action="?/show"]',
      fields: { rows: 'age-band', columns: 'belonging' },
    }),
    'crossing two questions',
  );
  const { pathname, search } = new URL(cross.url);
  const both = (path: string): Visit => ({ path, who: 'operator', languages: ['en', 'de'] });
  const wave = '/(office)/office/[place]/surveys/[wave]';
  const route = `${wave}/findings`;
  return {
    visits: {
      [wave]: [both(seen), both(few)],
      [`${wave}/plan`]: [both(seen)],
      [`${wave}/documents`]: [both(seen)],
      [`${wave}/invitations`]: [both(seen)],
      [route]: [both(`${seen}/findings`), both(`${few}/findings`), both(`${fresh}/findings`)],
      [`${route}/weights`]: [both(`${seen}/findings/weights`), both(`${few}/findings/weights`)],
      [`${route}/cross`]: [
        both(`${pathname}${search}`),
        both(`${seen}/findings/cross`),
        both(`${named}/findings/cross`),
      ],
      '/(office)/office/[place]/publish/[wave]': [both(seen.replace('/surveys/', '/publish/'))],
      '/(office)/office/[place]/perception-gap': [
        both(`/office/${slug}/perception-gap`),
        { path: `/office/${without}/perception-gap`, who: 'neighbour' },
      ],
      '/(office)/office/[place]/over-time': [
        both(`/office/${slug}/over-time`),
        { path: `/office/${without}/over-time`, who: 'neighbour' },
      ],
    },
  };
}
