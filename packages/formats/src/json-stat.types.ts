import type { CUBE_JSON_FORMAT, Cube, PolicyStamp, Reason, Status } from '@vicus/cube';

/** A dimension of a JSON-stat 2.0 dataset. */
export interface JsonStatDimension {
  readonly label: string;
  readonly category: {
    /** codes in order */
    readonly index: readonly string[];
    readonly label: Readonly<Record<string, string>>;
    /** codes that are part of a code */
    readonly child?: Readonly<Record<string, readonly string[]>>;
    readonly unit?: Readonly<Record<string, { readonly label: string; readonly decimals: number }>>;
  };
}

/** A JSON-stat 2.0 dataset as this platform writes it. */
export interface JsonStatDataset {
  readonly version: '2.0';
  readonly class: 'dataset';
  readonly label: string;
  readonly source: string;
  readonly note?: readonly string[];
  readonly id: readonly string[];
  readonly size: readonly number[];
  readonly role: {
    readonly time?: readonly string[];
    readonly geo?: readonly string[];
    readonly metric: readonly string[];
  };
  readonly dimension: Readonly<Record<string, JsonStatDimension>>;
  /** row-major, last dimension fastest; null where there is no number */
  readonly value: readonly (number | null)[];
  /** by position; a number without a status is final */
  readonly status?: Readonly<Record<string, Exclude<Status | Reason, 'final'>>>;
  readonly extension: {
    readonly status: { readonly label: Readonly<Record<string, string>> };
    readonly vicus: VicusExtension;
  };
}

/** Everything about the cube that JSON-stat has no field for, so that our own files come back unchanged. */
export interface VicusExtension extends Omit<Cube, 'columns'> {
  readonly format: typeof CUBE_JSON_FORMAT;
  readonly policy: PolicyStamp;
}
