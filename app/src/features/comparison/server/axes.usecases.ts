/** The context of a place as its office reads it, and where it sets another side of an axis. */
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { now } from '#server/clock.ts';
import { readOffice, readPublic, write } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { readPolicyContext, type CountryPolicyContext } from '#features/place/policy-context.rules.ts';
import { hasFixedInputs, toEvidenceHref } from '../axes.rules.ts';
import { overrideKey, overrideSchema } from '../axes.schema.ts';
import type { AxisOverrideEntry, ContextProfile } from '../axes.types.ts';
import {
  endOverrides,
  insertOverride,
  selectContextPlace,
  selectOverrides,
  type ContextPlace,
} from './axes.queries.ts';
import { computeContextProfile } from './context-profile.ts';
import { selectPublishedContext } from './public-context.queries.ts';

export interface ContextDossier {
  readonly profile: ContextProfile;
  readonly policyContext: CountryPolicyContext | null;
  /** newest first, ended ones included */
  readonly overrides: readonly AxisOverrideEntry[];
  /** where the evidence about places with such conditions stands; null: a side is not known */
  readonly evidenceHref: string | null;
  /** whether the page says what differs from the method for the country */
  readonly hasFixedInputs: boolean;
  /** ISO day; null: the public sees no profile */
  readonly publishedOn: string | null;
}

/** Everything about the conditions of the place. */
export async function readContext(member: Member): Promise<ContextDossier> {
  authorise(member, 'context.read');
  const { place, overrides, published } = await readOffice(member, async (reader) => ({
    place: await selectContextPlace(reader, member.placeId),
    overrides: await selectOverrides(reader, member.placeId),
    published: await selectPublishedContext(reader, member.placeId),
  }));
  if (place === undefined) throw new Problem('not-found', 404);
  const profile = await readProfile(place, overrides);
  return {
    profile,
    policyContext: readPolicyContext(profile.country),
    overrides,
    evidenceHref: toEvidenceHref(profile.axes),
    hasFixedInputs: hasFixedInputs(profile.country),
    publishedOn: published?.publishedOn ?? null,
  };
}

function readProfile(place: ContextPlace, overrides: readonly AxisOverrideEntry[]): Promise<ContextProfile> {
  const inForce = overrides
    .filter(({ endedOn }) => endedOn === null)
    .map(({ axis, side, reason, setOn, computedZ }) => ({ axis, side, reason, setOn, computedZ }));
  return readPublic((reader) => computeContextProfile(reader, place, inForce));
}

/** Sets another side of an axis, with its reason. What was set before is ended and kept. */
export async function setAxisOverride(member: Member, input: unknown): Promise<void> {
  authorise(member, 'context.change');
  const { axis, side, reason } = parseInput(overrideSchema, input);
  const { profile } = await readContext(member);
  const position = profile.axes.find((one) => one.axis === axis)?.position;
  const computedZ = position?.kind === 'position' ? position.z : null;
  const by = { userId: member.userId, at: now() };
  await write(member, async (transaction) => {
    await endOverrides(transaction, member.placeId, { axis }, by);
    await insertOverride(transaction, member.placeId, { axis, side, reason, computedZ }, by);
    await recordAudit(transaction, member, {
      action: 'context.change',
      objectKind: 'place',
      objectId: member.placeId,
      detail: { axis, side },
    });
  });
}

/** Goes back to the computed side; the override and its reason are kept. Problem `not-found` (404). */
export async function endAxisOverride(member: Member, input: unknown): Promise<void> {
  authorise(member, 'context.change');
  const { axisOverrideId } = parseInput(overrideKey, input);
  await write(member, async (transaction) => {
    const by = { userId: member.userId, at: now() };
    const ended = await endOverrides(transaction, member.placeId, { axisOverrideId }, by);
    if (ended === 0n) throw new Problem('not-found', 404);
    await recordAudit(transaction, member, {
      action: 'context.change',
      objectKind: 'place',
      objectId: member.placeId,
      detail: { ended: true },
    });
  });
}
