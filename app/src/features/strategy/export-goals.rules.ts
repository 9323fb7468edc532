/** Goals with what they are measured by, and actions with their chain of results, as parts of a document. */
import type { DocumentFact, DocumentPart, DocumentTable } from '#server/documents/document.types.ts';
import { toDocumentParts } from '#server/documents/text-parts.ts';
import { createTranslator, formatDate, formatNumber, type Language } from '#ui/messages.ts';
import type { Action, ActionOwner } from './action.types.ts';
import { writeActionCosts } from './export-budget.rules.ts';
import { nameCode } from './file-cells.rules.ts';
import type { ExportFrame } from './export.types.ts';
import type { Goal, GoalMeasure } from './strategy.types.ts';

/** More years than this do not fit a page. */
const MAXIMUM_YEARS = 6;

export function composeGoals(frame: ExportFrame): DocumentPart[] {
  const { content, language } = frame;
  const t = createTranslator(language);
  if (content.goals.length === 0)
    return [
      { kind: 'heading', level: 1, text: t('office.strategy-export.goals') },
      { kind: 'paragraph', text: t('office.strategy-export.goals.none') },
    ];
  return content.goals.flatMap((goal, at) => composeGoal(frame, goal, at + 1));
}

function composeGoal(frame: ExportFrame, goal: Goal, number: number): DocumentPart[] {
  const { content, language } = frame;
  const t = createTranslator(language);
  const areas = goal.areas.map((code) => nameCode('areas', code, language));
  const actions = content.actions.filter(({ goalId }) => goalId === goal.goalId);
  return [
    { kind: 'heading', level: 1, text: t('office.strategy-export.goal', { number, title: goal.title }) },
    ...toDocumentParts(goal.why),
    ...(areas.length === 0
      ? []
      : [
          {
            kind: 'facts' as const,
            facts: [[t('office.strategy-file.column.areas'), areas.join(', ')] as const],
          },
        ]),
    goal.measures.length === 0
      ? { kind: 'note', text: t('office.strategy-export.measures.none') }
      : composeMeasures(frame, goal),
    ...(actions.length === 0
      ? [{ kind: 'note' as const, text: t('office.strategy-export.actions.none') }]
      : actions.flatMap((action, at) => composeAction(frame, action, `${number}.${at + 1}`))),
  ];
}

function composeMeasures({ language }: ExportFrame, goal: Goal): DocumentTable {
  const t = createTranslator(language);
  const column = (id: 'name' | 'baseline-value' | 'target-value' | 'target-on' | 'baseline-source') => ({
    label: t(`office.strategy-file.column.${id}`),
    isNumber: id === 'baseline-value' || id === 'target-value',
  });
  return {
    kind: 'table',
    caption: t('office.strategy-export.measures', { title: goal.title }),
    columns: [
      { ...column('name'), label: t('office.strategy-export.measured-by') },
      column('baseline-value'),
      column('target-value'),
      column('target-on'),
      column('baseline-source'),
    ],
    rows: goal.measures.map((one) => [
      nameMeasure(one, language),
      writeNumber(one.baselineValue, one, language) +
        (one.baselinePeriod === '' ? '' : ` (${one.baselinePeriod})`),
      writeNumber(one.targetValue, one, language),
      one.targetOn === null ? '–' : formatDate(one.targetOn, language),
      one.baselineSource === '' ? '–' : one.baselineSource,
    ]),
  };
}

const nameMeasure = (one: GoalMeasure, language: ExportFrame['language']): string =>
  `${one.name} (${[nameCode('people', one.people, language), nameCode('direction', one.direction, language)].join(', ')})`;

/** As many digits as the number has: a target of 12.5 is not 13. */
export function writeNumber(
  value: number | null,
  { unit }: Pick<GoalMeasure, 'unit'>,
  language: Language,
): string {
  if (value === null) return '–';
  const digits = /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;
  const text = formatNumber(value, language, Math.min(digits, 6));
  return unit === '' ? text : `${text} ${unit}`;
}

function composeAction(frame: ExportFrame, action: Action, number: string): DocumentPart[] {
  const { language } = frame;
  const t = createTranslator(language);
  return [
    { kind: 'heading', level: 2, text: `${number} ${action.title}` },
    ...toDocumentParts(action.what),
    { kind: 'facts', facts: listFacts(frame, action).filter(([, value]) => value !== '') },
    ...composeOutputs(action, language),
    ...(action.milestones.length === 0 ? [] : [composeMilestones(action, language)]),
    ...(action.state === 'dropped'
      ? [{ kind: 'note' as const, text: t('office.strategy-export.dropped', { reason: action.stateReason }) }]
      : []),
  ];
}

const nameOwners = (owners: readonly ActionOwner[]): string => owners.map(({ name }) => name).join(', ');

/** In the order in which one asks: for whom, who, where, when, what comes of it, what it costs. */
function listFacts(frame: ExportFrame, action: Action): DocumentFact[] {
  const { language } = frame;
  const t = createTranslator(language);
  const name = (id: FactColumn): string => t(`office.strategy-file.column.${id}`);
  const code = (id: 'for-whom' | 'area' | 'stage' | 'kind' | 'state', value: string): DocumentFact => [
    name(id),
    nameCode(id, value, language),
  ];
  return [
    code('for-whom', action.forWhom),
    code('area', action.area),
    [name('owner'), action.owner?.name ?? t('office.strategy-export.nobody')],
    [name('co-owners'), nameOwners(action.coOwners)],
    [name('partners'), nameOwners(action.partners)],
    [name('where'), action.where],
    [t('office.strategy-export.when'), writeSpan(action, language)],
    [name('inputs'), oneLine(action.inputs)],
    [name('activities'), oneLine(action.activities)],
    [name('outcomes'), oneLine(action.outcomes)],
    code('stage', action.stage),
    [name('next-stage'), oneLine(action.nextStage)],
    [
      name('volunteer-hours'),
      action.volunteerHours === null ? '' : formatNumber(action.volunteerHours, language),
    ],
    ...listFormFacts(frame, action),
    code('state', action.state),
    [
      t('office.strategy-export.costs'),
      writeActionCosts(frame, action.actionId) || t('office.strategy-export.costs.none'),
    ],
  ];
}

type FactColumn =
  | 'for-whom'
  | 'area'
  | 'stage'
  | 'kind'
  | 'state'
  | 'owner'
  | 'co-owners'
  | 'partners'
  | 'where'
  | 'inputs'
  | 'activities'
  | 'outcomes'
  | 'next-stage'
  | 'volunteer-hours';

function listFormFacts({ language }: ExportFrame, { campaign, trial }: Action): DocumentFact[] {
  const t = createTranslator(language);
  const ofCampaign = (['audience', 'messenger', 'message', 'channel', 'measure'] as const).map(
    (id): DocumentFact => [t(`office.strategy-file.column.campaign-${id}`), campaign?.[id] ?? ''],
  );
  const ofTrial = (['assumption', 'measure', 'result'] as const).map((id): DocumentFact => [
    t(`office.strategy-file.column.trial-${id}`),
    trial?.[id] ?? '',
  ]);
  const stopOn = trial?.stopOn ?? null;
  const decided: DocumentFact = [
    t('office.strategy-file.column.trial-stop-on'),
    stopOn === null ? '' : formatDate(stopOn, language),
  ];
  return [...ofCampaign, ...ofTrial, decided];
}

export const oneLine = (text: string): string => text.replaceAll(/\s*\n\s*/g, ' ');

export function writeSpan(
  { startsOn, endsOn }: Pick<Action, 'startsOn' | 'endsOn'>,
  language: ExportFrame['language'],
): string {
  const t = createTranslator(language);
  if (startsOn !== null && endsOn !== null)
    return t('office.strategy-export.from-to', {
      from: formatDate(startsOn, language),
      to: formatDate(endsOn, language),
    });
  if (startsOn !== null) return t('office.strategy-export.from', { from: formatDate(startsOn, language) });
  return endsOn === null ? '' : t('office.strategy-export.until', { to: formatDate(endsOn, language) });
}

function composeOutputs({ title, outputs }: Action, language: ExportFrame['language']): DocumentTable[] {
  if (outputs.length === 0) return [];
  const t = createTranslator(language);
  const all = outputs.flatMap(({ planned }) => planned.map(({ year }) => year));
  const years = [...new Set(all)].toSorted((one, other) => one - other);
  const pieces = Math.max(1, Math.ceil(years.length / MAXIMUM_YEARS));
  return Array.from({ length: pieces }, (_, piece): DocumentTable => {
    const own = years.slice(piece * MAXIMUM_YEARS, (piece + 1) * MAXIMUM_YEARS);
    return {
      kind: 'table',
      caption:
        t('office.strategy-export.outputs', { title }) + (pieces === 1 ? '' : ` (${piece + 1}/${pieces})`),
      columns: [
        { label: t('office.strategy-export.output'), isNumber: false },
        ...own.map((year) => ({ label: String(year), isNumber: true })),
      ],
      rows: outputs.map(({ name, planned }) => [
        name,
        ...own.map((year) => {
          const amount = planned.find((one) => one.year === year)?.amount;
          return amount === undefined ? '–' : formatNumber(amount, language);
        }),
      ]),
    };
  });
}

function composeMilestones({ title, milestones }: Action, language: ExportFrame['language']): DocumentTable {
  const t = createTranslator(language);
  return {
    kind: 'table',
    caption: t('office.strategy-export.milestones', { title }),
    columns: [
      { label: t('office.strategy-export.milestone'), isNumber: false },
      { label: t('office.strategy-file.column.due-on'), isNumber: false },
      { label: t('office.strategy-file.column.reached-on'), isNumber: false },
    ],
    rows: milestones.map((one) => [
      one.title,
      formatDate(one.dueOn, language),
      one.reachedOn === null ? '–' : formatDate(one.reachedOn, language),
    ]),
  };
}
