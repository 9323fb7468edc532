/** The report of an evaluation: what was judged, on what evidence, what did not work, what was learned, what to stop. */
import type { DocumentContent, DocumentPart, DocumentRow } from '#server/documents/document.types.ts';
import type { Language } from '#ui/languages.ts';
import { createTranslator, formatDate, type Translate } from '#ui/messages.ts';
import { composeFrame, toHeading, toParagraphs, type Frame } from './document-frame.rules.ts';
import { writeAtHand, writeEvidence } from './evaluation-words.rules.ts';
import { CRITERIA, EVIDENCE_LEVELS, LESSON_KINDS, type Judgement } from './evaluation.types.ts';
import type { EvaluationSheet } from './sheet.types.ts';

export function composeEvaluationDocument(
  sheet: EvaluationSheet,
  frame: Omit<Frame, 'language'>,
): DocumentContent {
  const { evaluation, content } = sheet;
  const { language } = content.strategy;
  const t = createTranslator(language);
  const day = (on: string): string => formatDate(on, language);
  return composeFrame(
    { ...frame, language },
    {
      title: evaluation.title,
      description: t('office.evaluation.report.description'),
      facts: [
        [t('office.evaluation.strategy'), content.strategy.title],
        [t('office.evaluation.period'), `${day(evaluation.fromOn)} – ${day(evaluation.untilOn)}`],
        [t('office.evaluation.carried-out-by'), evaluation.carriedOutBy || t('office.evaluation.unsaid')],
        [t('office.evaluation.asked'), evaluation.asked || t('office.evaluation.unsaid')],
      ],
      notices: [
        t('office.evaluation.no-sum'),
        ...(evaluation.state === 'open' ? [t('office.evaluation.report.draft')] : []),
      ],
      mark: evaluation.state === 'open' ? t('office.report-text.draft.mark') : '',
      parts: [
        ...composeOverview(sheet, t),
        toHeading(t('office.evaluation.whole')),
        ...composeSubject(null, sheet, t),
        ...content.actions.flatMap(({ actionId, title }) => composeAction(actionId, title, sheet, t)),
        ...composeLessons(sheet, t),
        ...composeLevels(t),
      ],
    },
  );
}

/** Criteria in lines, answers in words; no numbers that could be added up. */
function composeOverview({ content, judgements }: EvaluationSheet, t: Translate): DocumentPart[] {
  const answerOf = (actionId: string | null, criterion: string): string => {
    const found = judgements.find((one) => one.actionId === actionId && one.criterion === criterion);
    return found === undefined
      ? t('office.evaluation.not-judged')
      : t(`office.evaluation.answer.${found.answer}`);
  };
  const judged = content.actions.filter(({ actionId }) =>
    judgements.some((one) => one.actionId === actionId),
  );
  const rows: DocumentRow[] = CRITERIA.flatMap((criterion): DocumentRow[] => [
    { heading: t(`office.evaluation.criterion.${criterion}`) },
    [t('office.evaluation.whole'), answerOf(null, criterion)],
    ...judged.map(({ actionId, title }) => [title, answerOf(actionId, criterion)]),
  ]);
  return [
    toHeading(t('office.evaluation.overview')),
    {
      kind: 'table',
      caption: t('office.evaluation.overview.caption'),
      columns: [
        { label: t('office.evaluation.judged'), isNumber: false },
        { label: t('office.evaluation.answer'), isNumber: false },
      ],
      rows,
    },
  ];
}

function composeAction(
  actionId: string,
  title: string,
  sheet: EvaluationSheet,
  t: Translate,
): DocumentPart[] {
  const isJudged = sheet.judgements.some((one) => one.actionId === actionId);
  return isJudged ? [toHeading(title), ...composeSubject(actionId, sheet, t)] : [];
}

function composeSubject(actionId: string | null, sheet: EvaluationSheet, t: Translate): DocumentPart[] {
  const { content, atHand, judgements } = sheet;
  const known = atHand.find((one) => one.actionId === actionId);
  const { currency, language } = content.strategy;
  const lines = known === undefined ? [] : writeAtHand(known, currency, language);
  return [
    ...(lines.length === 0
      ? []
      : [toHeading(t('office.evaluation.at-hand'), 2), { kind: 'bullets', items: lines } as const]),
    ...judgements
      .filter((one) => one.actionId === actionId)
      .flatMap((judgement) => composeJudgement(judgement, sheet, t, language)),
  ];
}

function composeJudgement(
  judgement: Judgement,
  sheet: EvaluationSheet,
  t: Translate,
  language: Language,
): DocumentPart[] {
  const { criterion, answer, evidence, evidenceLevel } = judgement;
  return [
    toHeading(t(`office.evaluation.criterion.${criterion}`), 2),
    { kind: 'paragraph', text: t(`office.evaluation.question.${criterion}`) },
    {
      kind: 'facts',
      facts: [
        [t('office.evaluation.answer'), t(`office.evaluation.answer.${answer}`)],
        [t('office.evaluation.answered-by'), judgement.answeredBy],
        [
          t('office.evaluation.level'),
          evidenceLevel === null
            ? t('office.evaluation.level.none')
            : `${t(`office.evaluation.level.${evidenceLevel}`)} ${judgement.levelReason}`,
        ],
      ],
    },
    ...toParagraphs(judgement.judgement),
    ...(judgement.whatFailed === ''
      ? []
      : toParagraphs(`${t('office.evaluation.what-failed')}: ${judgement.whatFailed}`)),
    ...(evidence.length === 0
      ? []
      : [{ kind: 'bullets', items: evidence.map((one) => writeEvidence(one, sheet, language)) } as const]),
  ];
}

function composeLessons({ lessons, content }: EvaluationSheet, t: Translate): DocumentPart[] {
  if (lessons.length === 0) return [];
  const name = (actionId: string | null): string =>
    content.actions.find((one) => one.actionId === actionId)?.title ?? t('office.evaluation.whole');
  return [
    toHeading(t('office.evaluation.lessons')),
    ...LESSON_KINDS.flatMap((kind): DocumentPart[] => {
      const own = lessons.filter((one) => one.kind === kind);
      const items = own.map(({ actionId, lesson, follows }) =>
        [`${name(actionId)}: ${lesson}`, follows && `${t('office.evaluation.follows')}: ${follows}`]
          .filter((one) => one !== '')
          .join(' '),
      );
      return own.length === 0
        ? []
        : [toHeading(t(`office.evaluation.lesson.${kind}`), 2), { kind: 'bullets', items }];
    }),
  ];
}

function composeLevels(t: Translate): DocumentPart[] {
  return [
    toHeading(t('office.evaluation.levels')),
    { kind: 'bullets', items: EVIDENCE_LEVELS.map((level) => t(`office.evaluation.level.${level}`)) },
    { kind: 'paragraph', text: t('office.evaluation.levels.source') },
  ];
}
