/** Names of earlier answers in texts: `{answer:question-id}`. */
const REFERENCE = /\{answer:([^{}]*)\}/gu;

/** Ids named in a text, in order; also what stands there and is no id. */
export function listReferences(text: string): readonly string[] {
  return [...text.matchAll(REFERENCE)].map(([, id = '']) => id);
}

/** Whether anything in a question or section names an answer. */
export function hasReferences(part: object): boolean {
  return JSON.stringify(part).includes('{answer:');
}

export function replaceReferences(text: string, toText: (id: string) => string): string {
  return text.replace(REFERENCE, (_, id: string) => toText(id));
}
