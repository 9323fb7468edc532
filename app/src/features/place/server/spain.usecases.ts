/** Spanish open data by municipality: the census of 2021 and the atlas of household income 2015 to 2022. */
import type { DatasetFile, ImportReport } from '../dataset.types.ts';
import { SPAIN } from '../recipes-spain.rules.ts';
import { importRecipe } from './recipe.usecases.ts';

/** Imports the files of the recipe among those given. */
export function importSpanishFiles(files: readonly DatasetFile[]): Promise<ImportReport> {
  return importRecipe(SPAIN, files);
}
