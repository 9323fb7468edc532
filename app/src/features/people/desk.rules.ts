/**
 * What the desk proposes: the next three steps with the minutes each takes. Rules look at facts only, never at dates of
 * last visits: a week's absence changes nothing but the day count of an open wave.
 */
export interface DeskWave {
  readonly waveId: string;
  readonly title: string;
  readonly state: 'draft' | 'open' | 'closed';
  /** people asked; for a draft: invited so far */
  readonly asked: number;
  /** answers shown while open, in steps of five */
  readonly answeredShown: number;
  /** ISO day */
  readonly closesOn: string | null;
  readonly isPublished: boolean;
}

/** How many deliveries wait, and for whom. */
export interface DeskDeliveries {
  /** the asking member's turn, due within two weeks or late */
  readonly toFill: number;
  /** submitted, wait for approval */
  readonly toApprove: number;
  /** of others, past their day */
  readonly late: number;
}

/** What running strategies need. */
export interface DeskRunning {
  /** id of the strategy it is about, or of one of them */
  readonly strategyId: string;
  /** asked owners whose turn it is: for a partner its own organisation, for the office who cannot be asked by mail */
  readonly toReport: number;
  /** actions that cannot go on */
  readonly blocked: number;
  /** milestones whose day has passed */
  readonly late: number;
}

export interface DeskFacts {
  readonly actorCount: number;
  readonly memberCount: number;
  readonly profileGapCount: number;
  /** agreements with actors that have ended or end soon; left out: none */
  readonly dueAgreementCount?: number;
  /** deliveries of numbers that wait for somebody; left out: none */
  readonly deliveries?: DeskDeliveries;
  /** left out: no strategy is run */
  readonly running?: DeskRunning;
  /** cells of published tables that the nightly attack could tell; left out: none */
  readonly releaseFindingCount?: number;
  readonly waves: readonly DeskWave[];
}

export type DeskStepCode =
  | 'check-releases'
  | 'complete-profile'
  | 'add-actors'
  | 'add-more-actors'
  | 'plan-survey'
  | 'invite-people'
  | 'open-survey'
  | 'watch-survey'
  | 'close-survey'
  | 'publish-results'
  | 'renew-agreements'
  | 'deliver'
  | 'approve-deliveries'
  | 'late-deliveries'
  | 'unblock-actions'
  | 'report-actions'
  | 'report-for-owners'
  | 'late-milestones'
  | 'invite-colleague'
  | 'plan-next-survey';

export interface DeskStep {
  readonly code: DeskStepCode;
  /** what it takes, roughly */
  readonly minutes: number;
  /** address below `/office/<place>/` */
  readonly path: string;
  readonly values: Readonly<Record<string, string | number>>;
}

const STEP_COUNT = 3;
/** Below it no average may be shown to anybody. */
const FEWEST_INVITED = 5;
/** With fewer, the four groups of the survey stay nearly empty. */
const FEW_ACTORS = 5;

/** The next steps, most urgent first, at most three. */
export function listNextSteps(facts: DeskFacts, today: string): readonly DeskStep[] {
  const steps = [
    ...facts.waves.flatMap((wave) => listWaveSteps(wave, today)),
    ...listReleaseSteps(facts),
    ...listActorSteps(facts),
    ...listAgreementSteps(facts),
    ...listDeliverySteps(facts),
    ...listRunningSteps(facts),
    ...listPlanSteps(facts),
    ...(facts.profileGapCount > 0
      ? [toStep('complete-profile', 10, 'profile', { count: facts.profileGapCount })]
      : []),
    ...(facts.memberCount < 2 ? [toStep('invite-colleague', 3, 'members', {})] : []),
  ];
  return steps.toSorted((a, b) => rank(a) - rank(b)).slice(0, STEP_COUNT);
}

const ORDER: readonly DeskStepCode[] = [
  'check-releases',
  'close-survey',
  'publish-results',
  'deliver',
  'report-actions',
  'unblock-actions',
  'approve-deliveries',
  'report-for-owners',
  'late-milestones',
  'renew-agreements',
  'late-deliveries',
  'watch-survey',
  'add-actors',
  'invite-people',
  'open-survey',
  'plan-survey',
  'add-more-actors',
  'complete-profile',
  'invite-colleague',
  'plan-next-survey',
];

function rank(step: DeskStep): number {
  return ORDER.indexOf(step.code);
}

function listWaveSteps(wave: DeskWave, today: string): DeskStep[] {
  const path = `surveys/${wave.waveId}`;
  const values = {
    title: wave.title,
    asked: wave.asked,
    answered: wave.answeredShown,
    closesOn: wave.closesOn ?? '',
  };
  if (wave.state === 'draft')
    return wave.asked < FEWEST_INVITED
      ? [toStep('invite-people', 20, `${path}/invitations`, values)]
      : [toStep('open-survey', 10, path, values)];
  if (wave.state === 'open')
    return wave.closesOn !== null && wave.closesOn < today
      ? [toStep('close-survey', 2, path, values)]
      : [toStep('watch-survey', 2, path, values)];
  return wave.isPublished ? [] : [toStep('publish-results', 30, `${path}/results`, values)];
}

function listActorSteps({ actorCount }: DeskFacts): DeskStep[] {
  if (actorCount === 0) return [toStep('add-actors', 15, 'actors', {})];
  return actorCount < FEW_ACTORS ? [toStep('add-more-actors', 10, 'actors', { count: actorCount })] : [];
}

function listReleaseSteps({ releaseFindingCount = 0 }: DeskFacts): DeskStep[] {
  return releaseFindingCount === 0
    ? []
    : [toStep('check-releases', 15, 'audit-of-releases', { count: releaseFindingCount })];
}

function listAgreementSteps({ dueAgreementCount = 0 }: DeskFacts): DeskStep[] {
  return dueAgreementCount === 0
    ? []
    : [toStep('renew-agreements', 10, 'actors', { count: dueAgreementCount })];
}

function listDeliverySteps({ deliveries }: DeskFacts): DeskStep[] {
  if (deliveries === undefined) return [];
  const { toFill, toApprove, late } = deliveries;
  const toStepOf = (code: DeskStepCode, minutes: number, count: number) =>
    count === 0 ? [] : [toStep(code, minutes, 'deliveries', { count })];
  return [
    ...toStepOf('deliver', 20, toFill),
    ...toStepOf('approve-deliveries', 10, toApprove),
    ...toStepOf('late-deliveries', 5, late),
  ];
}

function listRunningSteps({ running }: DeskFacts): DeskStep[] {
  if (running === undefined) return [];
  const { strategyId, toReport, blocked, late } = running;
  // A partner may not see the strategy: it reports on a page of its own.
  if (strategyId === '')
    return toReport === 0 ? [] : [toStep('report-actions', 2, 'own-reports', { count: toReport })];
  const board = `strategy/${strategyId}/board`;
  const toStepOf = (code: DeskStepCode, minutes: number, path: string, count: number) =>
    count === 0 ? [] : [toStep(code, minutes, path, { count })];
  return [
    ...toStepOf('unblock-actions', 10, board, blocked),
    ...toStepOf('report-for-owners', 5, `${board}/reports`, toReport),
    ...toStepOf('late-milestones', 5, board, late),
  ];
}

function listPlanSteps({ waves, actorCount }: DeskFacts): DeskStep[] {
  if (waves.length === 0) return actorCount === 0 ? [] : [toStep('plan-survey', 20, 'surveys', {})];
  const isAllDone = waves.every((wave) => wave.state === 'closed' && wave.isPublished);
  return isAllDone ? [toStep('plan-next-survey', 20, 'surveys', {})] : [];
}

function toStep(
  code: DeskStepCode,
  minutes: number,
  path: string,
  values: Readonly<Record<string, string | number>>,
): DeskStep {
  return { code, minutes, path, values };
}
