import { expect, test } from 'vitest';
import { foldPlaceName, listSearchForms, toPlaceSlug } from './gazetteer.rules.ts';
import {
  DEFAULT_SIZE_THRESHOLDS,
  hasOwnThresholds,
  listSlugCandidates,
  readSizeClass,
} from './place.rules.ts';

test.each([
  ['München', 'Muenchen'],
  ['Київ', 'Kyiv'],
  ['Αλεξανδρούπολη', 'Alexandroupoli'],
  ['Łódź', 'lodz'],
  ['L’Aquila', "l'aquila"],
  ['Saint-Étienne', 'saint etienne'],
  ['Straßburg', 'Strassburg'],
])('%s folds like %s', (one, other) => {
  expect(foldPlaceName(one)).toBe(foldPlaceName(other));
});

test('a beginning stays a beginning, letter by letter', () => {
  for (const name of ['Alexandroupoli', 'Muenster', 'Bad Tölz', 'Philippi', 'Boyarka', 'Kyiv'])
    for (let end = 1; end <= name.length; end += 1) {
      const typed = foldPlaceName(name.slice(0, end));
      // `P` may still become `Ph`: the one pair whose first letter is not kept.
      if (!name.slice(0, end).endsWith('P'))
        expect(foldPlaceName(name).startsWith(typed), `${name} ${end}`).toBe(true);
    }
});

test('Cyrillic г is searched as g and as h; nothing readable gives no form', () => {
  expect(listSearchForms('Чернігів')).toEqual(['chernigiv', 'chernihiv']);
  expect(listSearchForms(' % _ ')).toEqual([]);
});

test.each([
  ['Bad Tölz', 'bad-toelz'],
  ['L’Aquila', 'laquila'],
  ['Київ', 'kiiv'],
  ['!!!', 'place'],
  ['x'.repeat(10_000), 'x'.repeat(60)],
  ['../../etc/passwd', 'etc-passwd'],
])('case %# gives a readable address', (name, slug) => {
  expect(toPlaceSlug(name)).toBe(slug);
});

test('addresses to try begin with the plain name', () => {
  expect(listSlugCandidates('vils', 'AT', 2)).toEqual(['vils', 'vils-at', 'vils-at-2', 'vils-at-3']);
});

test.each([
  [null, undefined],
  [0, 'rural'],
  [4_999, 'rural'],
  [5_000, 'small'],
  [50_000, 'medium'],
  [250_000, 'larger'],
])('%s inhabitants are of class %s by default', (population, code) => {
  expect(readSizeClass({ population, sizeThresholds: DEFAULT_SIZE_THRESHOLDS })?.code).toBe(code);
});

test('own limits are noticed', () => {
  expect(hasOwnThresholds({ sizeThresholds: [5_000, 50_000, 250_000] })).toBe(false);
  expect(hasOwnThresholds({ sizeThresholds: [3_000, 50_000, 250_000] })).toBe(true);
});
