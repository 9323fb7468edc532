/** Words of a block as the form keeps them. */

/** Sentences as points, the way a block keeps them. */
export const toPoints = (sentences: readonly string[]): string =>
  sentences.map((sentence) => `- ${sentence.replaceAll(/\s*\n\s*/g, ' ')}`).join('\n');

export const toParagraphText = (sentences: readonly string[]): string =>
  sentences.filter((one) => one.trim() !== '').join('\n\n');
