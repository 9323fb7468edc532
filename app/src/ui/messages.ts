/**
 * What people read: ICU messages, one file a shell and language. Keys are flat; English holds every key and gives
 * the type. See docs/decisions/0002-messages.md.
 */
import { IntlMessageFormat } from 'intl-messageformat';
import { type Catalogue, CATALOGUES, type MessageKey } from './message-catalogues.ts';
import { type Language, readDirection } from './languages.ts';
import { LOCALES } from './value-formats.ts';

export * from './languages.ts';
export type { MessageKey } from './message-catalogues.ts';
export { formatDate, formatList, formatMonth, formatNumber, formatShare } from './value-formats.ts';

export type MessageValues = Readonly<Record<string, string | number | Date>>;
export interface Translate {
  (key: MessageKey, values?: MessageValues): string;
  readonly language: Language;
}

interface ParsedMessage {
  readonly format: IntlMessageFormat;
  /** arguments shown as they are given, i.e. never used to choose a branch */
  readonly shownArguments: ReadonlySet<string>;
}

/** The parser's numbers for plain text and for a variable that is shown as it is. */
const LITERAL = 0;
const PLAIN_ARGUMENT = 1;

type MessagePart = ReturnType<IntlMessageFormat['getAst']>[number];

interface Argument {
  readonly name: string;
  readonly isPlain: boolean;
}

/** Every argument of a message, those inside branches included; one that stands twice is listed twice. */
function listArguments(parts: readonly MessagePart[]): readonly Argument[] {
  return parts.flatMap((part): readonly Argument[] => {
    if (part.type === LITERAL || !('value' in part)) return [];
    const inner = 'options' in part ? Object.values(part.options).flatMap((option) => option.value) : [];
    return [{ name: part.value, isPlain: part.type === PLAIN_ARGUMENT }, ...listArguments(inner)];
  });
}

/** First strong isolate … pop: a Latin name inside an Arabic sentence keeps its own direction and moves nothing. */
const isolate = (text: string): string => `\u2068${text}\u2069`;

const parsedMessages = new Map<string, ParsedMessage | undefined>();

function parseMessage(text: string, language: Language): ParsedMessage {
  const format = new IntlMessageFormat(text, LOCALES[language], undefined, { ignoreTag: true });
  const named = listArguments(format.getAst());
  const formatted = new Set(named.filter(({ isPlain }) => !isPlain).map(({ name }) => name));
  const shown = named.map(({ name }) => name).filter((name) => !formatted.has(name));
  return { format, shownArguments: new Set(shown) };
}

/** Parses once per language and key; `undefined` where the language lacks the key or its text does not parse. */
function readParsedMessage(key: string, language: Language): ParsedMessage | undefined {
  const cacheKey = `${language} ${key}`;
  if (!parsedMessages.has(cacheKey)) parsedMessages.set(cacheKey, parseFromCatalogue(key, language));
  return parsedMessages.get(cacheKey);
}

function parseFromCatalogue(key: string, language: Language): ParsedMessage | undefined {
  const catalogue: Catalogue = CATALOGUES[language];
  const text = Object.hasOwn(catalogue, key) ? catalogue[key] : undefined;
  if (text === undefined) return undefined;
  try {
    return parseMessage(text, language);
  } catch {
    return undefined;
  }
}

/**
 * A text that is shown is isolated where the sentence runs from right to left. One that chooses a branch is a code;
 * ICU allows no hyphen in a branch's name, so the branch for `too-long` is written `too_long`.
 */
function prepareValue(
  value: string | number | Date,
  isShown: boolean,
  language: Language,
): string | number | Date {
  if (typeof value !== 'string') return value;
  if (!isShown) return value.replaceAll('-', '_');
  return readDirection(language) === 'rtl' ? isolate(value) : value;
}

function formatParsed(message: ParsedMessage, values: MessageValues, language: Language): string | undefined {
  const prepared = Object.entries(values).map(
    ([name, value]) => [name, prepareValue(value, message.shownArguments.has(name), language)] as const,
  );
  try {
    return String(message.format.format(Object.fromEntries(prepared)));
  } catch {
    return undefined;
  }
}

/**
 * Texts in one language. A key that the language lacks comes in English. Never throws: where a value is missing
 * or of the wrong type, the key itself is shown, so that a page is never lost to a text.
 */
export function createTranslator(language: Language): Translate {
  const translate = (key: MessageKey, values: MessageValues = {}): string => {
    for (const candidate of language === 'en' ? (['en'] as const) : ([language, 'en'] as const)) {
      const message = readParsedMessage(key, candidate);
      const text = message && formatParsed(message, values, candidate);
      if (text !== undefined) return text;
    }
    return key;
  };
  return Object.assign(translate, { language });
}

/** Whether there is a text for a key built at run time, such as `problem.` and a code. */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(CATALOGUES.en, key);
}

/** One message without arguments in every language that has it, e.g. as a label of an instrument. */
export function readTexts(key: MessageKey): Readonly<{ en: string } & Record<string, string>> {
  const languages = Object.keys(CATALOGUES) as Language[];
  const held = languages.filter((language) => Object.hasOwn(CATALOGUES[language], key));
  const texts = held.map((language) => [language, createTranslator(language)(key)] as const);
  return { ...Object.fromEntries(texts), en: createTranslator('en')(key) };
}
