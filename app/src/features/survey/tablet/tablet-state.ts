/**
 * `day-over`: the last day has passed and can still be moved. `closed`: the survey is over. `shut-out`: this address may
 * not send.
 */
export type TabletDoor = 'day-over' | 'closed' | 'shut-out';

/** How things stand on the tablet. */
export interface TabletState {
  readonly door: 'open' | TabletDoor;
  readonly isOffline: boolean;
  /** opens without a connection */
  readonly isReady: boolean;
  readonly isSending: boolean;
  /** the answer just finished could not be stored; it is still in the memory */
  readonly isNotKept: boolean;
  /** since the page was opened */
  readonly sent: number;
}

export const FIRST_STATE: TabletState = {
  door: 'open',
  isOffline: false,
  isReady: false,
  isSending: false,
  isNotKept: false,
  sent: 0,
};
