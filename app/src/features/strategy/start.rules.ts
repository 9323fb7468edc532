/**
 * Starting points for actions: what is prefilled, and on what it rests. Their words are messages `office.start.<id>.…` with
 * what is known about each and where that is from; nothing is said there that the source does not say.
 */
import type { Translate } from '#ui/messages.ts';
import type { ActionKind, ForWhom, Stage } from './action.types.ts';
import type { CheckSource } from './check.types.ts';

export const START_IDS = [
  'contact',
  'lending',
  'training',
  'language',
  'work',
  'housing',
  'anti-discrimination',
  'participation',
  'campaign',
  'trial',
] as const;
export type StartId = (typeof START_IDS)[number];

interface Start {
  readonly kind: ActionKind;
  /** a code of AREAS_OF_LIFE; '' none in particular */
  readonly area: string;
  readonly forWhom: ForWhom;
  readonly stage: Stage;
  readonly source: CheckSource;
}

const STARTS: Readonly<Record<StartId, Start>> = {
  contact: { kind: 'plain', area: 'interaction', forWhom: 'everybody', stage: 'project', source: 'options' },
  lending: { kind: 'plain', area: 'interaction', forWhom: 'everybody', stage: 'service', source: 'options' },
  training: {
    kind: 'plain',
    area: 'access-to-institutions',
    forWhom: 'institutions',
    stage: 'programme',
    source: 'brief',
  },
  language: {
    kind: 'plain',
    area: 'language-and-culture',
    forWhom: 'newcomers',
    stage: 'programme',
    source: 'brief',
  },
  work: { kind: 'plain', area: 'employment', forWhom: 'newcomers', stage: 'project', source: 'study' },
  housing: { kind: 'plain', area: 'housing', forWhom: 'newcomers', stage: 'project', source: 'slides' },
  'anti-discrimination': {
    kind: 'plain',
    area: 'overcoming-discrimination',
    forWhom: 'institutions',
    stage: 'project',
    source: 'brief',
  },
  participation: {
    kind: 'plain',
    area: 'inclusion-in-policymaking',
    forWhom: 'everybody',
    stage: 'programme',
    source: 'options',
  },
  campaign: { kind: 'campaign', area: '', forWhom: 'residents', stage: 'project', source: 'practice' },
  trial: { kind: 'trial', area: '', forWhom: 'everybody', stage: 'project', source: 'study' },
};

export interface StartingPoint extends Start {
  readonly id: StartId;
  readonly title: string;
  readonly what: string;
  readonly known: string;
}

export const listStarts = (t: Translate): StartingPoint[] =>
  START_IDS.map((id) => ({
    id,
    ...STARTS[id],
    title: t(`office.start.${id}.title`),
    what: t(`office.start.${id}.what`),
    known: t(`office.start.${id}.known`),
  }));

/** Fields of the form as the starting point fills them; undefined where there is no such one. */
export function fillFromStart(id: string, t: Translate): Record<string, string> | undefined {
  const known = START_IDS.find((one) => one === id);
  if (known === undefined) return undefined;
  const { kind, area, forWhom, stage } = STARTS[known];
  const words = ['title', 'what', 'inputs', 'activities', 'outcomes'] as const;
  return {
    kind,
    area,
    forWhom,
    stage,
    ...Object.fromEntries(words.map((field) => [field, t(`office.start.${known}.${field}`)])),
    nextStage: stage === 'service' ? '' : t('office.start.next-stage'),
    'outputs.0.name': t(`office.start.${known}.output`),
  };
}
