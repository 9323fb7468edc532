/** Germany: figures of the census 2022 by municipality. */
import { plain } from './recipe-columns.rules.ts';
import type { Recipe } from './recipe.types.ts';

const ofCensus = (name: string) => `${name}_census22`;

/**
 * The age bands are left out: the codebook of the file calls `share_50to64` "aged 50-59" and `share_65plus` "aged 60+", and the band of
 * 30 to 49 has nearly half of all people. Which ages they are of cannot be told.
 */
const AGE_BANDS = ['share_under18', 'share_18to29', 'share_30to49', 'share_50to64', 'share_65plus'].map(
  ofCensus,
);

export const GERMANY_CENSUS: Recipe = {
  about: {
    dataset: 'germany-zensus-2022',
    title: 'Zensus 2022, municipalities of Germany',
    publisher: 'Statistische Ämter des Bundes und der Länder; compiled by Hanno Hilbig (gerda)',
    licence: 'Datenlizenz Deutschland – Namensnennung – Version 2.0',
    attribution: '© Statistische Ämter des Bundes und der Länder, Zensus 2022; dl-de/by-2-0',
    address: 'https://www.zensus2022.de',
    version: '2022',
  },
  country: 'DE',
  files: [
    {
      name: 'zensus2022_municipalities.csv',
      isRequired: true,
      code: { column: 'ags', pattern: /^\d{8}$/, prefix: 'DE_' },
      nameColumn: 'municipality_name',
      year: 2022,
      population: ofCensus('population'),
      columns: [
        plain(ofCensus('share_foreign'), 'foreign-nationals-percent'),
        plain(ofCensus('share_migration_bg'), 'migration-background-percent'),
        plain(ofCensus('avg_household_size'), 'persons-per-household', { most: 20 }),
        plain(ofCensus('vacancy_rate'), 'vacant-dwellings-percent'),
        // Noise of the census brings a few very small places above 100.
        plain(ofCensus('share_owner_occupied'), 'owner-occupied-percent', { beyond: 'leave-out' }),
        plain(ofCensus('avg_rent_per_m2'), 'net-rent-euro-per-square-metre'),
      ],
      unread: [
        { columns: AGE_BANDS, why: 'labels-wrong' },
        { columns: [ofCensus('total_dwellings'), ofCensus('share_single_family')], why: 'not-needed' },
      ],
      notAbove: [['foreign-nationals-percent', 'migration-background-percent']],
      missing: 'withheld-at-source',
    },
  ],
  changes: [],
  unknownPlaces: 'add',
  regionDigits: 5,
};
