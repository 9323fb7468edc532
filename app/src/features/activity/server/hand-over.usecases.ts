/** Figures of a report that are certain become values of an indicator of the place, by a person's choice. */
import type { IndicatorDefinition } from '@vicus/reference';
import { z } from 'zod';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { write } from '#server/db/doors.ts';
import { optionalText, parseInput } from '#server/input.ts';
import type { NewObservation } from '#features/indicator/indicator.types.ts';
import { toContent } from '#features/indicator/observation.rules.ts';
import { listDefinitions } from '#features/indicator/server/chosen.usecases.ts';
import { commitObservations } from '#features/indicator/server/observations.usecases.ts';
import { nothingToHandOver } from '../activity.problems.ts';
import { readExact } from '../count.rules.ts';
import type { ReportLine } from '../fund-report.types.ts';
import { toMonth, toMonths } from '../period.rules.ts';
import { readFundReport, type ReportQuery } from './fund-report.usecases.ts';

const keepSchema = z.object({
  figure: z.string().max(60),
  indicatorId: z.string().max(100),
  why: optionalText(500),
});

export interface FigureTargets {
  /** ids of fund indicators whose number is certain */
  readonly figures: readonly string[];
  /** indicators that are a plain number of persons, visits or things */
  readonly indicators: readonly Pick<IndicatorDefinition, 'id' | 'name'>[];
}

const isPlainNumber = ({ kind, unit }: IndicatorDefinition): boolean =>
  kind === 'count' && ['persons', 'visits', 'number'].includes(unit);

/** A number that is no bound; nothing else may become a value. */
const isCertain = ({ counted }: ReportLine): boolean => counted !== null && readExact(counted) !== null;

/** What can be kept, and where. */
export async function listFigureTargets(member: Member, query: ReportQuery): Promise<FigureTargets> {
  authorise(member, 'activity.change');
  const { lines } = await readFundReport(member, query);
  const definitions = await listDefinitions(member);
  return {
    figures: lines.filter(isCertain).map(({ indicator }) => indicator.id),
    indicators: definitions.filter(isPlainNumber).map(({ id, name }) => ({ id, name })),
  };
}

function toObservation(line: ReportLine, definition: IndicatorDefinition, period: string): NewObservation {
  const { rule } = line.indicator;
  const isOver = toMonths(period).to < toMonth(today());
  const status = line.state === 'estimate' ? 'estimated' : isOver ? 'final' : 'provisional';
  const isVisits = rule.serves === 'visits';
  const parts = { numerator: null, denominator: null, value: line.counted?.atLeast ?? null };
  return {
    indicatorId: definition.id,
    definitionVersion: definition.version,
    people: definition.describes === 'newcomers' ? 'newcomers' : 'everyone',
    breakdown: '',
    period,
    ...toContent(definition, parts, {
      status,
      counted: isVisits ? 'visits' : rule.serves === 'events' ? '' : 'persons',
    }),
  };
}

/**
 * Keeps one certain figure as the value of an indicator for the report's period. @throws Problem
 * `activity-nothing-to-hand-over`; `why-missing` where another value stands there
 */
export async function keepFigure(member: Member, query: ReportQuery, input: unknown): Promise<void> {
  authorise(member, 'activity.change');
  const { figure, indicatorId, why } = parseInput(keepSchema, input);
  const { lines } = await readFundReport(member, query);
  const line = lines.find(({ indicator }) => indicator.id === figure);
  const definition = (await listDefinitions(member)).find(({ id }) => id === indicatorId);
  if (line === undefined || definition === undefined || !isCertain(line) || !isPlainNumber(definition))
    throw nothingToHandOver();
  const named = query.project === '' ? '' : ` – ${query.project}`;
  await write(member, async (transaction) => {
    await commitObservations(transaction, member, {
      kind: 'activity',
      title: `${query.fund} ${line.indicator.code} ${query.period}${named}`.slice(0, 200),
      source: line.total?.toldBy ?? 'Activity register',
      rows: [toObservation(line, definition, query.period)],
      why,
    });
    await recordAudit(transaction, member, {
      action: 'activity.change',
      objectKind: 'data',
      objectId: definition.id,
      detail: { figure, period: query.period },
    });
  });
}
