/** Questionnaires and answers for tests, drawn with a seed. */
import type { Answer, Answers, Instrument } from '@vicus/questionnaire';
import type { WaveSubject } from './listening.types.ts';

export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One question with one choice for each number of answers. */
export function makeInstrument(sizes: readonly number[]): Instrument {
  return {
    id: 'test',
    version: 1,
    title: { en: 'Test' },
    purpose: { en: 'Test' },
    source: { en: 'Test' },
    languages: { en: { state: 'source' } },
    sections: [
      {
        id: 'all',
        title: { en: 'All' },
        questions: sizes.map((size, i) => ({
          id: `q${i}`,
          kind: 'one-choice',
          label: { en: `Question ${i}` },
          choices: Array.from({ length: size }, (_, code) => ({
            code: `c${code}`,
            label: { en: `Answer ${code}` },
          })),
        })),
      },
    ],
  };
}

/** Answers to one-choice questions, the first choices more often, each question skipped by some. */
export function drawAnswers(
  { sections }: Instrument,
  { seed, people, silent }: { readonly seed: number; readonly people: number; readonly silent: number },
): Answers[] {
  const random = createRandom(seed);
  const questions = sections.flatMap((section) => section.questions);
  return Array.from({ length: people }, () => {
    const entries = questions.flatMap((question): [string, Answer][] => {
      if (question.kind !== 'one-choice' || random() < silent) return [];
      const at = Math.floor(random() ** 1.5 * question.choices.length);
      return [[question.id, question.choices[at]?.code ?? '']];
    });
    return Object.fromEntries(entries);
  });
}

export const SUBJECT: Omit<WaveSubject, 'instrument'> = {
  waveId: '00000000-0000-4000-8000-000000000001',
  title: 'Residents 2026',
  placeName: 'Vico',
  openedOn: '2026-09-01',
  closedOn: '2026-09-30',
  asked: 1000,
  isConsultation: false,
  population: 8000,
  minimumGroup: 5,
  isClosedList: false,
};
