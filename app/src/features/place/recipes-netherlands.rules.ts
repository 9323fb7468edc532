/** The Netherlands: figures of municipalities 2022 and about 2014, and the mergers between. */
import { NETHERLANDS_CHANGES } from './netherlands-changes.rules.ts';
import { plain, rest } from './recipe-columns.rules.ts';
import type { Recipe } from './recipe.types.ts';

const OF_BOTH = { nameColumn: 'name', notAbove: [], missing: 'withheld-at-source' } as const;

export const NETHERLANDS: Recipe = {
  about: {
    dataset: 'netherlands-cbs-2022',
    title: 'Kerncijfers of municipalities of the Netherlands, 2014 and 2022',
    publisher: 'Centraal Bureau voor de Statistiek (CBS) and Kadaster; prepared for the R package tmap',
    licence: 'CC BY 4.0',
    attribution: 'Bron: CBS',
    address: 'https://www.cbs.nl/nl-nl/dossier/nederland-regionaal/geografische-data',
    version: '2022',
  },
  country: 'NL',
  files: [
    {
      ...OF_BOTH,
      name: 'NLD_muni_2014_origin.csv',
      isRequired: false,
      code: { column: 'code', pattern: /^\d{4}$/, prefix: 'NL_GM' },
      year: 2014,
      population: 'population',
      columns: [
        rest('origin_native', 'migration-background-percent'),
        plain('pop_0_14', 'under-15-percent'),
        plain('pop_65plus', 'over-65-percent'),
      ],
      unread: [
        {
          columns: [
            'origin_west',
            'origin_non_west',
            'pop_men',
            'pop_women',
            'pop_15_24',
            'pop_25_44',
            'pop_45_64',
          ],
          why: 'not-needed',
        },
      ],
    },
    {
      ...OF_BOTH,
      name: 'NLD_muni_2022.csv',
      isRequired: true,
      code: { column: 'code', pattern: /^GM\d{4}$/, prefix: 'NL_' },
      year: 2022,
      population: 'population',
      columns: [
        plain('pop_0_14', 'under-15-percent'),
        plain('pop_65plus', 'over-65-percent'),
        plain('dwelling_ownership', 'owner-occupied-percent'),
        plain('employment_rate', 'employment-15-74-percent'),
        plain('income_low', 'lowest-40-income-percent'),
      ],
      unread: [
        {
          columns: ['edu_appl_sci', 'income_high', 'dwelling_value', 'urbanity'],
          why: 'definition-not-stated',
        },
        { columns: ['area', 'pop_15_24', 'pop_25_44', 'pop_45_64', 'dwelling_total'], why: 'not-needed' },
      ],
    },
  ],
  changes: NETHERLANDS_CHANGES,
  unknownPlaces: 'add',
  regionDigits: null,
};
