import type { RunningSettings } from './settings/settings.ts';

export interface StartContext {
  readonly settings: RunningSettings;
  /** The login that owns the database: for building schemas at start, never for work. */
  readonly ownerUrl: string;
  /** Says one plain line to whoever started Vicus. */
  readonly say: (line: string) => void;
}

/** Ends what a step began (jobs, pools); called in reverse order when Vicus stops, before the database stops. */
export type StopStep = () => Promise<void>;

/** Something done after the database is migrated and before the first page is served. */
export interface StartStep {
  /** Read by people when the step fails: "load the reference data". */
  readonly name: string;
  run(context: StartContext): Promise<StopStep | void>;
}
