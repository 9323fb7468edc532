import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  AREAS_OF_LIFE,
  BREAKDOWN_CODES,
  estimateHoursPerYear,
  findIndicator,
  FUND_INDICATORS,
  FUNDS,
  INDICATORS,
  JOINT_WORK,
  listVersionFaults,
  SOURCE_DOCUMENTS,
} from '../index.ts';
import type { IndicatorDefinition, IndicatorUnit, ValueKind } from '../index.ts';

const METHODS = path.resolve(import.meta.dirname, '../../../../docs/methods');

/** The twenty that the research for this platform marks as saying most for the least work. */
const CORE = 'ac1 at1 at3 cp3 cx1 cx3 di1 ed1 em1 em2 go1 he1 ho3 la1 la2 pg1 po1 sa1 sc1 sc2'.split(' ');

const UNITS: Readonly<Record<ValueKind, readonly IndicatorUnit[]>> = {
  share: ['percent'],
  gap: ['percentage-points'],
  rate: ['per-thousand', 'per-ten-thousand'],
  count: ['persons', 'visits', 'number', 'hours', 'euro'],
  'yes-no': ['none'],
  mean: ['scale-0-10', 'scale-1-5'],
  median: ['days', 'months', 'number'],
  index: ['index', 'percent', 'percentage-points'],
};

/** Which of numerator and denominator a kind of value has; an index may name what it is made from. */
const PARTS: Readonly<
  Record<Exclude<ValueKind, 'index'>, readonly [numerator: boolean, denominator: boolean]>
> = {
  share: [true, true],
  rate: [true, true],
  gap: [false, false],
  count: [true, false],
  'yes-no': [false, false],
  mean: [false, true],
  median: [false, true],
};

const named = (entry: IndicatorDefinition): string => `${entry.id} ${entry.version}`;

function listTexts(entry: IndicatorDefinition): readonly Readonly<Record<string, string>>[] {
  const parts = [entry.numerator, entry.denominator, entry.whatChanged ?? null];
  return [
    entry.question,
    entry.definition,
    entry.collecting,
    ...entry.caveats,
    ...parts.filter((text) => text !== null),
  ];
}

describe('the catalogue', () => {
  test('speaks of other indicators by their names', () => {
    const ids = new RegExp(`\\b(${INDICATORS.map(({ id }) => id).join('|')})\\b`);
    const texts = INDICATORS.flatMap((entry) => [
      ...listTexts(entry).flatMap((text) => Object.values(text)),
      ...entry.equivalents.flatMap(({ difference }) => Object.values(difference)),
    ]);
    expect(texts.filter((text) => ids.test(text))).toEqual([]);
  });

  test('has the indicators of the research, those with two figures as two entries', () => {
    const ids = new Set(INDICATORS.map(({ id }) => id));
    const counts = {
      cx: 5,
      em: 6,
      ed: 6,
      la: 4,
      ho: 5,
      he: 4,
      so: 3,
      cp: 6,
      sc: 6,
      di: 3,
      sa: 3,
      cu: 3,
      ac: 4,
      at: 4,
    };
    for (const [letters, count] of Object.entries({ ...counts, pg: 1, go: 4, po: 5 })) {
      for (let number = 1; number <= count; number += 1) expect(ids).toContain(`${letters}${number}`);
    }
    const second = [...ids].filter((id) => id.includes('-')).toSorted();
    expect(second).toEqual(
      'ac3-trained ac4-hours cx3-5 di3-known ed6-pupils ed6-share em3-long po5-volunteers sa3-police'.split(
        ' ',
      ),
    );
    expect(ids.size).toBe(72 + second.length);
  });

  test('marks exactly the twenty core indicators', () => {
    const core = INDICATORS.filter(({ isCore }) => isCore).map(({ id }) => id);
    expect([...new Set(core)].toSorted()).toEqual(CORE);
    expect(CORE).toHaveLength(20);
  });

  test('speaks of newcomers, residents, institutions and relations, and of all fourteen headings', () => {
    const headings = new Set(INDICATORS.map(({ heading }) => heading));
    expect([...headings].toSorted()).toEqual(AREAS_OF_LIFE.map(({ code }) => code).toSorted());
    for (const part of ['newcomers', 'residents', 'institutions', 'relations']) {
      expect(INDICATORS.filter(({ describes }) => describes === part).length).toBeGreaterThan(5);
    }
  });

  test('sets no direction for who lives here, who leaves, who needs support', () => {
    for (const id of ['cx1', 'cx2', 'cx3', 'cx4', 'cx5', 'so1', 'so2', 'so3', 'cp5', 'sa2', 'ac3', 'go1']) {
      expect(findIndicator(id)?.polarity, id).toBe('none');
    }
  });
});

describe('every entry', () => {
  test('has an id in small letters, once per version', () => {
    const keys = INDICATORS.map(named);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { id } of INDICATORS) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  test('has all its texts in the languages of their readers', () => {
    for (const entry of INDICATORS) {
      expect(Object.keys(entry.name), named(entry)).toEqual(['en', 'de', 'es', 'it']);
      for (const text of listTexts(entry)) expect(Object.keys(text), named(entry)).toEqual(['en', 'de']);
      for (const text of [...listTexts(entry), entry.name]) {
        for (const words of Object.values(text)) expect(words.trim().length, named(entry)).toBeGreaterThan(4);
      }
      expect(entry.question.en, named(entry)).toMatch(/\?$/);
      expect(entry.question.de, named(entry)).toMatch(/\?$/);
      expect(entry.caveats.length, named(entry)).toBeGreaterThan(0);
    }
  });

  test('has a name of its own in every language, short enough for a table', () => {
    for (const language of ['en', 'de', 'es', 'it'] as const) {
      const newest = [...new Set(INDICATORS.map(({ id }) => id))].map(
        (id) => findIndicator(id)?.name[language],
      );
      expect(new Set(newest).size).toBe(newest.length);
      for (const name of newest) expect(name?.length).toBeLessThanOrEqual(65);
    }
  });

  test('has the unit and the parts of its kind', () => {
    for (const { kind, unit, numerator, denominator, ...entry } of INDICATORS) {
      expect(UNITS[kind], entry.id).toContain(unit);
      if (kind !== 'index') expect([numerator !== null, denominator !== null], entry.id).toEqual(PARTS[kind]);
      else expect(entry.method, entry.id).not.toBeNull();
      expect(entry.gapOf !== undefined, entry.id).toBe(kind === 'gap');
      if (entry.gapOf !== undefined) expect(findIndicator(entry.gapOf)?.kind).toBe('share');
      if (entry.spreadOf !== undefined)
        expect(findIndicator(entry.spreadOf), entry.id).toMatchObject({
          kind: 'count',
          breakdowns: ['unit'],
        });
    }
  });

  test('says whether a year counts other people than the year before', () => {
    const flows = INDICATORS.filter(({ countedEachYear }) => countedEachYear === 'new').map(({ id }) => id);
    expect(flows.toSorted()).toEqual('cp5 cu3 cx3 cx3-5 cx5 em5 em6 he4 ho3 la2 po3 sa2'.split(' '));
    const nothing = INDICATORS.filter(({ countedEachYear }) => countedEachYear === 'none');
    expect(nothing.map(({ id }) => id).toSorted()).toEqual(
      'ac4 ac4-hours di3 po1 po4 po5 po5-volunteers'.split(' '),
    );
    for (const { id, countedEachYear, kind, hasAmounts } of INDICATORS) {
      expect(['new', 'same', 'none'], id).toContain(countedEachYear);
      // Amounts and yes or no count nobody, wherever they stand.
      if (hasAmounts === true || kind === 'yes-no') expect(countedEachYear, id).toBe('none');
    }
  });

  test('what a survey asks is asked of mostly the same people again', () => {
    for (const { id, usualSource, countedEachYear } of INDICATORS)
      if (usualSource.length === 1 && usualSource[0] === 'own-survey')
        expect(countedEachYear, id).toBe('same');
  });

  test('has amounts instead of counts only where there is a numerator and a denominator', () => {
    const amounts = INDICATORS.filter(({ hasAmounts }) => hasAmounts === true);
    expect(amounts.map(({ id }) => id)).toEqual(['po4', 'po5', 'po5-volunteers']);
    for (const { kind } of amounts) expect(['share', 'rate']).toContain(kind);
  });

  test('costs hours, and shares only work that is in the list', () => {
    const joint = JOINT_WORK.map(({ code }) => code);
    for (const { id, hoursPerYear, jointWork } of INDICATORS) {
      expect(hoursPerYear, id).toBeGreaterThan(0);
      expect(hoursPerYear, id).toBeLessThanOrEqual(10);
      if (jointWork !== undefined) expect(joint).toContain(jointWork);
    }
    for (const code of joint)
      expect(
        INDICATORS.some(({ jointWork }) => jointWork === code),
        code,
      ).toBe(true);
  });

  test('says who counts it so, in a document that is listed, and its method page exists', () => {
    const documents = SOURCE_DOCUMENTS.map(({ id }) => id);
    for (const { id, source, method, usualSource } of INDICATORS) {
      expect(documents, id).toContain(source.document);
      expect(`${source.where}${source.note}`.length, id).toBeGreaterThan(10);
      expect(usualSource.length, id).toBeGreaterThan(0);
      if (method !== null)
        expect(existsSync(path.join(METHODS, `${method}.md`)), `${id}: ${method}`).toBe(true);
    }
  });

  test('links to entries and fund indicators that exist, never to itself', () => {
    for (const { id, equivalents } of INDICATORS) {
      for (const { scheme, code } of equivalents) {
        if (scheme === 'vicus') expect(findIndicator(code)?.id, `${id} → ${code}`).toBe(code);
        expect(scheme === 'vicus' && code === id).toBe(false);
        const fund = FUNDS.find((one) => one === scheme);
        if (fund === undefined) continue;
        const found = FUND_INDICATORS.some((one) => one.fund === fund && one.code === code);
        expect(found, `${id} → ${scheme} ${code}`).toBe(true);
      }
    }
  });

  test('says what differs wherever it is not the same', () => {
    for (const { id, equivalents } of INDICATORS) {
      for (const { relation, difference, code } of equivalents) {
        if (relation !== 'same') expect(difference.en, `${id} → ${code}`).not.toBe('');
        expect(difference.en === '', `${id} → ${code}`).toBe(difference.de === '');
      }
    }
  });

  test('is told apart by known codes only, each breakdown once', () => {
    const ages = BREAKDOWN_CODES.age.map(({ code }) => code);
    const stays = BREAKDOWN_CODES['years-of-residence'].map(({ code }) => code);
    for (const { id, breakdowns, ageBands, stayBands } of INDICATORS) {
      expect(new Set(breakdowns).size, id).toBe(breakdowns.length);
      for (const band of ageBands ?? []) expect(ages).toContain(band);
      for (const band of stayBands ?? []) expect(stays).toContain(band);
      if (stayBands !== undefined) expect(breakdowns, id).toContain('years-of-residence');
    }
  });

  test('grades nobody and speaks of people as people', () => {
    const unwanted =
      /\b(league|ranking|illegal|alien|native|foreigner|burden|problem group|parallel societ|Ausländeranteil|Parallelgesellschaft|Brennpunkt|Flüchtlingswelle|Asylant|Überfremdung|best town|worst)\b/i;
    for (const entry of INDICATORS) {
      for (const text of [...listTexts(entry), entry.name]) {
        for (const words of Object.values(text)) expect(words, named(entry)).not.toMatch(unwanted);
      }
    }
  });
});

describe('versions', () => {
  const first = { id: 'a', version: 1, since: '' };
  const second = {
    id: 'a',
    version: 2,
    since: '2027',
    whatChanged: { en: 'Ages 25 to 64.', de: 'Von 25 bis 64.' },
  };

  test('follow one another in the catalogue and say what changed', () => {
    expect(listVersionFaults(INDICATORS)).toEqual([]);
    expect(listVersionFaults([second, first])).toEqual([]);
  });

  test('a gap, an early beginning and a silent change are found', () => {
    expect(listVersionFaults([second])).toContain('a 2: version 1 is missing');
    expect(listVersionFaults([{ ...first, since: '2020' }])).toHaveLength(1);
    expect(listVersionFaults([first, { ...second, since: '' }])).toEqual([
      'a 2: begins no later than the version before',
    ]);
    expect(listVersionFaults([first, { id: 'a', version: 2, since: '2027' }])).toEqual([
      'a 2: does not say what changed',
    ]);
    expect(listVersionFaults([{ ...first, whatChanged: second.whatChanged }])).toHaveLength(1);
  });
});

describe('hours a year', () => {
  test('count joint work once, and grow with the set', () => {
    const core = INDICATORS.filter(({ isCore }) => isCore);
    const joint = new Set(core.map(({ jointWork }) => jointWork));
    const own = core.reduce((sum, { hoursPerYear }) => sum + hoursPerYear, 0);
    const shared = JOINT_WORK.filter(({ code }) => joint.has(code)).reduce(
      (sum, { hoursPerYear }) => sum + hoursPerYear,
      0,
    );
    expect(estimateHoursPerYear(core)).toBeCloseTo(own + shared);
    expect(estimateHoursPerYear([])).toBe(0);
    expect(estimateHoursPerYear(INDICATORS)).toBeGreaterThan(estimateHoursPerYear(core));
  });

  test('refuse joint work nobody knows', () => {
    expect(() => estimateHoursPerYear([{ hoursPerYear: 1, jointWork: 'none' }])).toThrow(RangeError);
  });
});
