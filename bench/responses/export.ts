/** The file of a named wave's answers: how fast it comes, and whether it takes more memory where there are more. */
import { randomUUID } from 'node:crypto';
import type { Product } from '../product.ts';
import type { BenchPlace } from '../places.ts';
import { answerForm, makeForm } from './forms.ts';
import { askDatabase } from './fieldwork.ts';
import { watchMemory, type Memory } from './memory.ts';

const QUESTIONS = 12;
/** Different answers; more would only take longer to write. */
const DRAWN = 200;

export interface Export {
  readonly answers: number;
  readonly seconds: number;
  readonly firstByteMs: number;
  readonly megabytes: number;
  readonly memory: Memory;
}

/** Lays a closed named wave into the database. @returns its id */
export async function seedNamedWave(product: Product, place: BenchPlace, answers: number): Promise<string> {
  const waveId = randomUUID();
  const { placeId } = place.member;
  const instrument = makeForm('bench-named', QUESTIONS);
  const drawn = Array.from({ length: DRAWN }, (_, at) => answerForm(instrument, at, `person ${at}.`));
  await askDatabase(
    product.superuserUrl,
    `insert into office.wave (place_id, wave_id, instrument_id, instrument_version, title, mode, state, design, instrument,
       opened_on, closes_on, closed_on, retention_until, asked, answered, approach)
     values ($1, $2, 'bench-named', 1, 'Named', 'named', 'closed', '{}', $3,
       current_date - 9, current_date - 2, current_date - 2, current_date + 300, $4, $4, 'list')`,
    [placeId, waveId, JSON.stringify(instrument), answers],
  );
  await askDatabase(
    product.superuserUrl,
    `with people as (
       insert into office.invitation (place_id, wave_id, name, email, language, role, channel)
       select $1, $2, 'Person ' || n, '', 'en', 'other', 'hand' from generate_series(1, $4::int) n returning invitation_id)
     insert into confidential.named_response (place_id, wave_id, invitation_id, answers)
     select $1, $2, invitation_id, ($3::jsonb) -> (row_number() over () % ${DRAWN})::int from people`,
    [placeId, waveId, JSON.stringify(drawn), answers],
  );
  await askDatabase(product.superuserUrl, 'analyze');
  return waveId;
}

/** `cookie`: of a signed-in coordinator. */
export async function measureExport(
  product: Product,
  { slug }: BenchPlace,
  { waveId, answers, cookie }: { readonly waveId: string; readonly answers: number; readonly cookie: string },
): Promise<Export> {
  const memory = watchMemory(product);
  const startMs = performance.now();
  const response = await fetch(`${product.origin}/office/${slug}/surveys/${waveId}/findings/answers`, {
    method: 'POST',
    headers: { origin: product.origin, cookie, 'accept-encoding': 'identity' },
    body: new URLSearchParams({ purpose: 'to measure the export' }),
  });
  const firstByteMs = performance.now() - startMs;
  if (response.status !== 200 || response.body === null)
    throw new Error(`the export answered ${response.status}: ${(await response.text()).slice(0, 500)}`);
  let bytes = 0;
  let lines = 0;
  for await (const chunk of response.body) {
    bytes += chunk.length;
    for (const byte of chunk) if (byte === 10) lines += 1;
  }
  if (lines !== answers + 1) throw new Error(`${lines} lines for ${answers} answers`);
  const seconds = (performance.now() - startMs) / 1000;
  return { answers, seconds, firstByteMs, megabytes: bytes / 1e6, memory: memory.end() };
}
