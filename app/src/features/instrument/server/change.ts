/** One change of a draft: read, change, see that it holds together, keep, note. Nothing of somebody else is overwritten. */
import type { Instrument } from '@vicus/questionnaire';
import { recordAudit } from '#server/audit.ts';
import type { Member } from '#server/auth/member.ts';
import type { Action } from '#server/auth/permissions.ts';
import { today } from '#server/clock.ts';
import { write, type OfficeTransaction } from '#server/db/doors.ts';
import { refuseBroken } from '../edit.rules.ts';
import { instrumentChangedMeanwhile, instrumentFrozen, instrumentShipped } from '../instrument.problems.ts';
import type { InstrumentDocument, OutdatedKeys, Seen } from '../instrument.types.ts';
import { computeOutdated, withdrawReadings } from '../wording.rules.ts';
import { updateInstrument } from './instrument.queries.ts';
import { selectDocument } from './instrument.usecases.ts';

export interface Change {
  readonly action: Extract<Action, 'instrument.change' | 'instrument.translate'>;
  /** what was changed, for the audit */
  readonly part: string;
  readonly run: (instrument: Instrument, transaction: OfficeTransaction) => Instrument | Promise<Instrument>;
}

/** Writes a body over the one that was read. Problem `instrument-changed-meanwhile` (409). */
export async function keepBody(
  transaction: OfficeTransaction,
  member: Member,
  document: InstrumentDocument,
  next: { readonly body: Instrument; readonly outdated: OutdatedKeys },
): Promise<void> {
  const isKept = await updateInstrument(transaction, member.placeId, {
    instrumentId: document.ref,
    version: document.instrument.version,
    revision: document.revision,
    ...next,
    changedBy: member.userId,
    changedOn: today(),
  });
  if (!isKept) throw instrumentChangedMeanwhile(document.changedBy);
}

/**
 * Changes the draft. Problems `instrument-frozen`, `instrument-shipped`, `instrument-changed-meanwhile` (409),
 * `instrument-would-break` (422).
 */
export function changeDraft(member: Member, seen: Seen, change: Change): Promise<void> {
  return write(member, async (transaction) => {
    const document = await selectDocument(transaction, member.placeId, seen.ref);
    if (document.source === 'shipped') throw instrumentShipped();
    if (document.state === 'frozen') throw instrumentFrozen(document.instrument.version);
    if (document.revision !== seen.revision) throw instrumentChangedMeanwhile(document.changedBy);
    const before = document.instrument;
    const after = await change.run(before, transaction);
    if (JSON.stringify(after) === JSON.stringify(before)) return;
    refuseBroken(before, after);
    const outdated = computeOutdated(before, after, document.outdated);
    await keepBody(transaction, member, document, { body: withdrawReadings(after, outdated), outdated });
    await recordAudit(transaction, member, {
      action: change.action,
      objectKind: 'instrument',
      objectId: document.ref,
      detail: { part: change.part },
    });
  });
}
