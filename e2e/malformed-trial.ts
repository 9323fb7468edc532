/** Malformed requests against a product of its own: what must not happen is counted. Used by the suite and the soak. */
import { seedOpenConsultation } from '../app/src/features/participation/testing/seed.ts';
import { ACCOUNT, connectTo, disconnect, makeOperator } from '../bench/connect.ts';
import { timeAll } from '../bench/measure.ts';
import { foundPlace, type BenchPlace } from '../bench/places.ts';
import { startProduct, type Product } from '../bench/product.ts';
import { askDatabase, fillForms, listFieldLinks, openFieldWave } from '../bench/responses/fieldwork.ts';
import { answerForm, makeForm } from '../bench/responses/forms.ts';
import { ask } from '../bench/responses/http.ts';
import { drawFrom, drawKey, drawMalformed, type Malformed, type Target } from './malformed.ts';
import { signInAs } from './operator.ts';
import { enter } from './visitor.ts';

const SENDERS = 4;
const LIMIT_TEXT = '12 MB';
/** Blank pages may be saved over a draft, which is what people do; no draft may come or go. */
const MAY_CHANGE = new Set(['confidential.draft']);

export interface Trial {
  readonly sent: number;
  readonly byStatus: Readonly<Record<string, number>>;
  /** 5xx: what was sent */
  readonly failures: readonly string[];
  /** connections that broke without an answer, but for bodies over the limit */
  readonly broken: readonly string[];
  /** bodies over the limit that were answered without saying the limit */
  readonly unannounced: number;
  /** tables with other rows than before */
  readonly changed: readonly string[];
}

/** Base fields are wrong in one place each: whatever is done to them, nothing may come of it. */
async function listTargets(product: Product, place: BenchPlace): Promise<Target[]> {
  const { slug, member } = place;
  const instrument = makeForm('malformed', 12, 6);
  const plan = { approach: 'open', mode: 'anonymous' } as const;
  const open = await openFieldWave(place, instrument, plan);
  const listed = await openFieldWave(place, instrument, { ...plan, approach: 'census', invited: 8 });
  const links = await listFieldLinks(open, 4, plan);
  const [person] = await fillForms(open, links, (at) => answerForm(instrument, at, 'kept.'));
  if (person === undefined) throw new Error('nobody has filled in anything');
  const consultation = await seedOpenConsultation(member);
  const visitor = await signInAs(product.origin, ACCOUNT);
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const respond = `${product.origin}/r/${slug}/${open.waveId}/${person.address.token}`;
  const paper = `${product.origin}/office/${slug}/surveys/${listed.waveId}/paper`;
  const participate = `${product.origin}/p/${slug}/participation/${consultation}`;
  const wrong = { 'q.question-0': 'no-such-choice', 'q.question-2': '11', 'q.question-4': '-1' };
  const publicly = (what: string, url: string, fields: Record<string, string>): Target => ({
    what,
    url,
    fields,
    cookie: '',
  });
  return [
    publicly('a page of questions', `${respond}/q/page-1?lang=en`, { ...wrong, mark: 'x', go: 'next' }),
    publicly('sending', `${respond}/send?lang=en`, { key: drawKey(), reviewed: drawKey() }),
    publicly('the start of a link', `${respond}?/begin&lang=en`, { agree: 'no' }),
    publicly('the door of codes', `${product.origin}/o/${slug}?lang=en`, { code: 'K7M2' }),
    publicly('the public start', `${product.origin}/o/${slug}/${listed.waveId}?lang=en`, { begin: '1' }),
    publicly('a proposal', `${participate}/propose?lang=en`, {
      key: 'x',
      title: 'T',
      body: 'B',
      language: 'xx',
    }),
    publicly('a ballot', `${participate}/support?lang=en`, {
      key: 'x',
      proposalId: 'none',
      way: 'code',
      code: 'K7M2',
    }),
    {
      what: 'keying a form',
      url: `${paper}/key?lang=en`,
      fields: { ...wrong, sheet: 'x', language: 'xx' },
      cookie,
    },
    { what: 'a slip', url: `${paper}/key?/slip&lang=en`, fields: { code: 'K7M2' }, cookie },
  ];
}

/** Sends `count` malformed requests, drawn by the seed. */
export async function tryMalformed(count: number, seed: number): Promise<Trial> {
  const product = await startProduct();
  try {
    await connectTo(product);
    const place = await foundPlace(await makeOperator(product));
    const { placeId } = place.member;
    const targets = await listTargets(product, place);
    await disconnect();
    for (const { url } of targets)
      if ((await enter(product.origin).open(url)).status >= 500) throw new Error(url);
    const random = drawFrom(seed);
    const requests = Array.from({ length: count }, () => drawMalformed(targets, random));
    const before = await readHashes(product, placeId);
    const outcome = await sendAll(product.origin, requests);
    return { ...outcome, sent: count, changed: listChanges(before, await readHashes(product, placeId)) };
  } finally {
    await disconnect();
    await product.stop();
  }
}

async function sendAll(origin: string, requests: readonly Malformed[]) {
  const byStatus: Record<string, number> = {};
  const failures: string[] = [];
  const broken: string[] = [];
  let unannounced = 0;
  await timeAll(requests, SENDERS, async ({ what, url, headers, body }) => {
    const length = String(Buffer.byteLength(body));
    const sent = { ...headers, origin, 'content-length': length };
    const reply = await ask(url, { method: 'POST', headers: sent, body }).catch(() => undefined);
    const status = reply?.status ?? 0;
    byStatus[status] = (byStatus[status] ?? 0) + 1;
    if (status >= 500) failures.push(`${status} ${what}`);
    if (status === 413 && reply?.body.includes(LIMIT_TEXT) !== true) unannounced += 1;
    // The server may close the line while the rest of far too much is still on its way.
    if (status === 0 && !what.startsWith('a body over the limit')) broken.push(what);
  });
  return { byStatus, failures, broken, unannounced };
}

interface TableHash {
  readonly rows: number;
  readonly hash: string;
}
type Hashes = Readonly<Record<string, TableHash>>;

/** Rows of the town that was asked, table by table; others of the installation have work of their own. */
async function readHashes({ superuserUrl }: Product, placeId: string): Promise<Hashes> {
  const tables = await askDatabase<{ name: string }>(
    superuserUrl,
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attname = 'place_id' and not a.attisdropped
      where c.relkind = 'r' and n.nspname in ('office', 'confidential', 'published')`,
  );
  const hashes: Record<string, TableHash> = {};
  for (const { name } of tables) {
    const [row] = await askDatabase<TableHash & Record<string, unknown>>(
      superuserUrl,
      `select count(*)::int as rows, coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as hash
         from ${name} t where place_id = $1`,
      [placeId],
    );
    if (row !== undefined) hashes[name] = row;
  }
  return hashes;
}

function listChanges(before: Hashes, after: Hashes): string[] {
  return Object.keys(after).filter((table) => {
    if (before[table]?.rows !== after[table]?.rows) return true;
    return !MAY_CHANGE.has(table) && before[table]?.hash !== after[table]?.hash;
  });
}
