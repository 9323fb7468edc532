import { readFile, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { DatasetFile, ImportReport } from '../../src/features/place/dataset.types.ts';
import { CONTEXT_SOURCES } from '../../src/features/place/context-sources.rules.ts';
import { CROSSWALKS } from '../../src/features/place/crosswalk-sources.rules.ts';
import { RECIPES } from '../../src/features/place/sources.rules.ts';
import { importContextFigures } from '../../src/features/place/server/context-figure.usecases.ts';
import { importCrosswalk } from '../../src/features/place/server/crosswalk.usecases.ts';
import { importLau } from '../../src/features/place/server/lau.usecases.ts';
import { importPlaceChanges } from '../../src/features/place/server/place-change.usecases.ts';
import { importRegionNames } from '../../src/features/place/server/region-names.usecases.ts';
import { importRecipe } from '../../src/features/place/server/recipe.usecases.ts';
import { importFundCalls } from '../../src/features/fund/server/call-import.usecases.ts';
import { CliFailure, UsageFailure } from '../cli-failure.ts';
import { today } from '../../src/server/clock.ts';
import type { CommandOptions, RunCommand } from '../command.types.ts';
import { openForUseCases } from '../connect-doors.ts';
import { renderFindings, renderReport } from './import-report.ts';
import { importFeedOf } from './import-feed.ts';
import { importStatisticsFile } from './import-statistics.ts';

type Importer = (path: string, options: CommandOptions) => Promise<() => Promise<ImportReport>>;

/** Each reads what it needs from the disk first, so that a wrong name is told before a database is started. */
const IMPORTERS: Readonly<Record<string, Importer>> = {
  lau: prepareLau,
  'region-names': async (path) => {
    const file = await readDatasetFile(path);
    return () => importRegionNames(file);
  },
  'place-changes': prepareChanges,
  'eu-funding-calls': prepareCalls,
  ...Object.fromEntries(
    RECIPES.map((recipe) => [
      recipe.about.dataset,
      prepareFolder(recipe.files, (files) => importRecipe(recipe, files)),
    ]),
  ),
  ...Object.fromEntries(
    CONTEXT_SOURCES.map((source) => [
      source.about.dataset,
      prepareFolder(source.files, (files) => importContextFigures(source, files)),
    ]),
  ),
  ...Object.fromEntries(
    CROSSWALKS.map((crosswalk) => [
      crosswalk.about.dataset,
      async (path: string) => {
        const file = await readDatasetFile(path);
        return () => importCrosswalk(crosswalk, file);
      },
    ]),
  ),
};

export const run: RunCommand = async ({ settings, say, print }, [kind = '', path = ''], options) => {
  if (kind === 'feed') return importFeedOf({ settings, say, print }, path);
  if (kind === 'statistics') return importStatisticsFile({ settings, say, print }, path, options);
  const prepare = Object.hasOwn(IMPORTERS, kind) ? IMPORTERS[kind] : undefined;
  if (prepare === undefined)
    throw new UsageFailure(`import takes one of ${Object.keys(IMPORTERS).join(', ')}, statistics, feed.`);
  const importFiles = await prepare(path, options);
  await openForUseCases({ settings, say });
  const begunMs = performance.now();
  const report = await importFiles();
  for (const line of renderFindings(report.findings)) say(line);
  for (const line of renderReport(report, (performance.now() - begunMs) / 1000)) print(line);
  return report.isImported ? 0 : 1;
};

async function prepareLau(path: string, options: CommandOptions): Promise<() => Promise<ImportReport>> {
  const file = await readDatasetFile(path);
  const named = /(?:19|20)\d\d/.exec(file.name)?.[0];
  const edition = readYear('edition', options['edition'] ?? named);
  if (edition === null)
    throw new CliFailure(
      'edition-unknown',
      `The name of ${path} does not say of which year the list is.`,
      'Add --edition YEAR, the year in the title of the list.',
    );
  const populationYear = readYear('population-year', options['population-year']) ?? edition - 1;
  return () => importLau(file, { edition, populationYear });
}

/** A list of calls is old from the day on which it was taken from the portal: it has to be said, or stand in the name of the file. */
async function prepareCalls(path: string, options: CommandOptions): Promise<() => Promise<ImportReport>> {
  const file = await readDatasetFile(path);
  const checked = options['checked'] ?? /\d{4}-\d{2}-\d{2}/.exec(file.name)?.[0] ?? '';
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(checked) && !Number.isNaN(Date.parse(checked));
  if (!isDay || checked > today())
    throw new UsageFailure(
      'import eu-funding-calls needs --checked DAY, the day on which the file was taken from the portal, e.g. 2026-08-14.',
    );
  return () => importFundCalls(file, checked);
}

async function prepareChanges(path: string, options: CommandOptions): Promise<() => Promise<ImportReport>> {
  const { publisher, licence } = options;
  if (publisher === undefined || licence === undefined)
    throw new UsageFailure(
      'import place-changes needs --publisher NAME and --licence TEXT: every fact has a source.',
    );
  const file = await readDatasetFile(path);
  return () => importPlaceChanges(file, { publisher, licence });
}

/** Reads those of the named files that the folder has; which it must have is told as findings. */
function prepareFolder(
  named: readonly { readonly name: string }[],
  importFiles: (files: readonly DatasetFile[]) => Promise<ImportReport>,
): Importer {
  return async (path) => {
    const there = await readdir(path).catch((error: unknown) => {
      throw toUnreadable(path, error);
    });
    const names = named.map(({ name }) => name).filter((name) => there.includes(name));
    const files = await Promise.all(names.map((name) => readDatasetFile(join(path, name))));
    return () => importFiles(files);
  };
}

function readYear(option: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^(19|20)\d\d$/.test(text)) throw new UsageFailure(`--${option} takes a year, for example 2019.`);
  return Number(text);
}

async function readDatasetFile(path: string): Promise<DatasetFile> {
  try {
    return { name: basename(path), content: await readFile(path) };
  } catch (error) {
    throw toUnreadable(path, error);
  }
}

function toUnreadable(path: string, error: unknown): CliFailure {
  return new CliFailure(
    'file-unreadable',
    `${path} cannot be read: ${String(error)}.`,
    'Check name and rights.',
  );
}
