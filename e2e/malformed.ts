/** Requests that no page of ours sends: drawn by a seed, so that a failure can be sent again. */
import { randomBytes } from 'node:crypto';

/** A form that the public or an office can send, with the fields it really has. */
export interface Target {
  readonly what: string;
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
  /** of a signed-in member; '' for the public */
  readonly cookie: string;
}

export interface Malformed {
  readonly what: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

export type Random = () => number;

/** The same numbers for the same seed, 0 ≤ x < 1. */
export function drawFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const URLENCODED = 'application/x-www-form-urlencoded';
const TOO_LARGE_BYTES = 12 * 1024 * 1024 + 1;

type Draw = (target: Target, random: Random) => Omit<Malformed, 'what'>;

const pick = <Item>(items: readonly Item[], random: Random): Item =>
  items[Math.floor(random() * items.length)] as Item;

function encode(target: Target, fields: readonly (readonly [string, string])[]): Omit<Malformed, 'what'> {
  return {
    url: target.url,
    headers: { 'content-type': URLENCODED },
    body: new URLSearchParams(fields.map(([name, value]) => [name, value])).toString(),
  };
}

/** Every field with a value that none of its kind takes; what the page itself carries (keys, marks) too. */
function spoilAll(values: readonly string[]): Draw {
  return (target, random) =>
    encode(
      target,
      Object.keys(target.fields).map((name) => [name, pick(values, random)] as const),
    );
}

/** As it should be, and something else that the form does not have. */
function add(name: (random: Random) => string, value: string): Draw {
  return (target, random) => encode(target, [...Object.entries(target.fields), [name(random), value]]);
}

function withType(type: string, body: string | Uint8Array): Draw {
  return ({ url }) => ({ url, headers: type === '' ? {} : { 'content-type': type }, body });
}

/** One segment of the address that holds a secret or an id, cut, lengthened or exchanged. */
const spoilAddress: Draw = (target, random) => {
  const url = new URL(target.url);
  const parts = url.pathname.split('/');
  const at = 2 + Math.floor(random() * (parts.length - 2));
  const part = parts[at] ?? '';
  parts[at] = pick(
    [
      part.slice(1),
      `${part}x`,
      part.toUpperCase() + 'A',
      '%00',
      '..%2f..',
      '%E0%A4%A',
      '$' + part,
      'ä'.repeat(300),
    ],
    random,
  );
  url.search = '';
  return { ...encode(target, Object.entries(target.fields)), url: `${url.origin}${parts.join('/')}` };
};

const deep = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
const CONTROL = 'a\u0000b\u001b[31m\u202Ec\uFFFF\u0007';
const STRAY = [
  CONTROL,
  '\u0000',
  '9'.repeat(400),
  '-1e308',
  'NaN',
  '{"$gt":""}',
  '2026-02-31',
  '__proto__',
  deep(500),
  '\ud83d',
];

const KINDS: Readonly<Record<string, Draw>> = {
  'values of the wrong kind': spoilAll(STRAY),
  'texts beyond every limit': spoilAll(['ä'.repeat(100_000), 'x'.repeat(1_000_000)]),
  'an unknown question': add(() => 'q.nobody-asked-this', '1'),
  'a stored field of ours': add(
    (random) =>
      pick(['q.$language', 'q.$channel', 'q.$origin', '$language', 'q.__proto__', 'q.constructor'], random),
    'ar',
  ),
  'a name of too many parts': add(() => 'q.a.b.c.d.e.f.g', '1'),
  'too many fields': (target) =>
    encode(
      target,
      Array.from({ length: 20_000 }, (_, at) => [`q.many-${at}`, '1'] as const),
    ),
  'a body over the limit': withType(URLENCODED, `q.x=${'a'.repeat(TOO_LARGE_BYTES)}`),
  'deep JSON': withType('application/json', deep(50_000)),
  'deep JSON in a field': spoilAll([deep(100_000)]),
  'text instead of a form': withType('text/plain', 'q.role=elected'),
  'no content type': withType('', 'q.role=elected'),
  'a form without its parts': withType('multipart/form-data; boundary=x', '--y\r\nno part'),
  'a torn form': withType(
    'multipart/form-data; boundary=x',
    '--x\r\ncontent-disposition: form-data; name="q.role"\r\n\r\nele',
  ),
  'a form without boundary': withType('multipart/form-data', '--x\r\n'),
  'bytes of no encoding': withType(URLENCODED, new Uint8Array([0x71, 0x2e, 0xff, 0xfe, 0x3d, 0xc3, 0x28])),
  'broken escapes': withType(URLENCODED, 'q.role=%E0%A4%A&mark=%&key=%zz&reviewed=%00'),
  'a file for an answer': (target) => ({
    url: target.url,
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    body: `${Object.keys(target.fields)
      .map((name) => `--x\r\ncontent-disposition: form-data; name="${name}"; filename="a"\r\n\r\n\u0000\r\n`)
      .join('')}--x--\r\n`,
  }),
  'an address that nobody was given': spoilAddress,
};

/** Kinds that cost a second each; drawn rarely. */
const HEAVY = new Set(['a body over the limit', 'texts beyond every limit', 'too many fields']);
const HEAVY_SHARE = 0.04;

/** @returns one malformed request to one of the targets */
export function drawMalformed(targets: readonly Target[], random: Random): Malformed {
  const isHeavy = random() < HEAVY_SHARE;
  const names = Object.keys(KINDS).filter((name) => HEAVY.has(name) === isHeavy);
  const name = pick(names, random);
  const target = pick(targets, random);
  const draw = KINDS[name];
  if (draw === undefined) throw new Error(`no kind ${name}`);
  const { url, headers, body } = draw(target, random);
  const sent = target.cookie === '' ? headers : { ...headers, cookie: target.cookie };
  return { what: `${name} to ${target.what}`, url, headers: sent, body };
}

/** A key or draft of the right shape that the page never carried. */
export const drawKey = (): string => randomBytes(16).toString('base64url');
