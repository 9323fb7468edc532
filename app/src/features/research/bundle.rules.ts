/** Everything a published figure was made of, as files: words, numbers, method, code, versions, how to cite. Pure: names and texts. */
import { openProtectedCube, readText, type ProtectedCube } from '@vicus/cube';
import { toCsv, toCsvw, toJsonStat } from '@vicus/formats';
import {
  CITATION_FORMATS,
  writeCitation,
  writeCitationFile,
  type Citation,
} from '#features/open-data/citation.rules.ts';
import type { ReleaseSummary } from '#features/release/release.types.ts';
import type { Language } from '#ui/languages.ts';
import type { CodeFile } from './research.types.ts';

export interface BundleFacts {
  readonly origin: string;
  readonly slug: string;
  readonly release: ReleaseSummary;
  /** the table that is asked for */
  readonly tableId: string;
  /** all protected tables of the edition: what the figure was computed from is among them or never left the place */
  readonly tables: readonly ProtectedCube[];
  readonly code: readonly CodeFile[];
  /** SHA-256 by path, hexadecimal */
  readonly codeHashes: Readonly<Record<string, string>>;
  /** version of the program that writes the bundle */
  readonly codeVersion: string;
  readonly citation: Citation;
  readonly language: Language;
}

/** Tables that are larger stand in the list of addresses and not in the bundle. */
export const CELLS_IN_BUNDLE = 20_000;

/** By name in the bundle. The same facts give the same files. */
export function composeBundle(facts: BundleFacts): Readonly<Record<string, string>> {
  const { language, tables, tableId, code, citation } = facts;
  const inside = tables.filter(
    (table) => openProtectedCube(table).id === tableId || countCells(table) <= CELLS_IN_BUNDLE,
  );
  return {
    'README.txt': writeReadme(facts, inside),
    'versions.json': `${JSON.stringify(listVersions(facts), null, 1)}\n`,
    ...Object.fromEntries(
      CITATION_FORMATS.map((format) => [`citation.${format}`, writeCitationFile(citation, format)]),
    ),
    ...Object.fromEntries(
      inside.flatMap((table) => {
        const { id } = openProtectedCube(table);
        const csvw = toCsvw(table, { csvUrl: `${id}.csv`, language });
        return [
          [`inputs/${id}.csv`, toCsv(table, { language })],
          [`inputs/${id}.csv-metadata.json`, `${JSON.stringify(csvw, null, 1)}\n`],
          [`inputs/${id}.json-stat.json`, `${JSON.stringify(toJsonStat(table, { language }))}\n`],
        ];
      }),
    ),
    ...Object.fromEntries(code.map(({ path, text }) => [`code/${path}`, text])),
  };
}

function countCells(table: ProtectedCube): number {
  const cube = openProtectedCube(table);
  return cube.measures.length * cube.dimensions.reduce((size, one) => size * one.categories.length, 1);
}

function findTable({ tables, tableId }: BundleFacts): ProtectedCube | undefined {
  return tables.find((table) => openProtectedCube(table).id === tableId);
}

/** What has to be named to make the figure again. */
export function listVersions(facts: BundleFacts): Readonly<Record<string, unknown>> {
  const { release, tableId, codeVersion, code, codeHashes } = facts;
  const table = findTable(facts);
  return {
    figure: tableId,
    edition: { id: release.releaseId, version: release.version, publishedOn: release.publishedOn },
    contentHashSha256: release.contentHash,
    method: table === undefined ? null : openProtectedCube(table).provenance.method,
    policy: table?.policy ?? null,
    codeVersionOfEdition: release.codeVersion,
    codeVersionOfBundle: codeVersion,
    code: code.map(({ path }) => ({ path, sha256: codeHashes[path] ?? '' })),
  };
}

function writeReadme(facts: BundleFacts, inside: readonly ProtectedCube[]): string {
  const { release, tableId, citation, language } = facts;
  const table = findTable(facts);
  const cube = table && openProtectedCube(table);
  const lines = [
    cube === undefined ? tableId : readText(cube.provenance.title, language),
    ...(release.isExample ? ['', 'EXAMPLE: every figure is invented.'] : []),
    '',
    'Cite as',
    writeCitation(citation),
    '',
    'What is here',
    'inputs/    every protected table of the edition: CSV, its description (CSV on the Web), JSON-stat',
    'code/      the files of the program that name the method, as they are in the version below',
    'versions.json  edition, content hash, policy, versions, hashes of the code',
    'citation.*     BibTeX, RIS, CSL-JSON',
    '',
    ...listMethodLines(facts, cube?.provenance.method ?? ''),
    '',
    ...listLimitLines(facts, inside),
    '',
    `Licence: ${release.licence}`,
  ];
  return `${lines.join('\n')}\n`;
}

function listMethodLines({ origin, release, codeVersion, code }: BundleFacts, method: string): string[] {
  const isOther = release.codeVersion !== codeVersion;
  return [
    `Method: ${method} (${origin}/methods/${method})`,
    `Version of the program that published the edition: ${release.codeVersion}`,
    `Version of the code in this bundle: ${codeVersion}`,
    ...(isOther
      ? [
          'The two differ: take the files of the repository at the version of the edition to repeat it exactly.',
        ]
      : []),
    ...(code.length === 0 ? ['No file of the program names this method.'] : []),
  ];
}

function listLimitLines(
  { origin, slug, release, tables }: BundleFacts,
  inside: readonly ProtectedCube[],
): string[] {
  const outside = tables.filter((one) => !inside.includes(one)).map((one) => openProtectedCube(one).id);
  const base = `${origin}/api/v1/places/${slug}/releases/${release.releaseId}`;
  return [
    'What is not here',
    'Answers and counts before protection. They stay with the place. What they could answer is asked by a request file:',
    `${origin}/research/request`,
    '',
    'Withheld is not zero and not missing. Do not try to compute what is withheld.',
    ...(outside.length === 0 ? [] : ['', 'Too large for the bundle:']),
    ...outside.map((id) => `${base}/${encodeURIComponent(id)}/data.csv`),
  ];
}
