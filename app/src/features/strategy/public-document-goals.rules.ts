/** Goals of a published edition with what is measured, and their actions, as parts of a document. */
import type { DocumentFact, DocumentPart } from '#server/documents/document.types.ts';
import { toDocumentParts } from '#server/documents/text-parts.ts';
import { formatNumber } from '#ui/messages.ts';
import { oneLine, writeNumber } from './export-goals.rules.ts';
import { writeMoneyLine } from './public-document-money.rules.ts';
import type { PublicFrame } from './public-document.types.ts';
import { nameArea } from './public-links.rules.ts';
import { writeSpan } from './public-spans.rules.ts';
import type { PublicAction, PublicGoal, PublicMeasure } from './public.types.ts';

export function composePublicGoals(frame: PublicFrame): DocumentPart[] {
  const { content, t } = frame;
  if (content.goals.length === 0)
    return [
      { kind: 'heading', level: 1, text: t('public.strategy.goals') },
      { kind: 'paragraph', text: t('public.strategy.goals.none') },
    ];
  return [...content.goals.flatMap((goal, at) => composeGoal(frame, goal, at + 1)), ...composeDropped(frame)];
}

function composeGoal(frame: PublicFrame, goal: PublicGoal, number: number): DocumentPart[] {
  const { content, language, t } = frame;
  const areas = goal.areas.map((code) => nameArea(code, language)).filter((one) => one !== '');
  const actions = content.actions.filter(({ goalKey, state }) => goalKey === goal.key && state !== 'dropped');
  return [
    { kind: 'heading', level: 1, text: `${t('public.strategy.goal', { number })}: ${goal.title}` },
    ...toDocumentParts(goal.why),
    ...(areas.length === 0 ? [] : [{ kind: 'paragraph' as const, text: areas.join(' · ') }]),
    ...composeMeasures(frame, goal),
    ...(actions.length === 0
      ? [{ kind: 'note' as const, text: t('public.strategy.goal.no-action') }]
      : actions.flatMap((action, at) => composeAction(frame, action, `${number}.${at + 1}`))),
  ];
}

function composeMeasures(frame: PublicFrame, { measures }: PublicGoal): DocumentPart[] {
  const { t } = frame;
  if (measures.length === 0) return [{ kind: 'note', text: t('public.strategy.goal.no-measure') }];
  return [
    { kind: 'heading', level: 2, text: t('public.strategy.goal.measures') },
    { kind: 'bullets', items: measures.map((one) => writeMeasure(one, frame)) },
  ];
}

/** From where, to where, until when, and where the number is from. */
function writeMeasure(one: PublicMeasure, { language, t, day }: PublicFrame): string {
  const { baselineFact, targetOn } = one;
  const write = (value: number | null): string =>
    value === null ? t('public.strategy.not-known') : writeNumber(value, one, language);
  const from = baselineFact?.headline ?? write(one.baselineValue);
  const source =
    baselineFact === null
      ? [one.baselinePeriod, one.baselineSource]
      : [
          baselineFact.period,
          ...baselineFact.footings,
          ...(baselineFact.cautions ?? []),
          baselineFact.source,
          t('public.strategy.figure.release', {
            title: baselineFact.releaseTitle,
            version: baselineFact.releaseVersion,
          }),
        ];
  const known = source.filter((text) => text !== '').join(' · ');
  return [
    `${one.name} – ${t(`public.strategy.people.${one.people}`)}:`,
    t('public.strategy.from-to', { from, to: write(one.targetValue) }),
    ...(targetOn === null ? [] : [t('public.strategy.by', { day: day(targetOn) })]),
    ...(known === '' ? [] : [`(${known})`]),
  ].join(' ');
}

function composeAction(frame: PublicFrame, action: PublicAction, number: string): DocumentPart[] {
  const facts = [...listWho(frame, action), ...listDeeds(frame, action), ...listMoney(frame, action)];
  return [
    { kind: 'heading', level: 2, text: `${number} ${action.title}` },
    ...toDocumentParts(action.what),
    { kind: 'facts', facts: facts.filter(([, value]) => value !== '') },
  ];
}

/** Who answers for it, with whom, for whom, where, when, at which stage. */
function listWho({ language, t, day }: PublicFrame, action: PublicAction): DocumentFact[] {
  return [
    [t('public.strategy.action.state'), t(`public.strategy.state.${action.state}`)],
    [t('public.strategy.action.why'), oneLine(action.stateReason)],
    [t('public.strategy.action.owner'), action.owner || t('public.strategy.nobody-yet')],
    [t('public.strategy.action.with'), [...action.coOwners, ...action.partners].join(', ')],
    [t('public.strategy.action.for'), t(`public.measures.for.${action.forWhom}`)],
    [t('public.strategy.action.area'), nameArea(action.area, language)],
    [t('public.strategy.action.where'), action.where],
    [t('public.strategy.action.when'), writeSpan(action, day)],
    [t('public.strategy.action.stage'), t(`public.strategy.stage.${action.stage}`)],
    [t('public.strategy.action.next-stage'), oneLine(action.nextStage)],
  ];
}

const joinWords = (words: readonly string[]): string => words.map(oneLine).filter(Boolean).join(' · ');

/** What comes of it and by when, what is tried, and which statements it answers. */
function listDeeds(frame: PublicFrame, action: PublicAction): DocumentFact[] {
  const { content, t } = frame;
  const { campaign, outputs, milestones } = action;
  const answers = content.said.filter(({ key }) => action.saidKeys.includes(key));
  const told =
    campaign === null
      ? ''
      : joinWords([
          campaign.audience,
          campaign.messenger,
          campaign.message,
          campaign.channel,
          campaign.measure,
        ]);
  return [
    [t('public.strategy.action.outcomes'), oneLine(action.outcomes)],
    [t('public.strategy.action.campaign'), told],
    [t('public.strategy.action.trial'), writeTrial(frame, action)],
    [t('public.strategy.action.outputs'), outputs.map((one) => writeOutput(frame, one)).join('; ')],
    [t('public.strategy.action.milestones'), milestones.map((one) => writeMilestone(frame, one)).join('; ')],
    [t('public.strategy.action.answers'), joinWords(answers.map(({ statement }) => statement))],
  ];
}

function writeTrial({ t, day }: PublicFrame, { trial }: PublicAction): string {
  if (trial === null) return '';
  const stops =
    trial.stopOn === null ? '' : t('public.strategy.action.trial.stop', { day: day(trial.stopOn) });
  return joinWords([trial.assumption, trial.measure, stops, trial.result]);
}

function writeOutput({ language }: PublicFrame, { name, planned }: PublicAction['outputs'][number]): string {
  const years = planned.map(({ year, amount }) => `${year}: ${formatNumber(amount, language)}`);
  return [name, years.join(' · ')].filter((one) => one !== '').join(' – ');
}

function writeMilestone(
  { t, day }: PublicFrame,
  { title, dueOn, reachedOn }: PublicAction['milestones'][number],
): string {
  const reached =
    reachedOn === null ? '' : ` – ${t('public.strategy.action.reached', { day: day(reachedOn) })}`;
  return `${day(dueOn)}: ${title}${reached}`;
}

/** Nothing where the edition shows no money by action. */
function listMoney(frame: PublicFrame, { money }: PublicAction): DocumentFact[] {
  if (money === null) return [];
  const lines = money.map((line) => writeMoneyLine(line, frame)).join('; ');
  return [[frame.t('public.strategy.money'), lines || frame.t('public.strategy.money.none')]];
}

function composeDropped({ content, t }: PublicFrame): DocumentPart[] {
  const dropped = content.actions.filter(({ state }) => state === 'dropped');
  if (dropped.length === 0) return [];
  const items = dropped.map(({ title, stateReason }) =>
    [title, oneLine(stateReason)].filter((one) => one !== '').join(': '),
  );
  return [
    { kind: 'heading', level: 1, text: t('public.strategy.dropped') },
    { kind: 'bullets', items },
  ];
}
