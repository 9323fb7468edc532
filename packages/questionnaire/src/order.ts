import type { Question } from './questionnaire.types.ts';

/** FNV-1a over UTF-16 units: 32 bits that differ between texts that differ a little. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** Mulberry32 (Tommy Ettinger, public domain): numbers in [0, 1) from 32 bits; not for secrets. */
function createDraws(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Fisher and Yates: every order is equally likely. */
function shuffle<T>(entries: readonly T[], draw: () => number): readonly T[] {
  const shuffled = [...entries];
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const other = Math.floor(draw() * (last + 1));
    const [a, b] = [shuffled[last], shuffled[other]];
    if (a === undefined || b === undefined) continue;
    shuffled[last] = b;
    shuffled[other] = a;
  }
  return shuffled;
}

/**
 * A question with its choices (one choice, several choices) or rows (matrix) in an order drawn from the seed, where it
 * says `order: 'random'`; any other question comes back as it is. Choices with `last` stay at the end. The same seed
 * gives the same order; a matrix whose rows hang on another matrix (`rowsAskedWhen`) has the order of that one.
 * Method: docs/methods/random-order.md.
 *
 * @param question any question
 * @param seed of one response, e.g. a hash of its submission key; longer than a few characters
 * @example
 * arrangeQuestion(EXAMPLE_INSTRUMENT.sections[0].questions[0], 'seed').choices.map(({ code }) => code) // => ["elected","official"]
 * arrangeQuestion({ id: 'area', kind: 'one-choice', order: 'random', label: { en: 'Area' }, choices: ['work', 'home', 'other'].map((code) => ({ code, label: { en: code }, ...(code === 'other' ? { last: true } : {}) })) }, 'k7').choices.map(({ code }) => code) // => ["work","home","other"]
 */
export function arrangeQuestion<Q extends Question>(question: Q, seed: string): Q {
  if (question.order !== 'random') return question;
  const leader = question.kind === 'matrix' ? question.rowsAskedWhen?.question : undefined;
  const draw = createDraws(hashText(`${seed} ${leader ?? question.id}`));
  if (question.kind === 'matrix') {
    return { ...question, rows: shuffle(question.rows, draw) };
  }
  if (!('choices' in question)) return question;
  const free = question.choices.filter(({ last }) => last !== true);
  const fixed = question.choices.filter(({ last }) => last === true);
  return { ...question, choices: [...shuffle(free, draw), ...fixed] };
}
