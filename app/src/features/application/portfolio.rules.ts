/** All money of a place in one list: secured, applied for, planned; when it ends, and what it obliges to. */
import { sumBySource } from '#features/strategy/budget.rules.ts';
import type { StrategyContent } from '#features/strategy/strategy.types.ts';
import type { Application, ApplicationItem, Duty, MoneyState, OwnMoney } from './application.types.ts';

export const MONEY_ORIGINS = ['strategy', 'application', 'own'] as const;
export type MoneyOrigin = (typeof MONEY_ORIGINS)[number];

export interface MoneyRow {
  readonly origin: MoneyOrigin;
  /** id of the strategy, application or own entry */
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly state: MoneyState;
  /** null: nobody said how much */
  readonly cents: number | null;
  readonly currency: string;
  /** ISO day; null: not known */
  readonly endsOn: string | null;
  /** whether it ends within a year */
  readonly endsSoon: boolean;
}

export interface MoneySum {
  readonly origin: MoneyOrigin;
  readonly state: MoneyState;
  readonly currency: string;
  /** null: none of them has an amount */
  readonly cents: number | null;
  /** entries without an amount: they are in no sum */
  readonly unknown: number;
}

export interface Portfolio {
  readonly rows: readonly MoneyRow[];
  /** never over origins: the same money may stand in a strategy and come from an application */
  readonly sums: readonly MoneySum[];
}

interface PortfolioBasis {
  readonly strategies: readonly StrategyContent[];
  readonly applications: readonly Application[];
  readonly money: readonly OwnMoney[];
  readonly today: string;
}

const SOON_DAYS = 365;

export function composePortfolio({ strategies, applications, money, today }: PortfolioBasis): Portfolio {
  const rows = [
    ...strategies.flatMap(listStrategyMoney),
    ...applications.flatMap(toApplicationRow),
    ...money.map(toOwnRow),
  ].map((row): MoneyRow => {
    const hasEnded = row.endsOn !== null && row.endsOn < today;
    const state = hasEnded && row.state === 'secured' ? 'ended' : row.state;
    return { ...row, state, endsSoon: state === 'secured' && isSoon(row.endsOn, today) };
  });
  return { rows: rows.toSorted(compareRows), sums: sumRows(rows) };
}

type BareRow = Omit<MoneyRow, 'endsSoon'>;

function listStrategyMoney({ strategy, budget, moneySources }: StrategyContent): BareRow[] {
  return sumBySource(budget).flatMap(({ key, securedCents, openCents }) => {
    const source = moneySources.find(({ moneySourceId }) => moneySourceId === key);
    if (source === undefined) return [];
    const row = {
      origin: 'strategy' as const,
      id: strategy.strategyId,
      name: source.name,
      about: [source.programme, strategy.title].filter((one) => one !== '').join(', '),
      currency: strategy.currency,
      endsOn: source.endsOn,
    };
    return [
      ...(securedCents === 0 ? [] : [{ ...row, state: 'secured' as const, cents: securedCents }]),
      ...(openCents === 0 ? [] : [{ ...row, state: 'planned' as const, cents: openCents }]),
    ];
  });
}

const STATES: Readonly<Record<Application['state'], MoneyState | null>> = {
  preparing: 'planned',
  submitted: 'applied',
  granted: 'secured',
  refused: null,
  withdrawn: null,
};

function toApplicationRow(one: Application): BareRow[] {
  const state = STATES[one.state];
  if (state === null) return [];
  return [
    {
      origin: 'application',
      id: one.applicationId,
      name: one.fundName,
      about: one.title,
      state,
      cents: state === 'secured' ? one.grantedCents : one.askedCents,
      currency: one.currency,
      endsOn: one.projectUntil,
    },
  ];
}

const toOwnRow = (one: OwnMoney): BareRow => ({
  origin: 'own',
  id: one.moneyId,
  name: one.name,
  about: one.programme,
  state: one.state,
  cents: one.amountCents,
  currency: one.currency,
  endsOn: one.endsOn,
});

const isSoon = (day: string | null, today: string): boolean =>
  day !== null && day >= today && Date.parse(day) - Date.parse(today) <= SOON_DAYS * 86_400_000;

/** What ends first stands first; what has no known end, last. */
const compareRows = (a: MoneyRow, b: MoneyRow): number =>
  (a.endsOn ?? '9999').localeCompare(b.endsOn ?? '9999') || a.name.localeCompare(b.name);

function sumRows(rows: readonly BareRow[]): MoneySum[] {
  const groups = Map.groupBy(rows, ({ origin, state, currency }) => `${origin} ${state} ${currency}`);
  return [...groups.values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const { origin, state, currency } = first;
    const unknown = own.filter((one) => one.cents === null).length;
    const cents = unknown === own.length ? null : own.reduce((sum, one) => sum + (one.cents ?? 0), 0);
    return [{ origin, state, currency, cents, unknown }];
  });
}

/** Years papers are kept after the year of the last payment (Regulation (EU) 2021/1060, Article 82; background knowledge). */
export const RETENTION_YEARS = 5;

/** Last day on which papers have to be there; null: the last payment is not known, so nothing has begun. */
export const computeRetentionDay = (lastPaymentOn: string | null): string | null =>
  lastPaymentOn === null ? null : `${Number(lastPaymentOn.slice(0, 4)) + RETENTION_YEARS}-12-31`;

export interface DueMoneyStep {
  /** of a step the platform knows; '' entered by the place */
  readonly code: string;
  readonly what: string;
  readonly about: string;
  readonly dueOn: string;
  readonly isLate: boolean;
  /** how many more steps of the same application are due */
  readonly more: number;
  /** after `/office/<place>/` */
  readonly path: string;
}

const ITEM_AHEAD_DAYS = 14;
const DUTY_AHEAD_DAYS = 60;

/** What the desk reminds of: the next step of each application in two weeks, duties in the next two months, and what is late. */
export function listDueSteps(
  applications: readonly (Application & { readonly items: readonly ApplicationItem[] })[],
  duties: readonly Duty[],
  today: string,
): DueMoneyStep[] {
  const within = (day: string, days: number): boolean =>
    Date.parse(day) - Date.parse(today) <= days * 86_400_000;
  const steps = applications
    .filter(({ state }) => state === 'preparing')
    .flatMap(({ applicationId, title, items }) => {
      const due = items.filter(({ doneOn, dueOn }) => doneOn === null && within(dueOn, ITEM_AHEAD_DAYS));
      const [first] = due.toSorted((a, b) => a.dueOn.localeCompare(b.dueOn));
      if (first === undefined) return [];
      const { code, what, dueOn } = first;
      const path = `applications/${applicationId}`;
      return [{ code, what, about: title, dueOn, isLate: dueOn < today, more: due.length - 1, path }];
    });
  const owed = duties
    .filter(({ doneOn, dueOn }) => doneOn === null && within(dueOn, DUTY_AHEAD_DAYS))
    .map(({ what, about, dueOn, applicationId }) => ({
      code: '',
      more: 0,
      what,
      about,
      dueOn,
      isLate: dueOn < today,
      path: applicationId === null ? 'applications#duties' : `applications/${applicationId}#duties`,
    }));
  return [...steps, ...owed].toSorted((a, b) => a.dueOn.localeCompare(b.dueOn));
}

/** Years of a project up to now, for reports from the register of activities; newest first. */
export function listReportYears(
  { projectFrom, projectUntil }: Pick<Application, 'projectFrom' | 'projectUntil'>,
  today: string,
): number[] {
  if (projectFrom === null) return [];
  const first = Number(projectFrom.slice(0, 4));
  const last = Number((projectUntil === null || projectUntil > today ? today : projectUntil).slice(0, 4));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => last - i).slice(0, 15);
}
