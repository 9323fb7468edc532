/** The blocks a report begins with: sentences by rules, figures, what is withheld. From published editions only. */
import type { Cube } from '@vicus/cube';
import type { IndicatorDefinition } from '@vicus/reference';
import { writeKeyResults } from '#features/publication/key-results.rules.ts';
import type { EditionView } from '#features/publication/publication.types.ts';
import type { ReleaseSummary } from '#features/release/release.types.ts';
import { createTranslator, formatDate } from '#ui/messages.ts';
import {
  readTable,
  writeIndicatorLine,
  writeIndicatorSentences,
  writePlainSentences,
  type ReadTable,
} from './indicator-sentences.rules.ts';
import {
  writeMethodBlock,
  writePlainWithheldBlock,
  writeRulesBlock,
  writeWithheldBlock,
} from './method-blocks.rules.ts';
import { mayLeaveOut } from './parts.rules.ts';
import type {
  Block,
  FigureBlock,
  ReportKind,
  ReportLanguage,
  ReportPart,
  TextBlock,
} from './report.types.ts';
import { writeQuestionSentence } from './survey-sentences.rules.ts';
import { toParagraphText, toPoints } from './text.rules.ts';

/** An edition with its words and tables. */
export interface Basis {
  readonly release: ReleaseSummary;
  readonly edition: EditionView;
  readonly cubes: readonly Cube[];
}

export interface BlockRequest {
  readonly kind: ReportKind;
  readonly language: ReportLanguage;
  /** heading of an area report */
  readonly area: string;
  readonly placeName: string;
  readonly definitions: readonly IndicatorDefinition[];
  readonly bases: readonly Basis[];
}

/** The key sentences of a survey end with what answers to single questions say; more than this nobody reads. */
const MAXIMUM_QUESTIONS = 12;

/** All blocks of these parts, in this order. */
export function composeBlocks(request: BlockRequest, parts: readonly ReportPart[]): Block[] {
  return parts.flatMap((part): Block[] => WRITERS[part](request));
}

const WRITERS: Readonly<Record<ReportPart, (request: BlockRequest) => Block[]>> = {
  words: writeWords,
  key: writeKey,
  changes: writeChanges,
  questions: writeQuestions,
  figures: writeFigures,
  // an annex: read from the register when it is taken out
  indicators: () => [],
  gaps: () => [],
  withheld: ({ bases, kind, language }) =>
    kind === 'plain'
      ? writePlainWithheldBlock(bases, language)
      : [
          ...bases.flatMap((basis) => writeWithheldBlock(basis, nameSource(basis, bases), language)),
          ...writeRulesBlock(bases, language),
        ],
  method: ({ bases, kind, language }) => writeMethodBlock(bases, kind, language),
};

/** Several releases are told apart by their titles; one needs no name. */
const nameSource = ({ edition, release }: Basis, bases: readonly Basis[]): string =>
  bases.length === 1
    ? ''
    : bases.some((one) => one.release !== release && one.edition.title === edition.title)
      ? `${edition.title} (${release.publishedOn})`
      : edition.title;

function toText(
  part: ReportPart,
  id: string,
  releaseId: string | null,
  words: { readonly heading: string; readonly generated: string },
): TextBlock {
  return { kind: 'text', id, part, releaseId, isLeftOut: false, ...words, text: words.generated };
}

/** What the office said when it published, to be kept or changed. */
function writeWords({ bases, language, placeName }: BlockRequest): Block[] {
  const t = createTranslator(language);
  const said = bases
    .filter(({ release }) => (release.summary[language] ?? '').trim() !== '')
    .map((basis) =>
      toText('words', `words.${basis.release.releaseId}`, basis.release.releaseId, {
        heading: nameSource(basis, bases) || t('public.edition.summary', { name: placeName }),
        generated: toParagraphText((basis.release.summary[language] ?? '').split(/\r?\n\s*\r?\n/)),
      }),
    );
  return said;
}

function writeKey({ bases, language, kind, definitions }: BlockRequest): Block[] {
  // in plain language nothing further down says which numbers are withheld
  const pointsBelow = createTranslator(language)('public.key.withheld');
  return bases.flatMap((basis): Block[] => {
    const { cubes, release } = basis;
    const questions = kind === 'survey' ? cubes : [];
    const sentences = [
      ...writeKeyResults(cubes, language).filter((sentence) => kind !== 'plain' || sentence !== pointsBelow),
      ...questions.flatMap((cube) => writeQuestionSentence(cube, language) ?? []).slice(0, MAXIMUM_QUESTIONS),
      ...(kind === 'plain' ? readTables(basis, definitions, language).flatMap(toPlain(language)) : []),
    ];
    if (sentences.length === 0) return [];
    const heading = nameSource(basis, bases);
    return [
      toText('key', `key.${release.releaseId}`, release.releaseId, {
        heading,
        generated: kind === 'plain' ? toParagraphText(sentences) : toPoints(sentences),
      }),
    ];
  });
}

const toPlain =
  (language: ReportLanguage) =>
  (table: ReadTable): string[] => {
    const sentences = writePlainSentences(table, language);
    return sentences.length === 0 ? [] : [`${table.name}:`, ...sentences];
  };

const readTables = (
  { cubes }: Basis,
  definitions: readonly IndicatorDefinition[],
  language: ReportLanguage,
): ReadTable[] => cubes.flatMap((cube) => readTable(cube, definitions, language) ?? []);

/** A council reads one line for each indicator; area and monitoring reports have a block for each. */
function writeChanges(request: BlockRequest): Block[] {
  const { bases, language, kind } = request;
  return bases.flatMap((basis): Block[] => {
    const { releaseId } = basis.release;
    const tables = listTables(basis, request);
    if (tables.length === 0) return [];
    if (kind === 'council') {
      const generated = toPoints(tables.map((table) => writeIndicatorLine(table, language)));
      return [
        toText('changes', `changes.${releaseId}`, releaseId, {
          heading: nameSource(basis, bases),
          generated,
        }),
      ];
    }
    return tables.flatMap((table): Block[] => {
      const sentences = writeIndicatorSentences(table, language);
      if (sentences.length === 0) return [];
      return [
        toText('changes', `changes.${releaseId}.${table.cubeId}`, releaseId, {
          heading: table.name,
          generated: toPoints(sentences),
        }),
      ];
    });
  });
}

function listTables(basis: Basis, { kind, area, definitions, language }: BlockRequest): ReadTable[] {
  const tables = readTables(basis, definitions, language);
  return kind === 'area' ? tables.filter(({ heading }) => heading === area) : tables;
}

/** Questions the figures raise, each with what was found elsewhere and how far that carries. */
function writeQuestions({ bases }: BlockRequest): Block[] {
  return bases.flatMap((basis): Block[] => {
    const { edition, release } = basis;
    const [first] = edition.suggestions;
    if (first === undefined) return [];
    const asked = edition.suggestions.map(({ text, reading }) => `${text} ${reading}`);
    return [
      toText('questions', `questions.${release.releaseId}`, release.releaseId, {
        heading: nameSource(basis, bases),
        generated: `${toPoints(asked)}\n\n${first.caution}`,
      }),
    ];
  });
}

/** In plain language one picture a release says more than ten. */
const PLAIN_FIGURES = 1;

function writeFigures(request: BlockRequest): Block[] {
  const { bases, kind } = request;
  return bases.flatMap((basis): Block[] => {
    const all = listFigures(basis, request);
    return kind === 'plain'
      ? all.slice(0, PLAIN_FIGURES).map((one) => ({ ...one, shows: 'picture' as const }))
      : all;
  });
}

const CONTACTS = 'contacts';
const FREQUENCY = 'governance-frequency';

function listFigures(basis: Basis, request: BlockRequest): FigureBlock[] {
  const { releaseId } = basis.release;
  const wanted = new Set(listTables(basis, request).map(({ cubeId }) => cubeId));
  const figures = basis.edition.figures.filter(({ id }) => request.kind !== 'area' || wanted.has(id));
  const toBlock = (cubeId: string, title: string, shows: FigureBlock['shows']): FigureBlock => ({
    kind: 'figure',
    id: `figure.${releaseId}.${cubeId}`,
    part: 'figures',
    isLeftOut: false,
    releaseId,
    cubeId,
    title,
    shows,
  });
  return figures.flatMap(({ id, title }) => [
    ...(id === FREQUENCY ? [toBlock(CONTACTS, nameContacts(basis, request), 'picture')] : []),
    // a council reads pictures; whoever wants the numbers beside them takes the tables in
    toBlock(id, title, request.kind === 'council' ? 'picture' : 'both'),
  ]);
}

const nameContacts = ({ release }: Basis, { language }: BlockRequest): string =>
  createTranslator(language)('office.report-text.contacts', {
    date: formatDate(release.publishedOn, language),
  });

/**
 * Blocks written anew, with what a person did to those before: edited words, what was left out, what was added. Blocks of
 * releases that are no longer chosen go.
 */
export function mergeBlocks(fresh: readonly Block[], before: readonly Block[]): Block[] {
  const kept = new Map(before.map((block) => [block.id, block]));
  const merged = fresh.map((block): Block => {
    const old = kept.get(block.id);
    if (old === undefined) return block;
    if (block.kind === 'figure' && old.kind === 'figure') return { ...old, title: block.title };
    if (block.kind === 'text' && old.kind === 'text') {
      const isEdited = old.text !== old.generated;
      return { ...old, generated: block.generated, text: isEdited ? old.text : block.generated };
    }
    return block;
  });
  const own = before.filter(isOwnBlock);
  return [...merged, ...own];
}

const OWN = 'own.';
export const isOwnBlock = ({ id }: Block): boolean => id.startsWith(OWN);

/** What is withheld and how it was done stays in every report; a person may change its words. */
export const mayLeaveBlockOut = (block: Block): boolean => isOwnBlock(block) || mayLeaveOut(block.part);

/** An id that no block of the report has. */
export function nameOwnBlock(blocks: readonly Block[]): string {
  const taken = blocks.filter(isOwnBlock).map(({ id }) => Number(id.slice(OWN.length)));
  return `${OWN}${Math.max(0, ...taken) + 1}`;
}

/** In the order of the parts; inside a part as they stand. */
export const orderBlocks = (blocks: readonly Block[], parts: readonly ReportPart[]): Block[] =>
  parts.flatMap((part) => blocks.filter((block) => block.part === part));

/** Moves a block one step among those of its part. */
export function moveBlock(blocks: readonly Block[], id: string, by: -1 | 1): Block[] {
  const moved = blocks.find((block) => block.id === id);
  if (moved === undefined) return [...blocks];
  const same = blocks.filter(({ part }) => part === moved.part);
  const other = same[same.indexOf(moved) + by];
  if (other === undefined) return [...blocks];
  return blocks.map((block) => (block === moved ? other : block === other ? moved : block));
}
