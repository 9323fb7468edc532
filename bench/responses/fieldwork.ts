/** Waves for bench and soak, and people who have filled in everything and only have to send. */
import { Client } from 'pg';
import { addDays, today } from '../../app/src/server/clock.ts';
import type { Member } from '../../app/src/server/auth/member.ts';
import type { LinkAddress } from '../../app/src/features/survey/respond.types.ts';
import type { Approach } from '../../app/src/features/survey/survey.types.ts';
import { readLetterLinks } from '../../app/src/features/survey/server/invitation.usecases.ts';
import { beginOpenAnswer } from '../../app/src/features/survey/server/open-link.usecases.ts';
import { openWave } from '../../app/src/features/survey/server/open-wave.usecases.ts';
import { addResident } from '../../app/src/features/survey/server/resident.usecases.ts';
import { openLink, saveSection, sealDraft } from '../../app/src/features/survey/server/respond.usecases.ts';
import { createWave } from '../../app/src/features/survey/server/survey.usecases.ts';
import { toFormEntries, type Answers, type Instrument } from '../../packages/questionnaire/src/index.ts';
import type { BenchPlace } from '../places.ts';
import { timeAll } from '../measure.ts';

export interface FieldWave {
  readonly place: BenchPlace;
  readonly waveId: string;
  readonly instrument: Instrument;
}

interface Plan {
  readonly approach: Approach;
  readonly mode: 'anonymous' | 'named';
  readonly invited?: number;
}

/** A general wave, open for two weeks. `invited`: people with letters; an open wave has none. */
export async function openFieldWave(
  place: BenchPlace,
  instrument: Instrument,
  plan: Plan,
): Promise<FieldWave> {
  const { member } = place;
  const waveId = await createWave(member, {
    instrumentId: instrument.id,
    instrumentVersion: 1,
    title: `${instrument.id} ${plan.approach} ${plan.mode}`,
    mode: plan.mode,
    design: { basis: 'public-task', purpose: 'bench', adultsOnly: true },
    approach: plan.approach,
    minimumGroup: 5,
  });
  for (let at = 0; at < (plan.invited ?? 0); at += 1) await invite(member, waveId, at);
  const closesOn = addDays(today(), 14);
  const opening = { instrument, closesOn, retentionUntil: addDays(closesOn, 365), respondentQuestions: [] };
  await openWave(member, waveId, opening);
  return { place, waveId, instrument };
}

async function invite(member: Member, waveId: string, at: number): Promise<void> {
  const addressLines = `Long Street ${at + 1}\n12345 Vico`;
  await addResident(member, waveId, {
    name: `Person ${at}`,
    addressLines,
    language: 'en',
    channel: 'letter',
  });
}

/** Links by chance for an open wave, those of the list for any other. */
export async function listFieldLinks(
  { place, waveId }: FieldWave,
  count: number,
  plan: Plan,
): Promise<LinkAddress[]> {
  const { slug, member } = place;
  if (plan.approach === 'open')
    return Promise.all(Array.from({ length: count }, () => beginOpenAnswer(slug, waveId, '')));
  const links = await readLetterLinks(member, waveId, ['letter']);
  return links.map(({ url }) => ({ slug, waveId, token: new URL(url).pathname.split('/')[4] ?? '' }));
}

/** Somebody before the last click. */
export interface Ready {
  readonly address: LinkAddress;
  /** what the form of the review page sends */
  readonly fields: { readonly key: string; readonly reviewed: string };
}

const FILLING = 8;

/** Fills in all pages, or the first `pages`, for every link. */
export async function fillForms(
  { instrument }: FieldWave,
  links: readonly LinkAddress[],
  draw: (at: number) => Answers,
  pages = instrument.sections.length,
): Promise<Ready[]> {
  const ready: Ready[] = [];
  await timeAll([...links.entries()], FILLING, async ([at, address]) => {
    const answers = draw(at);
    for (const section of instrument.sections.slice(0, pages)) {
      const posted = { sectionId: section.id, entries: toFormEntries(section, answers), mark: null };
      const saved = await saveSection(address, posted);
      if (!saved.ok) throw new Error(`${section.id} was refused: ${JSON.stringify(saved.findings[0])}`);
    }
    const { draft } = await openLink(address);
    if (draft === null) throw new Error('nothing was saved');
    const reviewed = Buffer.from(sealDraft(draft, address)).toString('base64url');
    ready[at] = { address, fields: { key: draft.submissionKey, reviewed } };
  });
  return ready;
}

export function renderSendUrl(origin: string, { slug, waveId, token }: LinkAddress): string {
  return `${origin}/r/${slug}/${waveId}/${token}/send?lang=en`;
}

/** Looks at the database as its owner's master would. */
export async function askDatabase<Row extends Record<string, unknown>>(
  superuserUrl: string,
  statement: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const url = new URL(superuserUrl);
  url.pathname = '/vicus';
  const client = new Client({ connectionString: url.href });
  await client.connect();
  try {
    return (await client.query<Row>(statement, [...values])).rows;
  } finally {
    await client.end();
  }
}
