/** What every report says about itself: what is not shown and why, and how it was done. */
import type { EditionView } from '#features/publication/publication.types.ts';
import type { ReleaseSummary } from '#features/release/release.types.ts';
import { createTranslator } from '#ui/messages.ts';
import type { Block, ReportKind, ReportLanguage } from './report.types.ts';
import { toParagraphText, toPoints } from './text.rules.ts';

interface Source {
  readonly release: ReleaseSummary;
  readonly edition: EditionView;
}

/** One block a release: how many numbers of which table are withheld, and why; or that none had to be. */
export function writeWithheldBlock(
  { release, edition }: Source,
  heading: string,
  language: ReportLanguage,
): Block[] {
  const t = createTranslator(language);
  const { withheld } = edition;
  const counted = (withheld?.table.rows ?? []).flatMap((row) =>
    row.kind === 'row'
      ? [
          t('office.report-text.withheld', {
            table: row.label,
            withheld: row.cells[0]?.text ?? '',
            shown: row.cells[1]?.text ?? '',
          }),
        ]
      : [],
  );
  const generated =
    withheld === null
      ? t('public.withheld.nothing')
      : `${toParagraphText([t('word.withheld.why'), ...withheld.reasons])}\n\n${toPoints(counted)}`;
  return [
    {
      kind: 'text',
      id: `withheld.${release.releaseId}`,
      part: 'withheld',
      releaseId: release.releaseId,
      isLeftOut: false,
      heading,
      generated,
      text: generated,
    },
  ];
}

/** The rules of the gate in sentences, once for all releases under the same ones. */
export function writeRulesBlock(sources: readonly Source[], language: ReportLanguage): Block[] {
  const sentences = [...new Set(sources.flatMap(({ edition }) => edition.policy))];
  const generated = toPoints(sentences);
  return sentences.length === 0
    ? []
    : [
        toGeneralBlock(
          'withheld',
          'withheld.rules',
          createTranslator(language)('public.withheld.rules'),
          generated,
        ),
      ];
}

/** One block over all releases: how many numbers are not shown, in short sentences. */
export function writePlainWithheldBlock(sources: readonly Source[], language: ReportLanguage): Block[] {
  const t = createTranslator(language);
  const isWithheld = sources.some(({ edition }) => edition.withheld !== null);
  const generated = isWithheld
    ? t('office.report-text.plain.how.withheld')
    : t('office.report-text.plain.how.all-shown');
  return [toGeneralBlock('withheld', 'withheld', '', generated)];
}

const toGeneralBlock = (
  part: 'withheld' | 'method',
  id: string,
  heading: string,
  generated: string,
): Block => ({
  kind: 'text',
  id,
  part,
  releaseId: null,
  isLeftOut: false,
  heading,
  generated,
  text: generated,
});

export function writeMethodBlock(
  sources: readonly Source[],
  kind: ReportKind,
  language: ReportLanguage,
): Block[] {
  return [toGeneralBlock('method', 'method', '', toParagraphText(writeMethod(sources, kind, language)))];
}

function writeMethod(sources: readonly Source[], kind: ReportKind, language: ReportLanguage): string[] {
  const t = createTranslator(language);
  if (kind === 'fund-annex')
    return [t('office.activities.report.law'), t('office.activities.report.between.why')];
  if (kind === 'plain')
    return (['numbers', 'chance', 'no-cause'] as const).map((one) =>
      t(`office.report-text.plain.how.${one}`),
    );
  const isGovernance = sources.some(({ release }) => release.subject.startsWith('governance/'));
  const notes = [...new Set(sources.flatMap(({ edition }) => edition.figures.flatMap((one) => one.notes)))];
  return [
    ...(isGovernance ? [t('public.report.how.survey'), t('public.report.how.read')] : []),
    t('office.report-text.how.interval'),
    t('office.report-text.how.no-cause'),
    t('office.report-text.how.no-ranking'),
    toPoints(notes),
  ];
}
