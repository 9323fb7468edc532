/** What the columns of a file of answers are called, and which codes their texts mean. */
import {
  POLITICAL_GROUPS,
  RESPONDENT_ROLES,
  type PoliticalGroup,
  type RespondentRoleRecord,
} from '@vicus/reference';
import type { FieldOfTable } from '#server/spreadsheet/match-columns.ts';
import { foldText } from './actor.rules.ts';
import type { AnswerField, NatureField, NatureScale } from './import.types.ts';

const RESPONDENT = [
  'from',
  'who',
  'person',
  'source',
  'befragte',
  'befragte person',
  'antwort von',
  'von',
  'id',
];
const ACTOR = ['to', 'target', 'whom', 'partner', 'akteur', 'an', 'nach', 'mit wem'];
const NATURE = [
  'quality',
  'collaborate',
  'collaboration',
  'art des kontakts',
  'qualität',
  'beziehung',
  'zusammenarbeit',
];

export const ANSWER_FIELDS = [
  { id: 'respondent', isRequired: true, synonyms: RESPONDENT },
  { id: 'actor', isRequired: true, synonyms: ACTOR },
  {
    id: 'later',
    isRequired: false,
    synonyms: [
      'frequency',
      'contact',
      'frequency later',
      'häufigkeit',
      'kontakt',
      'häufigkeit später',
      'weight',
    ],
  },
  {
    id: 'earlier',
    isRequired: false,
    synonyms: ['frequency earlier', 'häufigkeit früher', 'before', 'vorher'],
  },
  { id: 'nature', isRequired: false, synonyms: NATURE },
  { id: 'role', isRequired: false, synonyms: ['respondent role', 'rolle'] },
  { id: 'political-group', isRequired: false, synonyms: ['politics', 'politische gruppe'] },
  {
    id: 'organisation',
    isRequired: false,
    synonyms: ['own organisation', 'respondent actor', 'organization', 'eigene organisation', 'einrichtung'],
  },
] as const satisfies readonly FieldOfTable<AnswerField>[];

export const NATURE_FIELDS = [
  { id: 'respondent', isRequired: true, synonyms: RESPONDENT },
  { id: 'actor', isRequired: true, synonyms: ACTOR },
  { id: 'nature', isRequired: true, synonyms: NATURE },
] as const satisfies readonly FieldOfTable<NatureField>[];

/** An answer that is there but says nothing. */
export const BLANK = 'blank';
const DONT_KNOW = [
  'dont-know',
  'don’t know',
  "don't know",
  'weiß nicht',
  'weiss nicht',
  'k. a.',
  'na',
  'n/a',
].map(foldText);

const FREQUENCY_CODES = ['0', '1', '2', '3', '4', '5', 'dont-know', BLANK];
const NATURE_CODES = ['1', '2', '3', '4', '5', 'dont-know', BLANK];

/** Code of a frequency; `blank` for an empty cell, undefined where the text is none. `chosen`: codes by text. */
export function parseFrequency(text: string, chosen: Readonly<Record<string, string>>): string | undefined {
  const choice = readChosen(text, chosen, FREQUENCY_CODES);
  if (choice !== undefined) return choice;
  const number = parseWholeNumber(text);
  return number !== undefined && number >= 0 && number <= 5 ? String(number) : parseNoAnswer(text);
}

/** Code `1`–`5` of a nature; −2 to 2 are moved to it. In a scale of its own only chosen codes count. */
export function parseNature(
  text: string,
  scale: NatureScale,
  chosen: Readonly<Record<string, string>>,
): string | undefined {
  const choice = readChosen(text, chosen, NATURE_CODES);
  if (choice !== undefined) return choice;
  const number = parseWholeNumber(text);
  if (number === undefined || scale === 'own') return parseNoAnswer(text);
  const point = scale === 'minus-2-to-2' ? number + 3 : number;
  return point >= 1 && point <= 5 ? String(point) : undefined;
}

function readChosen(
  text: string,
  chosen: Readonly<Record<string, string>>,
  allowed: readonly string[],
): string | undefined {
  const code = Object.hasOwn(chosen, text) ? chosen[text] : undefined;
  return code !== undefined && allowed.includes(code) ? code : undefined;
}

function parseNoAnswer(text: string): string | undefined {
  if (text === '') return BLANK;
  return DONT_KNOW.includes(foldText(text)) ? 'dont-know' : undefined;
}

/** `3`, `3.0`, `3,0`, `−2` with any minus sign; not `3.5`. */
function parseWholeNumber(text: string): number | undefined {
  const plain = text.replace(/^[−–]/, '-');
  return /^[+-]?\d{1,3}([.,]0+)?$/.test(plain) ? Number.parseInt(plain, 10) : undefined;
}

function indexTexts<Code extends string>(
  records: readonly { readonly code: Code; readonly label: Readonly<Record<string, string>> }[],
): ReadonlyMap<string, Code> {
  return new Map(
    records.flatMap(({ code, label }) =>
      [code, ...Object.values(label)].map((text) => [foldText(text), code] as const),
    ),
  );
}

const ROLE_BY_TEXT = indexTexts(RESPONDENT_ROLES);
const POLITICS_BY_TEXT = indexTexts(POLITICAL_GROUPS);

export function parseRole(text: string): RespondentRoleRecord['code'] | undefined {
  return ROLE_BY_TEXT.get(foldText(text));
}

export function parsePoliticalGroup(text: string): PoliticalGroup['code'] | undefined {
  return POLITICS_BY_TEXT.get(foldText(text));
}
