/** What an application needs to know of a fund, whatever kind of fund it is. */
import type { OptionFund } from '#features/strategy/budget-option.types.ts';
import type { Fund } from '#features/fund/fund.types.ts';
import type { AppliedFund, OutlineId } from './application.types.ts';

/** Union calls and those of its agencies are handed in through the portal, under its Part B. */
export const toAppliedFund = (
  fund: Pick<Fund, 'fundKey' | 'kind' | 'name' | 'programmeId' | 'management' | 'deadline' | 'link'>,
): AppliedFund => ({
  fundKey: fund.fundKey,
  name: fund.name,
  programme: fund.programmeId ?? '',
  isDirect: fund.kind === 'call' || fund.management === 'direct',
  dueOn: fund.deadline,
  link: fund.link,
});

/** The headings that fit a fund at first; the office may choose others. */
export function suggestOutline({
  isDirect,
  programme,
}: Pick<AppliedFund, 'isDirect' | 'programme'>): OutlineId {
  if (isDirect || programme.startsWith('ERASMUS') || programme.startsWith('CERV')) return 'part-b';
  return programme.startsWith('CLLD') ? 'clld' : 'territorial';
}

/** Whose rates for simplified costs may be tried; `other`: the fund has to be asked. */
export function toOptionFund(programme: string): OptionFund {
  if (programme.startsWith('AMIF-UA')) return 'other';
  if (programme.startsWith('AMIF')) return 'AMIF';
  if (programme.startsWith('ESF+')) return 'ESF+';
  if (programme.startsWith('ERDF')) return 'ERDF';
  return programme.startsWith('INTERREG') ? 'Interreg' : 'other';
}

/** The fund as the register of activities reports to it; null: it has no report for this one. */
export function toReportFund(programme: string): 'AMIF' | 'ESF+' | 'ERDF' | 'Interreg' | null {
  if (programme.startsWith('AMIF')) return 'AMIF';
  const option = toOptionFund(programme);
  return option === 'ESF+' || option === 'ERDF' || option === 'Interreg' ? option : null;
}
