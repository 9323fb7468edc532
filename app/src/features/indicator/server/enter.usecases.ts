/** Values typed in, one at a time. */
import type { IndicatorDefinition } from '@vicus/reference';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { write } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { valueSchema } from '../chosen.schema.ts';
import { computeMedianContent, listBands } from '../durations.rules.ts';
import { bandCountsSchema, durationsSchema } from '../durations.schema.ts';
import { indicatorUnknown } from '../indicator.problems.ts';
import type { CommitReport, ObservationContent } from '../indicator.types.ts';
import { toContent, toReason } from '../observation.rules.ts';
import { checkParts } from '../value.rules.ts';
import { requireFollowed } from './chosen.usecases.ts';
import { commitObservations } from './observations.usecases.ts';

/** One value typed in. @throws Problem `why-missing` where another value stands already and no reason is given */
export async function saveValue(member: Member, indicatorId: string, input: unknown): Promise<CommitReport> {
  authorise(member, 'data.change');
  const typed = parseInput(valueSchema, input);
  return writeValue(member, indicatorId, typed, (definition) => toTypedContent(definition, typed));
}

/**
 * A median time worked out from counts in bands of duration.
 * @throws Problem `counts-empty`, `median-not-reached` (422); `not-found` (404) for what is no time; `why-missing`
 */
export async function saveDurations(
  member: Member,
  indicatorId: string,
  input: unknown,
): Promise<CommitReport> {
  authorise(member, 'data.change');
  const typed = parseInput(durationsSchema, input);
  const counts = parseInput(bandCountsSchema, input);
  return writeValue(member, indicatorId, typed, (definition) => {
    if (listBands(definition).length === 0) throw indicatorUnknown();
    return computeMedianContent(definition, counts, typed.status);
  });
}

async function writeValue(
  member: Member,
  indicatorId: string,
  typed: Pick<Typed, 'people' | 'period' | 'source' | 'why'>,
  toValue: (definition: IndicatorDefinition) => ObservationContent,
): Promise<CommitReport> {
  return write(member, async (transaction) => {
    const definition = await requireFollowed(transaction, member.placeId, indicatorId);
    const { people, period, source, why } = typed;
    const key = { indicatorId, definitionVersion: definition.version, people, breakdown: '', period };
    const report = await commitObservations(transaction, member, {
      kind: 'form',
      title: definition.name.en,
      source,
      why,
      rows: [{ ...key, ...toValue(definition) }],
    });
    await recordAudit(transaction, member, {
      action: 'data.change',
      objectKind: 'indicator',
      objectId: indicatorId,
      detail: { period, people },
    });
    return report;
  });
}

type Typed = ReturnType<typeof valueSchema.parse>;

function toTypedContent(definition: IndicatorDefinition, typed: Typed): ObservationContent {
  if (typed.reason !== '') return toReason(typed.reason);
  const counted = definition.unit === 'persons' || definition.unit === 'visits' ? definition.unit : '';
  checkParts(definition, typed);
  return toContent(definition, typed, { status: typed.status, counted });
}
