/** An import that runs as a job, and what its page shows. */
import type { DataMapping } from './wizard.types.ts';

/** How the accepted file is read. */
export interface DataReading {
  readonly sheet: string | null;
  readonly headingRow: number | null;
  readonly mapping: DataMapping;
}

export type DataJobState = 'waiting' | 'working' | 'done' | 'failed';
export const JOB_STEPS = ['reading', 'checking', 'writing'] as const;

export interface DataJob {
  readonly jobId: string;
  readonly uploadId: string;
  readonly fileName: string;
  readonly reading: DataReading;
  readonly title: string;
  readonly source: string;
  readonly why: string;
  readonly state: DataJobState;
  readonly step: '' | (typeof JOB_STEPS)[number];
  readonly valueCount: number | null;
  readonly problem: {
    readonly code: string;
    readonly values: Readonly<Record<string, string | number>>;
  } | null;
  /** null: not done, or nothing was new */
  readonly importId: string | null;
  readonly unchanged: number;
  readonly askedBy: string;
  readonly changedAt: Date;
}
