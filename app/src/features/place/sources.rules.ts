/** The catalogue of sources: whose data, where, under which licence, in which files, and how they are brought in. */
import { CONTEXT_SOURCES } from './context-sources.rules.ts';
import { CROSSWALKS } from './crosswalk-sources.rules.ts';
import type { DatasetAbout } from './dataset.types.ts';
import { GERMANY_CENSUS } from './recipes-germany.rules.ts';
import { ITALY_COMUNI } from './recipes-italy.rules.ts';
import { NETHERLANDS } from './recipes-netherlands.rules.ts';
import { SPAIN } from './recipes-spain.rules.ts';
import type { Recipe } from './recipe.types.ts';

/** Figures about localities, each in a folder with the named files. */
export const RECIPES: readonly Recipe[] = [SPAIN, GERMANY_CENSUS, NETHERLANDS, ITALY_COMUNI];

/** The list that makes the register; the edition is said at the import. */
export const LAU_ABOUT: Omit<DatasetAbout, 'title' | 'version'> = {
  dataset: 'eurostat-lau',
  publisher: 'Eurostat',
  licence: 'CC BY 4.0',
  attribution: 'Source: Eurostat',
  address: 'https://ec.europa.eu/eurostat/web/nuts/local-administrative-units',
};

/** One source as people look it up. */
export interface Source {
  readonly about: Omit<DatasetAbout, 'version'>;
  /** what stands behind `vicus import` */
  readonly command: string;
  readonly files: readonly string[];
  /** columns read, by what they become */
  readonly columns: readonly (readonly [column: string, becomes: string])[];
}

const ofRecipe = ({ about, files }: Recipe): Source => ({
  about,
  command: `${about.dataset} FOLDER`,
  files: files.map(({ name }) => name),
  columns: files.flatMap(({ columns, population }) => [
    ...(population === null ? [] : [[population, 'inhabitants'] as const]),
    ...columns.map(({ column, characteristic }) => [column, characteristic] as const),
  ]),
});

export const SOURCES: readonly Source[] = [
  {
    about: { ...LAU_ABOUT, title: 'Local administrative units (LAU)' },
    command: 'lau FILE',
    files: ['nuts_lau_2019.csv'],
    columns: [],
  },
  ...RECIPES.map(ofRecipe),
  ...CONTEXT_SOURCES.map(({ about, files }): Source => ({
    about,
    command: `${about.dataset} FOLDER`,
    files: files.map(({ name }) => name),
    columns: files.flatMap(({ measures }) =>
      measures.map(({ column, measure }) => [column, measure] as const),
    ),
  })),
  ...CROSSWALKS.map(({ about, columns }): Source => ({
    about,
    command: `${about.dataset} FILE`,
    files: [],
    columns: [[columns.weight, 'share of inhabitants']],
  })),
];
