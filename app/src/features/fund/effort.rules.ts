/**
 * Hours of work that money costs, estimated from assumptions of this platform (docs/methods/eligibility.md). No source gives hours;
 * the range is wide on purpose.
 */
import type { FundForm, FundManagement, FundProgramme } from '@vicus/reference';
import type { Effort, Outcome } from './fund.types.ts';

/** Registering once with whoever pays, in hours. */
const REGISTER_HOURS: Readonly<Record<FundManagement, number>> = {
  shared: 8,
  direct: 24,
  indirect: 12,
  service: 0,
  bank: 24,
  national: 4,
  donor: 12,
};
/** Writing the application, in hours. */
const APPLY_HOURS: Readonly<Record<FundForm, number>> = {
  grant: 120,
  simplified: 80,
  'lump-sum': 50,
  'unit-cost': 30,
  'network-grant': 80,
  contract: 60,
  expertise: 6,
  loan: 80,
  results: 80,
};
/** Reporting and keeping records, in hours for each year of the project. */
const REPORT_HOURS_PER_YEAR: Readonly<Record<FundForm, number>> = {
  grant: 140,
  simplified: 90,
  'lump-sum': 24,
  'unit-cost': 30,
  'network-grant': 60,
  contract: 40,
  expertise: 0,
  loan: 30,
  results: 60,
};
/** Finding a partner and agreeing with it, in hours for each further organisation. */
const HOURS_PER_PARTNER = 10;
/** Who joins what others write has this part of the work. */
const SHARE_OF_A_PARTNER = 0.4;
/** Half a day a week, what an officer of a small place has. */
export const HOURS_PER_WEEK = 4;
/** A real effort lies between half and twice the estimate. */
const [LOW, HIGH] = [0.5, 2];
const USUAL_MONTHS = 24;

export interface EffortParts {
  readonly management: FundManagement;
  readonly form: FundForm;
  readonly outcome: Outcome;
  /** other organisations it takes */
  readonly partners: number;
  readonly months: number | null;
  /** euro in the middle; null: not known */
  readonly middleEur: number | null;
}

/** The estimate for one project. */
export function estimateEffort(parts: EffortParts): Effort {
  const { management, form, outcome, partners, months, middleEur } = parts;
  const isPartner = outcome === 'as-partner';
  const share = isPartner ? SHARE_OF_A_PARTNER : 1;
  const registerHours = REGISTER_HOURS[management];
  const applyHours = Math.round(APPLY_HOURS[form] * share);
  const partnerHours = HOURS_PER_PARTNER * (isPartner ? Math.min(1, partners) : partners);
  const reportHours = Math.round((REPORT_HOURS_PER_YEAR[form] * share * (months ?? USUAL_MONTHS)) / 12);
  const totalHours = registerHours + applyHours + partnerHours + reportHours;
  return {
    registerHours,
    applyHours,
    partnerHours,
    reportHours,
    totalHours,
    lowHours: Math.round(totalHours * LOW),
    highHours: Math.round(totalHours * HIGH),
    hoursPer10000Eur:
      middleEur === null || middleEur === 0 ? null : Math.round((totalHours * 100_000) / middleEur) / 10,
  };
}

/** In the middle of what is known; a part of a network or of a pooled bid is not known. */
function readMiddleEur({ amounts }: FundProgramme, outcome: Outcome): number | null {
  if (amounts.evidence !== 'found' || amounts.value.per === 'network' || outcome === 'as-partner')
    return null;
  const { minimumEur, maximumEur } = amounts.value;
  if (minimumEur !== null && maximumEur !== null) return (minimumEur + maximumEur) / 2;
  return minimumEur ?? maximumEur;
}

/** Of a programme; null where not even the form of the money is known. */
export function estimateProgrammeEffort(
  programme: FundProgramme,
  outcome: Outcome,
  organisations: number,
): Effort | null {
  const { management, form, durationMonths } = programme;
  if (form.evidence === 'not-found') return null;
  return estimateEffort({
    management,
    form: form.value,
    outcome,
    partners: Math.max(0, organisations - 1),
    months: durationMonths.evidence === 'not-found' ? null : durationMonths.value,
    middleEur: readMiddleEur(programme, outcome),
  });
}

/** Organisations that a programme's rules ask for, the own place included. */
export function countOrganisations(
  tests: readonly { readonly kind: string; readonly organisations?: number }[],
): number {
  return tests.reduce((most, test) => Math.max(most, test.organisations ?? 1), 1);
}
