/** The words of a brief to one level. */
import type { Level } from '#features/level/level.types.ts';
import type { DocumentContent, DocumentPart } from '#server/documents/document.types.ts';
import { createTranslator, formatDate, formatNumber, type Language, type Translate } from '#ui/messages.ts';
import { ANSWER_STATES, type AskSheet, type Standing } from './ask.types.ts';
import { describeArea, describeContext, toEvidenceText, type EvidenceText } from './ask-text.rules.ts';
import type { ShownEvidence } from './evidence.types.ts';

export interface BriefMatter {
  readonly sheet: AskSheet;
  readonly standing: Standing;
  readonly evidence: readonly ShownEvidence[];
  /** null: an office elsewhere */
  readonly level: Level | null;
  readonly createdAt: Date;
}

/** A withdrawn ask has no brief: `sheet.ask.content` is there. */
export function composeBrief(matter: BriefMatter, language: Language): DocumentContent {
  const { sheet, standing, createdAt } = matter;
  const { ask } = sheet;
  const t = createTranslator(language);
  const from = describeContext(ask.context, t, language);
  return {
    language,
    title: ask.title,
    subtitle: t('office.ask.brief.subtitle', { to: standing.addressee.name }),
    author: ask.context.name,
    description: t('office.ask.brief.subtitle', { to: standing.addressee.name }),
    createdAt,
    facts: [
      [t('office.ask.brief.from'), from],
      [t('office.ask.brief.to'), standing.addressee.name],
      [t('public.ask.area'), describeArea(ask.area, language)],
      [t('office.ask.brief.asked-on'), formatDate(ask.firstAskedOn, language)],
      [t('office.ask.brief.joined'), formatNumber(sheet.supports.length, language)],
      [t('office.ask.brief.standing'), describeStanding(standing, t, language)],
    ],
    notices: ask.isExample ? [t('office.ask.brief.example')] : [],
    cover: [],
    footer: ask.title,
    mark: '',
    colour: '',
    arms: null,
    isLarge: false,
    parts: listParts(matter, t, language),
  };
}

function listParts(
  { sheet, evidence, standing }: BriefMatter,
  t: Translate,
  language: Language,
): DocumentPart[] {
  const { need, otherwise } = sheet.ask.content ?? { need: '', otherwise: '' };
  const heading = (text: string): DocumentPart => ({ kind: 'heading', level: 1, text });
  const paragraph = (text: string): DocumentPart => ({ kind: 'paragraph', text });
  return [
    heading(t('public.ask.need')),
    paragraph(need),
    ...(otherwise === '' ? [] : [heading(t('public.ask.otherwise')), paragraph(otherwise)]),
    heading(t('public.ask.evidence')),
    ...listEvidence(
      evidence.map((one) => toEvidenceText(one, language)),
      t,
    ),
    ...listSupports(sheet, t, language),
    heading(t('office.ask.brief.answer')),
    paragraph(t(`office.ask.brief.for.${standing.addressee.kind}`)),
    { kind: 'bullets', items: ANSWER_STATES.map((state) => t(`public.ask.state.${state}`)) },
    { kind: 'note', text: t('office.ask.brief.public') },
  ];
}

function listEvidence(evidence: readonly EvidenceText[], t: Translate): DocumentPart[] {
  if (evidence.length === 0) return [{ kind: 'paragraph', text: t('public.ask.evidence.none') }];
  return evidence.flatMap(({ words, figure, isGone }): DocumentPart[] => {
    if (isGone) return [{ kind: 'note', text: t('public.ask.evidence.gone') }];
    if (figure === null) return [{ kind: 'paragraph', text: words }];
    return [
      { kind: 'heading', level: 2, text: figure.question },
      { kind: 'paragraph', text: figure.sentence },
      { kind: 'bullets', items: [...figure.cautions] },
    ];
  });
}

function listSupports({ supports }: AskSheet, t: Translate, language: Language): DocumentPart[] {
  if (supports.length === 0) return [];
  return [
    { kind: 'heading', level: 1, text: t('public.ask.supports') },
    {
      kind: 'table',
      caption: t('public.ask.supports'),
      columns: [
        { label: t('public.ask.place'), isNumber: false },
        { label: t('public.ask.their-sentence'), isNumber: false },
      ],
      rows: supports.map(({ context, words }) => [describeContext(context, t, language), words]),
    },
  ];
}

function describeStanding({ answers, silentDays }: Standing, t: Translate, language: Language): string {
  const [newest] = answers;
  if (newest === undefined) return t('public.ask.silent', { days: silentDays ?? 0 });
  const state = t(`public.ask.state.${newest.state}`);
  const due = newest.dueOn === null ? '' : ` (${formatDate(newest.dueOn, language)})`;
  return `${state}${due}, ${formatDate(newest.answeredOn, language)}`;
}
