/** Towns for the bench: made by use cases, or copied row by row where a thousand are wanted. */
import { Client } from 'pg';
import { createPlace } from '../app/src/features/place/server/installation.usecases.ts';
import {
  closeGovernanceWave,
  createGovernanceWave,
  openGovernanceWave,
} from '../app/src/features/governance/server/waves.usecases.ts';
import {
  preparePublication,
  publishWave,
} from '../app/src/features/publication/server/publication.usecases.ts';
import { drawExampleAnswers } from '../app/src/features/example/answers.rules.ts';
import { CONTACT_LEVELS } from '../app/src/features/example/contact-levels.ts';
import { toQuestionnaireAnswers } from '../app/src/features/example/example.rules.ts';
import { listAskedSections } from '../app/src/features/survey/pages.rules.ts';
import { computeSectionMark } from '../app/src/features/survey/section-mark.rules.ts';
import { readLetterLinks, saveInvitations } from '../app/src/features/survey/server/invitation.usecases.ts';
import { openLink, saveSection, sealDraft } from '../app/src/features/survey/server/respond.usecases.ts';
import type { PostedReview } from '../app/src/features/survey/server/send.usecases.ts';
import type { LinkAddress } from '../app/src/features/survey/respond.types.ts';
import type { Member } from '../app/src/server/auth/member.ts';
import { addDays, today } from '../app/src/server/clock.ts';
import { toFormEntries, type Answers } from '../packages/questionnaire/src/index.ts';

export const RESPONDENTS = 20;

export interface BenchPlace {
  readonly member: Member;
  readonly slug: string;
}

/** Somebody with a link, and what they will answer. */
export interface Respondent {
  readonly address: LinkAddress;
  readonly answers: Answers;
}

export interface OpenedWave {
  readonly member: Member;
  readonly waveId: string;
  readonly respondents: readonly Respondent[];
}

export async function foundPlace(userId: string): Promise<BenchPlace> {
  const { placeId, slug } = await createPlace(userId, {
    name: 'Bench town',
    country: 'XX',
    region: '',
    latitude: '',
    longitude: '',
    gazetteerId: '',
    population: '12000',
    populationYear: '2025',
    populationSource: 'bench',
  });
  return { member: { userId, placeId, role: 'coordinator', actorId: null }, slug };
}

function listPeople(): Record<string, string>[] {
  return Array.from({ length: RESPONDENTS }, (_, i) => ({
    name: `Person ${i}`,
    role: i % 2 === 0 ? 'elected-policymaker' : 'official',
    channel: 'hand',
  }));
}

/** A wave with 20 people asked, open, with their links; answers are drawn by seed. */
export async function openWave({ member, slug }: BenchPlace, seed: string): Promise<OpenedWave> {
  const closesOn = addDays(today(), 14);
  const waveId = await createGovernanceWave(member, {
    title: seed,
    mode: 'anonymous',
    rows: 'kinds',
    furtherKinds: 'on',
    languages: ['en'],
    earlierFrom: '2022',
    earlierTo: '2023',
    laterFrom: '2024',
    laterTo: '2025',
    closesOn,
    retentionUntil: addDays(closesOn, 365),
    purpose: '',
  });
  await saveInvitations(member, waveId, listPeople());
  await openGovernanceWave(member, waveId, { confirmed: true });
  const answered = { 'elected-policymaker': 10, official: 10, 'partner-organisation': 0 };
  const drawn = drawExampleAnswers({ seed, levels: CONTACT_LEVELS, answered });
  const links = await readLetterLinks(member, waveId, ['hand']);
  const respondents = await Promise.all(
    links.map(async ({ url }, i): Promise<Respondent> => {
      const token = new URL(url).pathname.split('/')[4] ?? '';
      const address = { slug, waveId, token };
      const { wave } = await openLink(address);
      const given = drawn[i];
      if (given === undefined) throw new Error('one answer a person');
      return { address, answers: toQuestionnaireAnswers(wave.instrument, given) };
    }),
  );
  return { member, waveId, respondents };
}

/** All pages but the sending. @returns what the review page posts */
export async function fillPages({ address, answers }: Respondent): Promise<PostedReview> {
  const { wave } = await openLink(address);
  for (const { section } of listAskedSections(wave.instrument, answers)) {
    const entries = toFormEntries(section, answers);
    const mark = computeSectionMark(section, {});
    const saved = await saveSection(address, { sectionId: section.id, entries, mark });
    if (!saved.ok)
      throw new Error(`the page ${section.id} was refused: ${JSON.stringify(saved.findings[0])}`);
  }
  const { draft } = await openLink(address);
  if (draft === null) throw new Error('nothing was saved');
  const reviewed = Buffer.from(sealDraft(draft, address)).toString('base64url');
  return { submissionKey: draft.submissionKey, reviewed };
}

export async function closeAndCompute({ member, waveId }: OpenedWave): Promise<void> {
  await closeGovernanceWave(member, waveId, { confirmed: true });
}

export async function publish({ member, waveId }: OpenedWave): Promise<void> {
  const { version, ledgerSize } = await preparePublication(member, waveId);
  await publishWave(member, waveId, {
    titleEn: 'Who works with whom',
    titleDe: '',
    summaryEn: '',
    summaryDe: '',
    version,
    ledgerSize,
  });
}

/** Tables of a place that are copied; files of reports are left out, nobody reads them here. */
const COPIED = [
  'office.place',
  'published.place',
  'office.membership',
  'office.wave',
  'office.wave_result',
  'office.invitation',
  'confidential.response',
  'published.release',
];

/** Copies a town with one wave, its answers, result and edition. @returns the new places */
export async function copyPlace(
  superuserUrl: string,
  { place, waveId }: { readonly place: BenchPlace; readonly waveId: string },
  count: number,
): Promise<BenchPlace[]> {
  const client = new Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(`create temp table copied (place_id uuid, slug text) on commit drop`);
    await client.query(
      `insert into copied select id, 'bench-' || id from (select gen_random_uuid() as id from generate_series(1, $1)) made`,
      [count],
    );
    await client.query(
      'insert into published.place_address (slug, place_id) select slug, place_id from copied',
    );
    for (const table of COPIED) await copyRows(client, table, [place.member.placeId, waveId]);
    const { rows } = await client.query<{ place_id: string; slug: string }>('select * from copied');
    await client.query('commit');
    await client.query('analyze');
    return rows.map((row) => ({ slug: row.slug, member: { ...place.member, placeId: row.place_id } }));
  } finally {
    await client.end();
  }
}

/** Every column as it is, but for the ids; column by column, so that large documents are not taken apart. */
async function copyRows(
  client: Client,
  table: string,
  key: readonly [placeId: string, waveId: string],
): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
    [table],
  );
  const names = rows.map(({ name }) => name);
  const values = names.map((name) => {
    if (name === 'place_id' || name === 'slug') return `c.${name}`;
    return name === 'response_id' || name === 'release_id' ? 'gen_random_uuid()' : `t."${name}"`;
  });
  const ofWave = names.includes('wave_id') ? 't.wave_id = $2' : '$2::uuid is not null';
  await client.query(
    `insert into ${table} (${names.map((name) => `"${name}"`).join(', ')})
      select ${values.join(', ')} from ${table} t, copied c where t.place_id = $1 and ${ofWave}`,
    [...key],
  );
}
