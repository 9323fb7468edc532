import { readdirSync, readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { FINDING_CODES } from '@vicus/questionnaire';
import {
  chooseLanguage,
  createTranslator,
  formatDate,
  formatList,
  formatNumber,
  formatShare,
  isDraftTranslation,
  isLanguage,
  isMessageKey,
  type Language,
  LANGUAGES,
  type MessageKey,
  readDirection,
  readTexts,
} from './messages.ts';

const folder = `${import.meta.dirname}/../../messages`;

/** Which keys a file may hold. The office has problems of its own, which nobody else meets. */
const PREFIXES: Readonly<Record<string, readonly string[]>> = {
  office: ['office.', 'problem.'],
  // What programs are told is written in the languages of the public pages.
  public: ['public.', 'problem.api-'],
  respond: ['respond.'],
  shared: ['answer.', 'problem.', 'word.'],
};

const languagesOf = (shell: string): readonly Language[] =>
  shell === 'shared' ? LANGUAGES.respond : LANGUAGES[shell as keyof typeof LANGUAGES];

const readMessages = (shell: string, language: Language): Readonly<Record<string, string>> =>
  JSON.parse(readFileSync(`${folder}/${shell}.${language}.json`, 'utf8'));

const files = Object.keys(PREFIXES).flatMap((shell) =>
  languagesOf(shell).map((language) => ({ shell, language, messages: readMessages(shell, language) })),
);

interface Part {
  readonly type: number;
  readonly value?: unknown;
  readonly options?: Readonly<Record<string, { readonly value: readonly Part[] }>>;
}

const PLURAL = 6;

function listParts(parts: readonly Part[]): readonly Part[] {
  return parts.flatMap((part) => [
    part,
    ...Object.values(part.options ?? {}).flatMap((option) => listParts(option.value)),
  ]);
}

function parse(text: string, language: Language): readonly Part[] {
  return listParts(
    new IntlMessageFormat(text, language, undefined, { ignoreTag: true }).getAst() as readonly Part[],
  );
}

function listArgumentNames(text: string, language: Language): readonly string[] {
  const named = parse(text, language).filter((part) => part.type !== 0 && typeof part.value === 'string');
  return [...new Set(named.map((part) => String(part.value)))].toSorted();
}

describe.each(files.map((file) => [`${file.shell}.${file.language}.json`, file] as const))(
  '%s',
  (_name, { shell, language, messages }) => {
    const english = readMessages(shell, 'en');

    it('is sorted by key (node app/messages/sort.ts does it)', () => {
      expect(Object.keys(messages)).toEqual(Object.keys(messages).toSorted());
    });

    it('holds the keys of the English file and no others', () => {
      expect(Object.keys(messages).toSorted()).toEqual(Object.keys(english).toSorted());
    });

    it('holds only keys that belong here', () => {
      const strangers = Object.keys(messages).filter(
        (key) => !PREFIXES[shell]?.some((prefix) => key.startsWith(prefix)),
      );
      expect(strangers).toEqual([]);
    });

    it('parses, with the arguments of the English text', () => {
      const differing = Object.entries(messages).filter(
        ([key, text]) =>
          String(listArgumentNames(text, language)) !== String(listArgumentNames(english[key] ?? '', 'en')),
      );
      expect(differing).toEqual([]);
    });

    it('has a branch for every plural of the language', () => {
      const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
      // Spanish and Italian have a form for whole millions only, which no text here counts.
      const needed = categories.filter((category) => category !== 'many' || !['es', 'it'].includes(language));
      const lacking = Object.entries(messages).filter(([, text]) =>
        parse(text, language)
          .filter((part) => part.type === PLURAL)
          .some((part) => needed.some((category) => !Object.hasOwn(part.options ?? {}, category))),
      );
      expect(lacking).toEqual([]);
    });

    it('holds no HTML, no straight apostrophe and no blank', () => {
      // A straight apostrophe switches ICU syntax off; HTML would be shown as text.
      const odd = Object.entries(messages).filter(
        ([, text]) => /[<>']|&\w+;/u.test(text) || text.trim() !== text || text === '',
      );
      expect(odd).toEqual([]);
    });
  },
);

it('has no key in two files and no file unknown to the tests', () => {
  const keys = files
    .filter(({ language }) => language === 'en')
    .flatMap(({ messages }) => Object.keys(messages));
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  const names = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'states.json');
  expect(names.toSorted()).toEqual(
    files.map(({ shell, language }) => `${shell}.${language}.json`).toSorted(),
  );
});

it('has two messages for every finding of an answer', () => {
  const keys = FINDING_CODES.flatMap((code) => [`answer.${code}.what`, `answer.${code}.mend`]);
  expect(keys.filter((key) => !isMessageKey(key))).toEqual([]);
});

describe('a translator', () => {
  it('keeps two languages apart that are used at once', async () => {
    const languages = LANGUAGES.respond;
    const texts = await Promise.all(
      Array.from({ length: 60 }, async (_, index) => {
        const translate = createTranslator(languages[index % languages.length] ?? 'en');
        await Promise.resolve();
        return `${translate('word.yes')} ${translate('respond.progress', { current: 1, total: 2 })}`;
      }),
    );
    expect([...new Set(texts)]).toEqual([
      'Yes Page 1 of 2',
      'Ja Seite 1 von 2',
      'Sí Página 1 de 2',
      'Sì Pagina 1 di 2',
      'نعم الصفحة 1 من 2',
      'Так Сторінка 1 з 2',
    ]);
  });

  it('counts as the language does', () => {
    const count = (language: Language, n: number) =>
      createTranslator(language)('respond.start.invited', { count: n });
    expect([1, 3, 25].map((n) => count('uk', n))).toEqual([
      'Запрошено 1 особу.',
      'Запрошено 3 особи.',
      'Запрошено 25 осіб.',
    ]);
    expect(count('ar', 2)).toBe('دُعي شخصان.');
    expect(count('ar', 25)).toBe('دُعي 25 شخصًا.');
    expect(count('de', 1)).toBe('1 Person ist eingeladen.');
  });

  it('falls back to English where a language lacks a key', () => {
    const officeKey = Object.keys(readMessages('office', 'en'))[0] as MessageKey;
    expect(createTranslator('uk')(officeKey)).toBe(createTranslator('en')(officeKey));
  });

  it('never throws: it shows the key', () => {
    const translate = createTranslator('it');
    expect(translate('respond.progress')).toBe('respond.progress');
    for (const key of ['constructor', '__proto__', 'respond.nothing'])
      expect(translate(key as MessageKey)).toBe(key);
    expect(translate('respond.review.blank', { count: 'many' })).not.toBe('');
  });

  it('shows what people typed as it is', () => {
    const given = '<script>alert(1)</script> {name} #';
    expect(createTranslator('en')('answer.not-a-number.what', { given })).toContain(given);
  });

  it('keeps a Latin name in an Arabic sentence to its own direction', () => {
    const text = createTranslator('ar')('respond.late.results', { place: 'Altmühl (2)' });
    expect(text).toContain('\u2068Altmühl (2)\u2069');
    const reason = createTranslator('ar')('problem.input-invalid', { reason: 'required', limit: 1 });
    expect(reason).toBe('يُرجى ملء هذا الحقل.');
  });

  it('finds the branch of a code with hyphens', () => {
    const text = createTranslator('en')('problem.input-invalid', { reason: 'too-long', limit: 200 });
    expect(text).toBe('Too long: at most 200 are allowed.');
  });

  it('gives one text in all its languages', () => {
    expect(Object.keys(readTexts('respond.frequency.5')).toSorted()).toEqual([
      'ar',
      'de',
      'en',
      'es',
      'it',
      'uk',
    ]);
  });
});

describe('languages', () => {
  it.each([
    ['uk-UA,uk;q=0.9,en;q=0.8', undefined, 'uk'],
    ['en;q=0.5,de-AT', undefined, 'de'],
    ['fr,*;q=0.1', undefined, 'en'],
    ['de;q=0', undefined, 'en'],
    ['de', 'ar', 'ar'],
    ['de', 'fr', 'de'],
    [null, null, 'en'],
    [';;;,q=1,de;q=nonsense', undefined, 'en'],
    ['x,'.repeat(100_000), '__proto__', 'en'],
  ] as const)('of "%.30s" with wish %s give %s', (header, preferred, expected) => {
    expect(chooseLanguage(header, LANGUAGES.respond, preferred)).toBe(expected);
  });

  it('know their direction and how far their translation is', () => {
    expect(LANGUAGES.respond.filter((language) => readDirection(language) === 'rtl')).toEqual(['ar']);
    expect(LANGUAGES.respond.filter((language) => !isDraftTranslation(language))).toEqual(['en']);
    expect(isLanguage('constructor')).toBe(false);
  });

  it('write numbers, shares and days in their own way', () => {
    expect(formatNumber(-1234.5, 'de', 1)).toBe('−1.234,5');
    expect(formatNumber(1234.5, 'ar', 1)).toBe('1,234.5');
    expect(formatShare(0.4567, 'en', 1)).toBe('45.7%');
    expect(formatDate('2026-11-21', 'es')).toBe('21 de noviembre de 2026');
    expect(formatDate(new Date('2026-11-21T23:30:00Z'), 'en', 'Europe/Vienna')).toBe('22 November 2026');
  });

  it('write lists in their own way, years without a sign for thousands', () => {
    expect(formatList(['Vico', 'Alba', 'Riva'], 'en')).toBe('Vico, Alba and Riva');
    expect(formatList([2019, 2021, 2022], 'de')).toBe('2019, 2021 und 2022');
    expect(formatList([], 'es')).toBe('');
  });
});
