/** The map of figures against the shipped questionnaires and the catalogue: nothing named there is missing. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Instrument } from '@vicus/questionnaire';
import { findIndicator, INDICATORS } from '@vicus/reference';
import { describe, expect, test } from 'vitest';
import { listNumericItems, listVariables } from '#features/listening/variables.rules.ts';
import { GOVERNANCE_FIGURES, NOT_FROM_SURVEYS, SURVEY_FIGURES } from './known-figure-map.ts';

const INSTRUMENTS = join(import.meta.dirname, '../../../instruments');
const readShipped = (name: string): Instrument =>
  (JSON.parse(readFileSync(join(INSTRUMENTS, `${name}.json`), 'utf8')) as { instrument: Instrument })
    .instrument;

const shipped = { residents: readShipped('residents'), newcomers: readShipped('newcomers') };

describe.each(SURVEY_FIGURES)('$indicatorId of $audience', ({ indicatorId, version, audience, recipe }) => {
  const instrument = shipped[audience];
  const variables = listVariables(instrument);
  const items = listNumericItems(instrument);
  const hasItem = (name: string) => items.some(({ id, concept }) => id === name || concept === name);

  test('names what the shipped questionnaire asks', () => {
    if (recipe.kind === 'share') {
      const asked = variables.find(({ concept }) => concept === recipe.concept);
      expect(asked?.codes.map(({ code }) => code)).toEqual(expect.arrayContaining([...recipe.codes]));
    } else if (recipe.kind === 'mean') expect(hasItem(recipe.item)).toBe(true);
    else if (recipe.kind === 'mean-of') expect(recipe.items.filter(hasItem)).toEqual(recipe.items);
    else if (recipe.kind === 'either') {
      const options = variables
        .filter(({ concept }) => concept === recipe.concept)
        .map(({ option }) => option);
      expect(options).toEqual(expect.arrayContaining([...recipe.options]));
    } else if (recipe.kind === 'guess-gap') expect(hasItem('perceived-foreign-born')).toBe(true);
    else {
      const policymakers = readShipped('policymakers-perception');
      const estimates = policymakers.sections
        .flatMap(({ questions }) => questions)
        .filter((one) => one.kind === 'number' && one.estimates !== undefined);
      expect(estimates).toHaveLength(recipe.statements);
    }
  });

  test('fits the definition it is a value of', () => {
    const definition = findIndicator(indicatorId, version);
    const kinds = { share: 'share', either: 'share', mean: 'mean', 'mean-of': 'mean' } as const;
    expect(definition?.kind).toBe(recipe.kind in kinds ? kinds[recipe.kind as 'share'] : 'index');
    expect(definition?.usualSource).toContain('own-survey');
  });
});

test('every indicator that usually comes out of a survey has a question, or the reason why not', () => {
  const wanted = INDICATORS.filter(({ usualSource }) => usualSource.includes('own-survey')).map(
    ({ id }) => id,
  );
  const mapped = [...SURVEY_FIGURES, ...GOVERNANCE_FIGURES].map(({ indicatorId }) => indicatorId);
  const explained = Object.keys(NOT_FROM_SURVEYS);
  expect(wanted.filter((id) => !mapped.includes(id) && !explained.includes(id))).toEqual([]);
  expect(explained.filter((id) => mapped.includes(id) || !wanted.includes(id))).toEqual([]);
});

test('figures of the survey on working together fit their definitions', () => {
  for (const { indicatorId, version } of GOVERNANCE_FIGURES)
    expect(findIndicator(indicatorId, version)?.usualSource).toContain('platform');
});
