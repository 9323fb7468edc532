/** A table as sheets of a spreadsheet: the data with codes and labels, and everything needed to judge them. */
import { listCells, openProtectedCube, readText, type ProtectedCube } from '@vicus/cube';
import { STATES } from '@vicus/formats';
import { toReleaseHref } from '#features/publication/links.rules.ts';
import { createTranslator, formatDate, type Language } from '#ui/messages.ts';
import { toLicenceDeed } from './catalogue-licences.rules.ts';
import type { PublishedTable } from './published-tables.types.ts';

type CellOut = string | number | null;

interface Sheet {
  readonly name: string;
  readonly heading: readonly string[];
  readonly rows: readonly (readonly CellOut[])[];
  readonly widths: readonly number[];
}

/** One row a number or gap; a cell without a number has none, and says why in words. */
export function toDataSheet(table: ProtectedCube, language: Language): Sheet {
  const t = createTranslator(language);
  const cube = openProtectedCube(table);
  const labels = cube.dimensions.map(
    ({ categories }) => new Map(categories.map(({ code, label }) => [code, readText(label, language)])),
  );
  const rows = cube.measures.flatMap(({ id, label, unit }) => {
    const name = readText(label, language);
    return [...listCells(cube, id)].map(({ at, cell }): CellOut[] => [
      ...cube.dimensions.flatMap((one, i) => [at[one.id] ?? '', labels[i]?.get(at[one.id] ?? '') ?? '']),
      id,
      name,
      unit,
      cell.kind === 'number' ? cell.value : null,
      cell.kind === 'number' ? cell.status : cell.reason,
      readText(STATES[cell.kind === 'number' ? cell.status : cell.reason].label, language),
    ]);
  });
  const dimensions = cube.dimensions.map(({ label }) => readText(label, language));
  const code = (name: string): string => t('public.file.code', { name });
  const measure = t('public.file.measure');
  const state = t('public.file.state');
  return {
    name: t('public.file.data'),
    heading: [
      ...dimensions.flatMap((name) => [code(name), name]),
      code(measure),
      measure,
      t('public.file.unit'),
      t('public.file.value'),
      code(state),
      state,
    ],
    rows,
    widths: [...dimensions.flatMap(() => [16, 32]), 16, 32, 14, 12, 16, 32],
  };
}

interface Described extends PublishedTable {
  readonly language: Language;
  readonly origin: string;
}

/** What the numbers are, where they come from, how they were protected, and what the signs mean. */
export function toNotesSheet({ table, place, release, language, origin }: Described): Sheet {
  const t = createTranslator(language);
  const { provenance } = openProtectedCube(table);
  const { policyId, policyVersion, codeVersion } = table.policy;
  const read = (texts: Parameters<typeof readText>[0]): string => readText(texts, language);
  const rows: (readonly [label: string, text: string])[] = [
    ...(place.isExample ? [[t('word.example'), t('word.example.why')] as const] : []),
    [t('public.file.title'), read(provenance.title)],
    ...(provenance.question === undefined
      ? []
      : [[t('public.file.question'), read(provenance.question)] as const]),
    [t('public.file.place'), place.name],
    [t('public.file.source'), read(provenance.source)],
    [t('public.file.period'), provenance.period],
    [t('public.file.method'), `${origin}/methods/${provenance.method}?lang=${language}`],
    ...provenance.notes.map((note) => [t('public.file.note'), read(note)] as const),
    [t('public.file.edition'), `${readText(release.title, language)}, ${release.version}`],
    [t('public.file.published'), formatDate(release.publishedOn, language)],
    ...(release.correction === null
      ? []
      : [[t('public.file.correction'), read(release.correction)] as const]),
    [t('public.file.address'), `${origin}${toReleaseHref(place.slug, release.releaseId, language)}`],
    [t('public.file.licence'), `${release.licence} (${toLicenceDeed(release.licence)})`],
    [t('public.file.policy'), `${policyId} ${policyVersion}; Vicus ${codeVersion}`],
    ...Object.entries(STATES).map(
      ([state, { label }]) => [`${t('public.file.state')}: ${state}`, readText(label, language)] as const,
    ),
  ];
  return {
    name: t('public.file.notes'),
    heading: [t('public.file.what'), t('public.file.text')],
    rows,
    widths: [32, 100],
  };
}
