/** What one place says to a joint service: its need and figures, its role, its agreement, its real use. Own rows only. */
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice, write, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import type { Language } from '#ui/languages.ts';
import { changedMeanwhile, keyNotPossible, migrantsMissing, noPublishedShare } from '../joint.problems.ts';
import { countFromShare } from '../joint.rules.ts';
import { agreeSchema, partSchema, rolesSchema, useSchema } from '../joint.schema.ts';
import type { JointPart } from '../joint.types.ts';
import * as queries from './joint-part.queries.ts';
import { readJointService, requireService } from './joint-read.usecases.ts';
import { parseCents } from './joint.usecases.ts';
import { readPublishedValues, type PublishedValue } from './published-values.usecases.ts';

/** Residents born abroad, as a share of all. */
const RESIDENTS_BORN_ABROAD = 'cx1';

/** The share of residents born abroad as this place published it; null: it published none, or the gate withheld it. */
export async function readPublishedShare(member: Member): Promise<PublishedValue | null> {
  authorise(member, 'joint-service.read');
  const [found] = await readPublishedValues([member.placeId], [RESIDENTS_BORN_ABROAD]);
  return found ?? null;
}

const emptyPart = (placeId: string): JointPart => ({
  placeId,
  needs: '',
  useUnits: null,
  population: null,
  migrants: null,
  migrantsSource: null,
  keeps: '',
  role: '',
  contactPoint: '',
  dpoContact: '',
});

/**
 * Own need and figures. A number of migrant residents is one the place enters knowingly for these partners, or reckoned from its
 * published share: it is never read from confidential counts.
 * Problems `joint-no-published-share`, `joint-migrants-missing` (422)
 */
export async function savePart(member: Member, serviceId: string, input: unknown): Promise<void> {
  authorise(member, 'joint-service.change');
  const { migrantsFrom, migrants: entered, ...figures } = parseInput(partSchema, input);
  const migrants = await countMigrants(member, migrantsFrom, entered, figures.population);
  const migrantsSource = migrantsFrom === 'none' ? null : migrantsFrom;
  await changePart(member, serviceId, 'part', (part) => ({ ...part, ...figures, migrants, migrantsSource }));
}

async function countMigrants(
  member: Member,
  from: 'none' | 'published' | 'entered',
  entered: number | null,
  population: number | null,
): Promise<number | null> {
  if (from === 'none') return null;
  if (from === 'entered') {
    if (entered === null) throw migrantsMissing();
    return entered;
  }
  const share = await readPublishedShare(member);
  if (share === null || population === null) throw noPublishedShare();
  return countFromShare(share.value, population);
}

/** What the place keeps of the data and answers for, as a joint controller (GDPR Art. 26). */
export async function saveRoles(member: Member, serviceId: string, input: unknown): Promise<void> {
  authorise(member, 'joint-service.change');
  const roles = parseInput(rolesSchema, input);
  await changePart(member, serviceId, 'roles', (part) => ({ ...part, ...roles }));
}

async function changePart(
  member: Member,
  serviceId: string,
  what: string,
  change: (part: JointPart) => JointPart,
): Promise<void> {
  await write(member, async (transaction) => {
    const service = await requireService(transaction, serviceId);
    const parts = await queries.selectParts(transaction, service);
    const own = parts.find(({ placeId }) => placeId === member.placeId) ?? emptyPart(member.placeId);
    await queries.upsertPart(transaction, service, change(own), today());
    await note(transaction, member, service.serviceId, 'joint-service.change', { what });
  });
}

/**
 * The coordinator agrees for the place: to the words, key and figures with this fingerprint. Whatever of it changes later is not
 * agreed to. Problems `joint-changed` (409), `joint-key-not-possible` (409)
 */
export async function agreeToJointService(member: Member, serviceId: string, input: unknown): Promise<void> {
  authorise(member, 'joint-service.agree');
  const { fingerprint } = parseInput(agreeSchema, input);
  const sheet = await readJointService(member, serviceId);
  if (sheet.fingerprint !== fingerprint) throw changedMeanwhile();
  const share =
    sheet.chosen !== null && 'shares' in sheet.chosen
      ? sheet.chosen.shares.find(({ placeId }) => placeId === member.placeId)
      : undefined;
  if (share === undefined) throw keyNotPossible();
  const agreedName = await readOffice(member, (reader) => queries.selectOwnName(reader, member.userId));
  await write(member, async (transaction) => {
    const service = await requireService(transaction, serviceId);
    await queries.endAgreements(transaction, member.placeId, service, today());
    await queries.insertAgreement(transaction, service, {
      placeId: member.placeId,
      userId: member.userId,
      agreedName,
      agreedOn: today(),
      fingerprint,
      shareCents: share.cents,
    });
    await note(transaction, member, service.serviceId, 'joint-service.agree', { share: share.cents });
  });
}

/** Takes the own agreement back; it stays readable as ended. */
export async function endOwnAgreement(member: Member, serviceId: string): Promise<void> {
  authorise(member, 'joint-service.agree');
  await write(member, async (transaction) => {
    const service = await requireService(transaction, serviceId);
    await queries.endAgreements(transaction, member.placeId, service, today());
    await note(transaction, member, service.serviceId, 'joint-service.agree', { ended: service.title });
  });
}

/** What the place really used in a year, and what it has paid. Problem `joint-amount` (422) */
export async function saveRealUse(
  member: Member,
  serviceId: string,
  input: unknown,
  language: Language,
): Promise<void> {
  authorise(member, 'joint-service.change');
  const { year, useUnits, paid } = parseInput(useSchema, input);
  await write(member, async (transaction) => {
    const service = await requireService(transaction, serviceId);
    const writing = { language, currency: service.currency };
    const paidCents = paid === '' ? 0 : parseCents(paid, 'paid', writing);
    await queries.upsertUse(transaction, service, { placeId: member.placeId, year, useUnits, paidCents });
    await note(transaction, member, service.serviceId, 'joint-service.change', { realUseOf: year });
  });
}

const note = (
  transaction: OfficeTransaction,
  member: Member,
  objectId: string,
  action: 'joint-service.change' | 'joint-service.agree',
  detail: Readonly<Record<string, string | number>>,
): Promise<void> =>
  recordAudit(transaction, member, { action, objectKind: 'joint-service', objectId, detail });
