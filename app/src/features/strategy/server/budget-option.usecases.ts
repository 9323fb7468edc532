/** The wizard of simplified cost options: computes, offers, and writes the lines of the one that was chosen. */
import { z } from 'zod';
import { authorise, type Member } from '#server/auth/member.ts';
import { write } from '#server/db/doors.ts';
import { optionalInteger, optionalText, parseInput, rowId } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import type { Language } from '#ui/languages.ts';
import { amountWrong } from '../action.problems.ts';
import { parseAmount } from '../budget.rules.ts';
import { computeHourlyStaffCents, offerCombinations } from '../budget-option.rules.ts';
import { COST_OPTIONS, OPTION_FUNDS, type OptionOffer, type PlannedCost } from '../budget-option.types.ts';
import { saveLines } from './budget.usecases.ts';
import { readStrategyContent } from './content.usecases.ts';
import { lockOpenStrategy } from './strategies.usecases.ts';

const plannedSchema = z.object({
  fund: z.enum(OPTION_FUNDS),
  staff: optionalText(40),
  /** instead of `staff`: what one full post costs a year, and hours worked for the action */
  staffYear: optionalText(40),
  staffHours: optionalInteger(0, 100_000),
  other: optionalText(40),
});

const chosenSchema = z.object({
  option: z.enum(COST_OPTIONS),
  actionId: rowId,
  year: z.coerce.number().int().min(1990).max(2100),
  moneySourceId: z.union([z.literal(''), rowId]).default(''),
});

interface Money {
  readonly currency: string;
  readonly language: Language;
}

/** Reads what was planned. @throws Problem `amount-…` (422) */
function readPlanned(input: unknown, money: Money): PlannedCost {
  const given = parseInput(plannedSchema, input);
  const staffCents = readCents(given.staff, 1, 'staff', money);
  const yearCents = readCents(given.staffYear, 2, 'staffYear', money);
  const otherCents = readCents(given.other, 3, 'other', money);
  const hourly = computeHourlyStaffCents(yearCents, given.staffHours ?? 0);
  return { fund: given.fund, staffCents: staffCents + hourly, otherCents };
}

function readCents(text: string, line: number, field: string, { currency, language }: Money): number {
  if (text === '') return 0;
  const parsed = parseAmount(text, language, currency);
  if ('wrong' in parsed) throw amountWrong(parsed.wrong, line, text, field);
  return parsed.cents;
}

export interface OfferSheet {
  readonly planned: PlannedCost;
  readonly offer: OptionOffer;
}

/** What the rules allow for a planned cost. Writes nothing. @throws Problem `amount-…` (422) */
export function offerOptions(member: Member, input: unknown, money: Money): OfferSheet {
  authorise(member, 'strategy.change');
  const planned = readPlanned(input, money);
  return { planned, offer: offerCombinations(planned, money.currency) };
}

/**
 * Adds the lines of the combination that was chosen to the budget of one action and year, not secured yet.
 * @throws Problem `amount-…`, `input-invalid` (422), `not-found`
 */
export async function takeOption(
  member: Member,
  strategyId: string,
  input: unknown,
  language: Language,
): Promise<void> {
  authorise(member, 'strategy.change');
  const { option, actionId, year, moneySourceId } = parseInput(chosenSchema, input);
  await write(member, async (transaction) => {
    const { currency } = await lockOpenStrategy(transaction, member.placeId, strategyId);
    const content = await readStrategyContent(transaction, member.placeId, strategyId);
    if (!content.actions.some((one) => one.actionId === actionId)) throw new Problem('not-found', 404);
    const { offer } = offerOptions(member, input, { currency, language });
    const combination = offer.combinations.find((one) => one.option.id === option);
    if (combination === undefined)
      throw new Problem('input-invalid', 422, { field: 'option', reason: 'choice', limit: 0 }, 'option');
    const common = { budgetLineId: '', revision: 1, actionId, year, isSecured: false, note: '' };
    const lines = combination.lines.map(({ costKind, amountCents, isComputed }) => ({
      ...common,
      costKind,
      amountCents,
      moneySourceId: moneySourceId === '' ? null : moneySourceId,
      costOption: isComputed ? option : '',
    }));
    await saveLines(transaction, member, strategyId, lines);
  });
}
