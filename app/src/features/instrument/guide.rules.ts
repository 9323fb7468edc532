/**
 * Which questionnaire fits: three answers lead to one, with reasons. Sources: the audiences and purposes are those of the
 * questionnaires that ship; the limit of 40 is this platform's (docs/methods/conversations.md).
 */

export const GUIDE_AUDIENCES = [
  'residents',
  'newcomers',
  'policymakers',
  'together',
  'service-users',
  'place',
] as const;
export const GUIDE_PURPOSES = [
  'know',
  'perception',
  'understanding',
  'service',
  'decide',
  'ask-for-help',
] as const;
/** Adult newcomers who live in the place. A survey of fewer than 40 protects nobody and shows nothing. */
export const GUIDE_NEWCOMERS = ['under-40', '40-to-149', '150-or-more', 'unknown'] as const;

export type GuideAudience = (typeof GUIDE_AUDIENCES)[number];
export type GuidePurpose = (typeof GUIDE_PURPOSES)[number];
export type GuideNewcomers = (typeof GUIDE_NEWCOMERS)[number];

export interface GuideAnswers {
  readonly audience: GuideAudience;
  readonly purpose: GuidePurpose;
  readonly newcomers: GuideNewcomers;
}

/** Ids of questionnaires that ship, and talking instead of asking on paper. */
export const GUIDE_WAYS = [
  'residents',
  'newcomers',
  'policymakers-perception',
  'shared-understanding',
  'needs-of-the-place',
  'service-feedback',
  'open-consultation',
  'conversations',
] as const;
export type GuideWay = (typeof GUIDE_WAYS)[number];

export const GUIDE_REMARKS = ['count-first', 'small-numbers', 'listen-yourself'] as const;
export type GuideRemark = (typeof GUIDE_REMARKS)[number];

/** Why a second way belongs to the first. */
export const GUIDE_COMPANY = [
  'other-side',
  'other-side-few',
  'before-results',
  'needs-residents',
  'within-all',
  'open-to-all',
  'not-for-all',
  'never-reached',
  'never-reached-few',
] as const;
export type GuideCompanyReason = (typeof GUIDE_COMPANY)[number];

export interface GuideAdvice {
  readonly way: GuideWay;
  readonly remarks: readonly GuideRemark[];
  /** what to do besides, and why */
  readonly company: readonly { readonly way: GuideWay; readonly reason: GuideCompanyReason }[];
}

/** What the way to each audience is when one wants to know how they see things. */
const TO_KNOW: Readonly<Record<GuideAudience, GuideWay>> = {
  residents: 'residents',
  newcomers: 'newcomers',
  policymakers: 'policymakers-perception',
  together: 'shared-understanding',
  'service-users': 'service-feedback',
  place: 'needs-of-the-place',
};

function chooseWay({ audience, purpose }: GuideAnswers): GuideWay {
  switch (purpose) {
    case 'know':
      return TO_KNOW[audience];
    case 'perception':
      // Impressions need something to be held against: residents first, unless those who are asked decide.
      return audience === 'policymakers' ? 'policymakers-perception' : 'residents';
    case 'understanding':
      return 'shared-understanding';
    case 'service':
      return 'service-feedback';
    case 'decide':
      return 'open-consultation';
    case 'ask-for-help':
      return 'needs-of-the-place';
  }
}

function adviseConversations({ purpose }: GuideAnswers): GuideAdvice {
  const company: GuideAdvice['company'] =
    purpose === 'decide'
      ? [{ way: 'open-consultation', reason: 'open-to-all' }]
      : [{ way: 'residents', reason: 'within-all' }];
  return { way: 'conversations', remarks: ['listen-yourself'], company };
}

function listCompany(way: GuideWay, { purpose, newcomers }: GuideAnswers): GuideAdvice['company'] {
  const isFew = newcomers === 'under-40';
  switch (way) {
    case 'residents': {
      const other = isFew
        ? ({ way: 'conversations', reason: 'other-side-few' } as const)
        : ({ way: 'newcomers', reason: 'other-side' } as const);
      if (purpose !== 'perception') return [other];
      return [{ way: 'policymakers-perception', reason: 'before-results' }, other];
    }
    case 'newcomers':
      return [{ way: 'residents', reason: 'other-side' }];
    case 'policymakers-perception':
      return [{ way: 'residents', reason: 'needs-residents' }];
    case 'open-consultation':
      return [{ way: 'residents', reason: 'not-for-all' }];
    case 'service-feedback':
      return isFew
        ? [{ way: 'conversations', reason: 'never-reached-few' }]
        : [{ way: 'newcomers', reason: 'never-reached' }];
    default:
      return [];
  }
}

function listRemarks(way: GuideWay, { newcomers }: GuideAnswers): readonly GuideRemark[] {
  if (way !== 'newcomers') return [];
  if (newcomers === 'unknown') return ['count-first'];
  return newcomers === '40-to-149' ? ['small-numbers'] : [];
}

/** One way, what to know of it and what belongs to it. Few newcomers are talked with, never surveyed. */
export function adviseWay(answers: GuideAnswers): GuideAdvice {
  const { audience, purpose, newcomers } = answers;
  const isAboutFew = audience === 'newcomers' && newcomers === 'under-40' && purpose !== 'ask-for-help';
  if (isAboutFew) return adviseConversations(answers);
  const way = chooseWay(answers);
  return { way, remarks: listRemarks(way, answers), company: listCompany(way, answers) };
}

function pick<Value extends string>(values: readonly Value[], given: string | null): Value | undefined {
  return values.find((value) => value === given);
}

/** What the address of the page says; `undefined` while a question is open. */
export function parseGuideAnswers(search: URLSearchParams): {
  readonly given: Partial<GuideAnswers>;
  readonly answers: GuideAnswers | undefined;
} {
  const audience = pick(GUIDE_AUDIENCES, search.get('audience'));
  const purpose = pick(GUIDE_PURPOSES, search.get('purpose'));
  const newcomers = pick(GUIDE_NEWCOMERS, search.get('newcomers'));
  const given = {
    ...(audience === undefined ? {} : { audience }),
    ...(purpose === undefined ? {} : { purpose }),
    ...(newcomers === undefined ? {} : { newcomers }),
  };
  const isWhole = audience !== undefined && purpose !== undefined && newcomers !== undefined;
  return { given, answers: isWhole ? { audience, purpose, newcomers } : undefined };
}
