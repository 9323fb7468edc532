/** Small waves for the tests of this room, drawn by a seed. */
import { ACTOR_KINDS } from '@vicus/reference';
import type { FrequencyAnswer, NatureAnswer } from '@vicus/statistics';
import type { KnownRole, Respondent, WaveFacts } from './governance.types.ts';

export const KINDS = ACTOR_KINDS.map(({ code, group, printed, label }) => ({ code, group, printed, label }));
export const PRINTED = KINDS.filter(({ printed }) => printed).map(({ code }) => code);

export const FACTS: WaveFacts = {
  waveId: 'wave-1',
  placeName: 'Lindmoor',
  title: 'Contacts 2026',
  windows: { earlier: { fromYear: 2023, toYear: 2024 }, later: { fromYear: 2025, toYear: 2026 } },
  kinds: KINDS,
  asked: { 'elected-policymaker': 12, official: 13, 'partner-organisation': 0 },
  askedBesides: 0,
  openedOn: '2026-10-01',
  closedOn: '2026-11-01',
};

/** Numbers 0-1 that repeat for a seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export interface Drawn {
  readonly seed: number;
  readonly roles: readonly KnownRole[];
  /** share 0-1 of answers left out */
  readonly missing: number;
}

export function drawRespondents({ seed, roles, missing }: Drawn): Respondent[] {
  const random = createRandom(seed);
  const answer = (kind: string): FrequencyAnswer => {
    if (random() < missing) return random() < 0.5 ? null : 'dont-know';
    if (kind === 'eu-officials' && random() < 0.9) return 0;
    return Math.floor(random() * 6) as FrequencyAnswer;
  };
  return roles.map((role) => ({
    role,
    politicalGroup: null,
    frequency: {
      earlier: new Map(KINDS.map(({ code }) => [code, answer(code)])),
      later: new Map(KINDS.map(({ code }) => [code, answer(code)])),
    },
    nature: new Map(KINDS.map(({ code }) => [code, (1 + Math.floor(random() * 5)) as NatureAnswer])),
    locality: {},
  }));
}

/** Everyone says the same about every kind, but for the changes given by kind. */
export function answerAlike(
  role: KnownRole,
  earlier: FrequencyAnswer,
  later: FrequencyAnswer,
  changes: Readonly<Record<string, readonly [FrequencyAnswer, FrequencyAnswer]>> = {},
): Respondent {
  const read = (i: 0 | 1, otherwise: FrequencyAnswer) =>
    new Map(
      KINDS.map(({ code }) => [code, code in changes ? (changes[code]?.[i] ?? null) : otherwise] as const),
    );
  return {
    role,
    politicalGroup: null,
    frequency: { earlier: read(0, earlier), later: read(1, later) },
    nature: new Map(KINDS.map(({ code }) => [code, 4 as NatureAnswer])),
    locality: {},
  };
}
