/** A report to a fund: every common indicator, how it stands, and what is missing. */
import { FUND_INDICATORS, toFundAgeBand, type FundIndicator, type RegisterAge } from '@vicus/reference';
import {
  SEXES,
  type Activity,
  type ActivityRecord,
  type FundTotal,
  type ReportFund,
} from './activity.types.ts';
import { boundPersons, readCoverage, type Bounds, type Coverage } from './count.rules.ts';
import type { FundReport, ReportFacts, ReportGap, ReportLine, ReportSplit } from './fund-report.types.ts';
import { doMeet, isWithin, toMonth, toMonths } from './period.rules.ts';
import { listGaps, tellPersons, toReading, type Told } from './report-line.rules.ts';

export function listFundIndicators(fund: ReportFund): readonly FundIndicator[] {
  return FUND_INDICATORS.filter((one) => one.fund === fund);
}

/** Activities of the fund, of the project where one is named, that took place in the period. */
function listReported({ activities, fund, project, period }: ReportFacts): readonly Activity[] {
  const asked = toMonths(period);
  return activities.filter(
    (one) =>
      one.funds.includes(fund) &&
      (project === '' || one.project === project) &&
      doMeet(
        { from: toMonth(one.fromOn), to: one.untilOn === null ? Infinity : toMonth(one.untilOn) },
        asked,
      ),
  );
}

/** All lines of a report, in the order of the fund. */
export function composeFundReport(facts: ReportFacts): FundReport {
  const activities = listReported(facts);
  const coverages = activities.map((one) => readCoverage(one, facts.records, facts.period, facts.today));
  const visits = listVisits(activities, facts);
  const lines = listFundIndicators(facts.fund).map((indicator) => {
    const total = facts.totals.find(
      (one) =>
        one.fundIndicatorId === indicator.id && one.project === facts.project && one.period === facts.period,
    );
    return addTotal(composeLine(indicator, coverages, visits), total ?? null);
  });
  const { fund, period, project } = facts;
  return { fund, period, project, activities: activities.length, lines };
}

interface Visits {
  readonly activity: Activity;
  readonly records: readonly ActivityRecord[];
}

function listVisits(activities: readonly Activity[], { records, period }: ReportFacts): readonly Visits[] {
  const asked = toMonths(period);
  return activities.map((activity) => ({
    activity,
    records: records.filter(({ activityId, heldOn }) => {
      if (activityId !== activity.activityId || heldOn === null) return false;
      const month = toMonth(heldOn);
      return isWithin({ from: month, to: month }, asked);
    }),
  }));
}

const EMPTY = {
  counted: null,
  fromRegister: null,
  unknown: 0,
  no: null,
  notAsked: null,
  activities: 0,
  counts: 0,
  splits: [],
  gaps: [],
  total: null,
} as const;

function composeLine(
  indicator: FundIndicator,
  coverages: readonly Coverage[],
  visits: readonly Visits[],
): ReportLine {
  const { rule } = indicator;
  switch (rule.serves) {
    case 'nothing':
      return { ...EMPTY, indicator, state: 'elsewhere' };
    case 'total':
      return { ...EMPTY, indicator, state: 'total-missing' };
    case 'visits':
    case 'events':
      return composeVisitLine(indicator, visits);
    default: {
      const asked = coverages.filter(({ activity }) => rule.types.includes(activity.type));
      const told = tellPersons(asked, rule);
      const splits = told.counted === null ? [] : listSplits(indicator, asked);
      const lacksAges = rule.serves === 'exit' && indicator.splits.includes('age') && hasPeople(told);
      const gaps: ReportGap[] = lacksAges ? [{ kind: 'ages-of-answers' }] : [];
      return {
        ...EMPTY,
        ...told,
        indicator,
        activities: asked.length,
        counts: asked.reduce((sum, { parts }) => sum + parts.length, 0),
        splits,
        gaps: [...listGaps(asked), ...gaps],
      };
    }
  }
}

const hasPeople = ({ counted }: Told): boolean => counted !== null && counted.atLeast > 0;

/** Visits add up: who comes twice counts twice. Days are counted where visits were written down. */
function composeVisitLine(indicator: FundIndicator, visits: readonly Visits[]): ReportLine {
  const records = visits.flatMap((one) => one.records);
  const gaps = visits
    .filter((one) => one.records.length === 0)
    .map(({ activity }): ReportGap => ({ kind: 'no-visits', activity: activity.title }));
  const base = { ...EMPTY, indicator, activities: visits.length, counts: records.length, gaps };
  if (visits.length === 0) return { ...base, state: 'no-activity' };
  if (records.length === 0) return { ...base, state: 'not-counted' };
  const people = records.flatMap(({ cells }) => cells.map((cell) => cell.people));
  const sum = indicator.rule.serves === 'events' ? records.length : people.reduce((a, b) => a + b, 0);
  const isComplete = gaps.length === 0;
  const counted = { atLeast: sum, atMost: isComplete ? sum : null };
  return { ...base, counted, state: isComplete ? 'certain' : 'at-least' };
}

/** Those counted, told apart as the fund wants it. */
function listSplits(indicator: FundIndicator, coverages: readonly Coverage[]): readonly ReportSplit[] {
  const { rule, splits } = indicator;
  if (splits.length === 0 || (rule.serves !== 'persons' && rule.serves !== 'exit')) return [];
  const read = toReading(rule);
  const toBand = (age: RegisterAge) => (splits.includes('age') ? readBand(age) : '');
  const cells = coverages.flatMap(({ parts }) => parts.flatMap((record) => record.cells));
  const bands = [...new Set(cells.filter((cell) => read(cell) === 'yes').map(({ age }) => toBand(age)))];
  return bands.toSorted(compareBands).flatMap((age) =>
    SEXES.flatMap((sex): ReportSplit[] => {
      const people = boundPersons(
        coverages,
        (cell) => read(cell) === 'yes' && cell.sex === sex && toBand(cell.age) === age,
      );
      return people.atLeast === 0 ? [] : [{ age, sex, people }];
    }),
  );
}

/** Ages are split for AMIF only: under 18, 18 to 60, over 60. A band of the register lies in one of them as a whole. */
const readBand = (age: RegisterAge): string => toFundAgeBand('AMIF', age) ?? age;

const BAND_ORDER = ['', 'u18', '18-60', '61plus', 'unknown'];
const compareBands = (a: string, b: string): number => BAND_ORDER.indexOf(a) - BAND_ORDER.indexOf(b);

/** What the organiser told stands before what the register can tell; where both disagree, that is said. */
function addTotal(line: ReportLine, total: FundTotal | null): ReportLine {
  if (total === null || line.state === 'elsewhere') return line;
  const told: Bounds = { atLeast: total.people, atMost: total.people };
  return {
    ...line,
    state: total.isEstimate ? 'estimate' : 'total',
    fromRegister: line.counted,
    counted: told,
    total,
    splits: splitTotal(line.indicator, total),
    gaps: isBeyond(total.people, line.counted) ? [{ kind: 'total-does-not-fit' }] : [],
  };
}

function isBeyond(people: number, register: Bounds | null): boolean {
  if (register === null) return false;
  return people < register.atLeast || (register.atMost !== null && people > register.atMost);
}

function splitTotal({ splits }: FundIndicator, { cells }: FundTotal): readonly ReportSplit[] {
  if (splits.length === 0) return [];
  const sums = new Map<string, ReportSplit>();
  for (const { age, sex, people } of cells) {
    const band = splits.includes('age') ? readBand(age) : '';
    const before = sums.get(`${band}|${sex}`)?.people.atLeast ?? 0;
    const sum = { atLeast: before + people, atMost: before + people };
    sums.set(`${band}|${sex}`, { age: band, sex, people: sum });
  }
  return [...sums.values()].toSorted(
    (a, b) => compareBands(a.age, b.age) || SEXES.indexOf(a.sex) - SEXES.indexOf(b.sex),
  );
}

/** The register says something about it, or the organiser did. */
export const isAnswered = ({ indicator: { rule }, total }: ReportLine): boolean =>
  total !== null || (rule.serves !== 'total' && rule.serves !== 'nothing');
