/** What a measure of a goal can be taken from: chosen indicators, and figures that stand in the strategy already. */
import { readText } from '@vicus/cube';
import { toFactToken } from '#features/fact/fact-address.rules.ts';
import { writeHeadline, writeQuestion } from '#features/fact/sentence.rules.ts';
import { listChosenIndicators } from '#features/indicator/server/chosen.usecases.ts';
import { listBaselineFacts } from '#features/strategy/server/goal.usecases.ts';
import type { Member } from '#server/auth/member.ts';
import type { Language } from '#ui/messages.ts';

export async function listMeasureChoices(member: Member, strategyId: string, language: Language) {
  const chosen = await listChosenIndicators(member);
  const facts = await listBaselineFacts(member, strategyId);
  return {
    indicators: chosen
      .map(({ definition }) => ({
        value: definition.id,
        label: readText(definition.name, language),
      }))
      .toSorted((a, b) => a.label.localeCompare(b.label)),
    facts: facts.flatMap(({ address, fact }) =>
      fact === null
        ? []
        : [
            {
              value: toFactToken(address),
              label: `${writeQuestion(fact, language)} – ${writeHeadline(fact, language)}`.slice(0, 200),
            },
          ],
    ),
  };
}
