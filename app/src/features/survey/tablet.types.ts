/** Collecting on a tablet: what the device knows, keeps and sends. */
import type { Instrument } from '@vicus/questionnaire';

/** Everything a tablet needs to ask without a connection. Holds nothing about people. */
export interface TabletQuestionnaire {
  readonly place: string;
  readonly contact: string;
  readonly isExample: boolean;
  readonly waveId: string;
  readonly title: string;
  readonly purpose: string;
  readonly minutes: number;
  readonly closesOn: string;
  readonly retentionUntil: string;
  readonly minimumGroup: number;
  readonly adultsOnly: boolean;
  readonly instrument: Instrument;
  /** raw point of P-256, base64 */
  readonly publicKey: string;
}

/** One finished answer as the tablet seals it. */
export interface SealedContent {
  /** random key of the answer: sent twice, it counts once */
  readonly key: string;
  readonly language: string;
  readonly answers: unknown;
}

/** One finished answer on its way. */
export interface SentItem {
  readonly id: string;
  /** base64 */
  readonly sealed: string;
}

/** `garbled`: cannot be opened with the key of this wave. `invalid`: does not fit the questionnaire. */
export type RefusalReason = 'garbled' | 'invalid';

export type ItemResult =
  | { readonly id: string; readonly receipt: string }
  | { readonly id: string; readonly refused: RefusalReason };

/** A tablet as the office sees it. */
export interface Tablet {
  readonly tabletId: string;
  readonly number: number;
  readonly madeOn: string;
  readonly revokedOn: string | null;
}

/** Answers that go at once. */
export const ITEMS_IN_BATCH = 20;
/** characters of base64: some 70 kB of answers */
export const MAXIMUM_SEALED_CHARACTERS = 100_000;
/** random key of an answer */
export const SUBMISSION_KEY_BYTES = 16;
