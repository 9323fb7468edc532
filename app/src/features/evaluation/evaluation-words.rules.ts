/** Evidence and comparisons in plain words, the same on pages and in documents. */
import type { Fact, FactAddress } from '#features/fact/fact.types.ts';
import { writeAbout, writeFootings, writeHeadline, writePeriod } from '#features/fact/sentence.rules.ts';
import { formatAmount } from '#features/strategy/budget.rules.ts';
import type { Language } from '#ui/languages.ts';
import { createTranslator, formatNumber } from '#ui/messages.ts';
import type { Comparison, Evidence, EvidenceAtHand } from './evaluation.types.ts';

export interface EvidenceSource {
  readonly findFact: (address: FactAddress) => Fact | null;
  readonly comparisons: ReadonlyMap<string, Comparison>;
}

/** One line: what it is, and of figures the number with its interval and what the comparison says. */
export function writeEvidence(evidence: Evidence, source: EvidenceSource, language: Language): string {
  const t = createTranslator(language);
  const kind = t(`office.evaluation.evidence.${evidence.kind}`);
  const figures = [evidence.earlierFact, evidence.fact].flatMap((address) =>
    address === null ? [] : [writeFigure(source.findFact(address), language)],
  );
  const comparison = source.comparisons.get(evidence.evidenceId);
  const told = comparison === undefined ? [] : [writeComparison(comparison, language)];
  const words = [figures.join(' → '), ...told, evidence.words].filter((one) => one !== '');
  return `${kind}: ${words.join(' ')}`;
}

function writeFigure(fact: Fact | null, language: Language): string {
  if (fact === null) return createTranslator(language)('office.evaluation.not-carried.withdrawn');
  const footings = writeFootings(fact, language).join(', ');
  const number = `${writeHeadline(fact, language)}${footings === '' ? '' : ` (${footings})`}`;
  return `${writeAbout(fact, language)}, ${writePeriod(fact, language)}: ${number}.`;
}

/** What two figures say; a difference is never called an effect. */
export function writeComparison(comparison: Comparison, language: Language): string {
  const t = createTranslator(language);
  if (comparison.verdict === 'not-carried')
    return `${t('office.evaluation.not-carried')} ${t(`office.evaluation.not-carried.${comparison.reason}`)}`;
  return t(`office.evaluation.compared.${comparison.verdict}`);
}

/** What the platform knows, as lines for those who judge. Nothing that is empty is said. */
export function writeAtHand(atHand: EvidenceAtHand, currency: string, language: Language): string[] {
  const t = createTranslator(language);
  const number = (value: number | null): string =>
    value === null ? t('office.evaluation.hand.not-told') : formatNumber(value, language);
  const { plannedCents, spentCents, milestones, lent } = atHand;
  const money = (cents: number): string => formatAmount(cents, currency, language);
  return [
    ...atHand.outputs.map(({ name, planned, counted }) =>
      t('office.evaluation.hand.output', { name, planned: number(planned), counted: number(counted) }),
    ),
    ...(plannedCents === 0 && spentCents === 0
      ? []
      : [t('office.evaluation.hand.money', { planned: money(plannedCents), spent: money(spentCents) })]),
    ...(milestones.due === 0 ? [] : [t('office.evaluation.hand.milestones', milestones)]),
    t('office.evaluation.hand.reports', { told: atHand.monthsReported, expected: atHand.monthsExpected }),
    ...(lent.times === 0
      ? []
      : [
          t('office.evaluation.hand.lent', {
            times: lent.times,
            rooms: lent.roomHours,
            people: lent.peopleHours,
          }),
        ]),
    ...atHand.hinders.map((what) => t('office.evaluation.hand.hinders', { what })),
    ...atHand.decisions.map((what) => t('office.evaluation.hand.decided', { what })),
    ...atHand.reported.map(({ words }) => t('office.evaluation.hand.told', { what: words })),
    ...atHand.statements.map((what) => t('office.evaluation.hand.statement', { what })),
  ];
}
