/** What sort of text a key stands for. */
const KINDS = [
  'title',
  'purpose',
  'consent',
  'source',
  'computed',
  'cautions',
  'intro',
  'label',
  'help',
  'choice',
  'point',
  'row',
  'column',
  'district',
  'low',
  'high',
  'unit',
  'score',
] as const;
export type TextKind = (typeof KINDS)[number];

/** `question.role.choice.elected` → `choice`; a key of no known sort is a label. */
export function nameTextKind(key: string): TextKind {
  const [first = '', , third] = key.split('.');
  const name = third ?? first;
  if (first === 'score') return 'score';
  return KINDS.find((kind) => kind === name) ?? 'label';
}
