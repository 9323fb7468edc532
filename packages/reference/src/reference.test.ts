import { describe, expect, test } from 'vitest';
import * as reference from './index.ts';
import type { FactSource, Texts } from './index.ts';

const {
  ACTOR_GROUP_CODES,
  ACTOR_GROUPS,
  ACTOR_KINDS,
  AREAS_OF_LIFE,
  FREQUENCY_LABELS,
  NATURE_LABELS,
  POLITICAL_GROUPS,
  PRINTED_ACTOR_KINDS,
  READINGS,
  READINGS_CAUTION,
  RESPONDENT_ROLES,
  SIZE_CLASS_CAUTION,
  SIZE_CLASSES,
  SOURCE_DOCUMENTS,
  TRANSLATION_STATES,
  WP3_LOCALITIES,
  WP3_TABLE_SOURCES,
} = reference;

const RESPONDENT_LANGUAGES = ['en', 'de', 'es', 'it', 'ar', 'uk'];
const PUBLIC_LANGUAGES = ['en', 'de', 'es', 'it'];
const LABELLED: readonly { readonly label: Texts; readonly source: FactSource }[] = [
  ...ACTOR_GROUPS,
  ...ACTOR_KINDS,
  ...FREQUENCY_LABELS,
  ...NATURE_LABELS,
  ...RESPONDENT_ROLES,
  ...POLITICAL_GROUPS,
  ...SIZE_CLASSES,
  ...AREAS_OF_LIFE,
];

describe('every record', () => {
  test('names its source, where in it, and a note', () => {
    const documents = new Set(SOURCE_DOCUMENTS.map(({ id }) => id));
    const sources = [
      ...LABELLED.map(({ source }) => source),
      ...READINGS.map(({ source }) => source),
      ...Object.values(WP3_TABLE_SOURCES),
    ];
    for (const source of sources) {
      expect(documents).toContain(source.document);
      expect(source.where).not.toBe('');
      expect(source.note).not.toBe('');
    }
  });

  test('has its label in the six languages of respondents, each with a known state', () => {
    expect(Object.keys(TRANSLATION_STATES)).toEqual(RESPONDENT_LANGUAGES);
    for (const { label } of [...LABELLED, { label: SIZE_CLASS_CAUTION }]) {
      expect(Object.keys(label)).toEqual(RESPONDENT_LANGUAGES);
      expect(Object.values(label).every((text) => text.trim() !== '')).toBe(true);
      expect(label['ar']).toMatch(/\p{Script=Arabic}/u);
      expect(label['uk']).toMatch(/\p{Script=Cyrillic}/u);
    }
  });

  test('readings are in the four public languages', () => {
    for (const text of [...READINGS.map((reading) => reading.text), READINGS_CAUTION]) {
      expect(Object.keys(text)).toEqual(PUBLIC_LANGUAGES);
      expect(Object.values(text).every((words) => words.length > 20)).toBe(true);
    }
  });

  test('has a code of its own, in kebab case', () => {
    for (const list of [
      ACTOR_GROUPS,
      ACTOR_KINDS,
      RESPONDENT_ROLES,
      POLITICAL_GROUPS,
      SIZE_CLASSES,
      AREAS_OF_LIFE,
      READINGS,
    ]) {
      const codes = list.map(({ code }) => code);
      expect(new Set(codes).size).toBe(codes.length);
      for (const code of codes) expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    }
  });
});

describe('actors', () => {
  test('16 printed kinds: 5 horizontal, 4 vertical, 2 translocal, 5 within the local government', () => {
    const counts = ACTOR_GROUP_CODES.map(
      (group) => PRINTED_ACTOR_KINDS.filter((kind) => kind.group === group).length,
    );
    expect(counts).toEqual([5, 4, 2, 5]);
    expect(ACTOR_GROUPS.map(({ code }) => code)).toEqual([...ACTOR_GROUP_CODES]);
    expect(PRINTED_ACTOR_KINDS.every(({ printed }) => printed)).toBe(true);
  });

  test('five further kinds stand after them, horizontal and not printed', () => {
    expect(ACTOR_KINDS.slice(16).map(({ code }) => code)).toEqual([
      'employers',
      'employer-organisations',
      'housing',
      'trade-unions',
      'media-and-experts',
    ]);
    expect(ACTOR_KINDS.slice(16).every(({ group, printed }) => group === 'horizontal' && !printed)).toBe(
      true,
    );
  });
});

describe('scales', () => {
  test('frequency 0-5, only the label of 3 is our own', () => {
    expect(FREQUENCY_LABELS.map(({ value }) => value)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(FREQUENCY_LABELS.filter(({ ownLabel }) => ownLabel).map(({ value }) => value)).toEqual([3]);
  });

  test('nature 1-5 is shown as -2 to 2', () => {
    expect(NATURE_LABELS.map(({ value, shown }) => [value, shown])).toEqual([
      [1, -2],
      [2, -1],
      [3, 0],
      [4, 1],
      [5, 2],
    ]);
  });

  test('size classes follow one another without gap', () => {
    expect(SIZE_CLASSES[0]?.fromInhabitants).toBe(0);
    SIZE_CLASSES.slice(1).forEach((size, i) =>
      expect(size.fromInhabitants).toBe(SIZE_CLASSES[i]?.belowInhabitants),
    );
    expect(SIZE_CLASSES.at(-1)?.belowInhabitants).toBeNull();
  });

  test('nine areas of life and five ways of working', () => {
    expect(AREAS_OF_LIFE.filter(({ heading }) => heading === 'area-of-life')).toHaveLength(9);
    expect(AREAS_OF_LIFE.filter(({ heading }) => heading === 'way-of-working')).toHaveLength(5);
  });
});

describe('the printed locality tables', () => {
  const count = (table: string, group?: string) =>
    (['inclusive', 'mixed', 'lacking'] as const).map(
      (category) =>
        WP3_LOCALITIES.filter(
          (row) =>
            row.table === table && row.category === category && (group === undefined || row.group === group),
        ).length,
    );

  test('add up to the totals the paper states, 12/24/13 of 49, and to those of the other tables', () => {
    expect(count('by-size')).toEqual([12, 24, 13]);
    expect(count('by-type')).toEqual([11, 20, 11]);
    expect(count('by-political-orientation')).toEqual([11, 25, 9]);
  });

  test('have the printed counts in every row', () => {
    expect(['medium', 'small', 'rural'].map((group) => count('by-size', group))).toEqual([
      [6, 7, 4],
      [4, 10, 4],
      [2, 7, 5],
    ]);
    expect(
      ['revitalising', 'stagnating', 'marginal', 'in-transition'].map((group) => count('by-type', group)),
    ).toEqual([
      [6, 5, 4],
      [2, 7, 2],
      [2, 5, 2],
      [1, 3, 3],
    ]);
    expect(
      ['progressive', 'conservative', 'mixed'].map((group) => count('by-political-orientation', group)),
    ).toEqual([
      [8, 11, 1],
      [0, 11, 5],
      [3, 3, 3],
    ]);
  });

  test('name countries by code and regions only', () => {
    for (const { country, region } of WP3_LOCALITIES) {
      expect(country).toMatch(/^(AT|BE|CA|DE|ES|IT|NL|PL|SE|TR)$/);
      expect(region.trim()).toBe(region);
    }
    const swedish = new Set(
      WP3_LOCALITIES.filter(({ country }) => country === 'SE').map(({ region }) => region),
    );
    expect([...swedish].sort()).toEqual(['Blekinge', 'Dalarna', 'Gävleborg', 'Jönköping', 'Scania']);
  });
});
