/** An edition in one language: the same for the public page, the preview in the office, an embedded figure and the PDF. */
import { describePolicy, describeReason } from '@vicus/disclosure';
import { openProtectedCube, readText } from '@vicus/cube';
import { computeSuggestions } from '#features/governance/governance.rules.ts';
import { describeSuggestion } from '#features/governance/suggestion-text.rules.ts';
import type { WithheldReason } from '#features/release/release.types.ts';
import { createTranslator, formatNumber, isLanguage, LANGUAGES, type Language } from '#ui/messages.ts';
import { writeKeyResults } from '../key-results.rules.ts';
import type { EditionContent, EditionView, WithheldView } from '../publication.types.ts';
import { drawFigures, type Medium } from './figures.ts';

export function composeEdition(
  content: EditionContent,
  {
    language,
    medium,
    idPrefix = '',
    isWithoutPictures = false,
  }: { language: Language; medium: Medium; idPrefix?: string; isWithoutPictures?: boolean },
): EditionView {
  const t = createTranslator(language);
  const cubes = content.tables.map((table) => openProtectedCube(table));
  const warnings = content.isExample ? [t('word.example.why')] : [];
  return {
    language,
    title: readText(content.title, language),
    summary: chooseWritten(content.summary, language),
    methodNote: chooseWritten(content.methodNote ?? {}, language),
    keyResults: writeKeyResults(cubes, language),
    suggestions: computeSuggestions(cubes).map((suggestion) => {
      const { text, reading, caution } = describeSuggestion(suggestion, language);
      return { text, reading, caution };
    }),
    figures: drawFigures(content.tables, { language, medium, warnings, idPrefix, isWithoutPictures }),
    withheld: describeWithheld(content, language),
    policy: describePolicy(content.policy, language),
  };
}

/** The office's words in the reader's language, else in the first language they were written in. */
function chooseWritten(texts: Readonly<Record<string, string>>, language: Language): EditionView['summary'] {
  const written = [language, ...LANGUAGES.public].find((candidate) => (texts[candidate] ?? '').trim() !== '');
  if (written === undefined || !isLanguage(written)) return null;
  return { language: written, paragraphs: toParagraphs(texts[written] ?? '') };
}

/** Text only: blank lines part paragraphs, everything else is shown as typed. */
function toParagraphs(text: string): string[] {
  return text
    .split(/\r?\n\s*\r?\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
}

function describeWithheld(content: EditionContent, language: Language): WithheldView | null {
  const t = createTranslator(language);
  const entries = content.withheld.filter(({ withheld }) => withheld > 0);
  if (entries.length === 0) return null;
  const titles = new Map(
    content.tables.map((table) => {
      const cube = openProtectedCube(table);
      return [cube.id, readText(cube.provenance.title, language)] as const;
    }),
  );
  const toCell = (count: number) => ({ text: formatNumber(count, language), isNone: false });
  const reasons = [...new Set(entries.flatMap((entry) => entry.reasons))];
  return {
    table: {
      caption: t('public.withheld.figures'),
      columns: [
        { label: t('public.withheld.table'), isNumber: false },
        { label: t('public.withheld.withheld'), isNumber: true },
        { label: t('public.withheld.shown'), isNumber: true },
      ],
      rows: entries.map(({ cube, published, withheld }) => ({
        kind: 'row' as const,
        label: titles.get(cube) ?? cube,
        cells: [toCell(withheld), toCell(published)],
      })),
    },
    reasons: reasons.map((reason) => describePublicReason(reason, language)),
  };
}

function describePublicReason(reason: WithheldReason, language: Language): string {
  if (reason === 'not-agreed') return createTranslator(language)('public.withheld.not-agreed');
  return describeReason(reason, language);
}
