import type { Coordinates, Reason, Texts } from '@vicus/cube';

/**
 * What a chart needs of a browser's `document`; happy-dom's and a real one both fit. Given as an argument so that
 * this package loads no DOM.
 */
export interface ChartDocument {
  createElementNS(namespace: string, name: string): unknown;
}

/** `screen`: colours follow the page's style sheet. `print`: fixed colours on white, for PDF. */
export type Palette = 'screen' | 'print';

export interface PictureOptions {
  /** unique on the page; letters, digits, `-`; the ids inside the picture begin with it */
  readonly id: string;
  /** BCP 47 tag of the words and numbers, e.g. `de` */
  readonly language: string;
  /** width the picture is laid out for, in CSS px (at least 280); default 640. Text is never below 11 px at it. */
  readonly widthPx?: number;
  readonly direction?: 'ltr' | 'rtl';
  readonly palette?: Palette;
  /** sentences drawn on the chart before the computed ones, e.g. that the town is invented */
  readonly warnings?: readonly string[];
  /** words in a language that is not built in, or other words than the built-in ones */
  readonly texts?: Partial<ChartTexts>;
}

export interface ChartOptions extends PictureOptions {
  readonly document: ChartDocument;
}

/** What stands around a chart: shown by the caller as text. */
export interface ChartFrame {
  /** e.g. `n = 12–17 (of 25 asked)`; empty when the choice names no measure of answers */
  readonly n: string;
  /** what whiskers and bands mean, one sentence each */
  readonly meanings: readonly string[];
  readonly period: string;
  readonly source: string;
  /** id of a page in docs/methods */
  readonly method: string;
  readonly notes: readonly string[];
}

export interface RenderedChart {
  readonly svg: string;
  /** the question the chart answers */
  readonly title: string;
  /** two to five sentences computed from the data */
  readonly textAlternative: string;
  /** the sentences drawn on the chart */
  readonly warnings: readonly string[];
  readonly frame: ChartFrame;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Which cells become rows. Dimensions named neither here nor as series are fixed by `at` (or have one code). */
export interface RowChoice {
  /** id of the dimension whose codes become rows; a code's `parent` becomes the heading above it */
  readonly rows: string;
  /** which codes, in which order; default: those that are nobody's parent */
  readonly rowCodes?: readonly string[];
  readonly at?: Coordinates;
  /** reasons for no number that are neither drawn nor told: the line stays empty */
  readonly silentReasons?: readonly Reason[];
  /** id of the measure that counts the answers behind a row */
  readonly answered?: string;
  /** id of the measure that counts who was asked */
  readonly asked?: string;
}

export interface SeriesChoice {
  readonly dimension: string;
  /** at most four; default: all codes of the dimension */
  readonly codes?: readonly string[];
}

/** Ids of the two measures that bound a value, and a sentence on what the bounds mean (default: built in). */
export interface Bounds {
  readonly low: string;
  readonly high: string;
  readonly meaning?: Texts;
  /** what stands in the legend (default: built in) */
  readonly key?: Texts;
}

export interface Tick {
  readonly value: number;
  readonly label?: Texts;
}

export interface ScaleChoice {
  readonly domain: readonly [number, number];
  readonly ticks: readonly Tick[];
}

export interface DotIntervalChoice extends RowChoice {
  readonly series?: SeriesChoice;
  /** id of the measure drawn as a dot */
  readonly value: string;
  readonly interval?: Bounds;
  readonly range?: Bounds;
  readonly scale: ScaleChoice;
}

export interface DivergingChoice extends RowChoice {
  readonly series?: SeriesChoice;
  /** id of the measure drawn as a bar from zero */
  readonly value: string;
  readonly interval?: Bounds;
  /** symmetric around zero, e.g. [-2, 2] */
  readonly scale: ScaleChoice;
}

export interface DistributionChoice extends RowChoice {
  /** id of the dimension of answers; its codes are stacked in their order */
  readonly answers: string;
  readonly answerCodes?: readonly string[];
  /** answers beside the scale (`don't know`): hatched, last */
  readonly besideCodes?: readonly string[];
  /** id of the measure that counts answers */
  readonly count: string;
}

export interface Contact {
  readonly id: string;
  readonly label: string;
  /** code of a group */
  readonly group: string;
  /** 0 no contact to 5 daily, or why not known */
  readonly frequency: number | Reason;
  /** -2 very conflictual to 2 very collaborative, or why not known */
  readonly nature: number | Reason;
}

export interface ContactPicture {
  readonly title: string;
  /** who stands in the middle */
  readonly ego: string;
  /** one to six, in the order of the sectors */
  readonly groups: readonly { readonly code: string; readonly label: string }[];
  readonly contacts: readonly Contact[];
  /** words for 0 to 5, in the language of the options */
  readonly frequencyLabels: readonly string[];
  readonly period: string;
  readonly source: string;
  readonly method: string;
}

export interface MapArea {
  /** code of the dimension; null: the table says nothing about this area */
  readonly code: string | null;
  readonly label: Texts;
  /** what stands on the map and before the name in the table, e.g. `3` */
  readonly mark: string;
  /** absolute SVG path of straight lines (`M`, `L`, `Z`) in the units that all areas share, y downwards */
  readonly outline: string;
}

export interface AreaMapChoice {
  readonly areas: readonly MapArea[];
  /** id of the dimension whose codes are areas */
  readonly dimension: string;
  readonly at?: Coordinates;
  /** id of the measure that is drawn */
  readonly value: string;
  /** what the classes count, with its unit, e.g. `Share born abroad, percent` */
  readonly legend: Texts;
  /** id of the measure that counts the people behind a value */
  readonly answered?: string;
}

export interface FunnelPicture {
  readonly title: string;
  /** the one place that is named; null: it has no figure */
  readonly own: { readonly label: string; readonly size: number; readonly difference: number } | null;
  /** people counted in each place, above 0; none of them is named */
  readonly sizes: ArrayLike<number>;
  /** percentage points from the level of reference, one a place */
  readonly differences: ArrayLike<number>;
  /** by ascending size, at least two, in percentage points */
  readonly limits: readonly FunnelPictureLimit[];
  readonly period: string;
  readonly source: string;
  readonly method: string;
}

export interface FunnelPictureLimit {
  readonly size: number;
  /** by chance alone */
  readonly inner: { readonly low: number; readonly high: number };
  /** by chance and the variation between places */
  readonly outer: { readonly low: number; readonly high: number };
}

/** The words a chart draws. `{…}` are filled in by the chart. */
export interface ChartTexts {
  readonly withheld: string;
  readonly 'withheld-at-source': string;
  readonly 'not-collected': string;
  readonly 'not-applicable': string;
  readonly 'no-base': string;
  readonly rows: string;
  readonly highest: string;
  readonly lowest: string;
  readonly noNumbers: string;
  readonly answersPerRow: string;
  readonly listed: string;
  readonly n: string;
  readonly nOfAsked: string;
  readonly interval: string;
  readonly range: string;
  readonly intervalKey: string;
  readonly rangeKey: string;
  readonly unsettledKey: string;
  readonly warnWithheld: string;
  readonly warnProvisional: string;
  readonly warnEstimated: string;
  readonly warnFew: string;
  readonly largestShare: string;
  readonly contactsAround: string;
  readonly contactsByGroup: string;
  readonly noContact: string;
  readonly conflictual: string;
  readonly collaborative: string;
  readonly neither: string;
  readonly frequencyUnknown: string;
  readonly lineKey: string;
  readonly ringKey: string;
  readonly funnelShown: string;
  readonly funnelOwn: string;
  readonly funnelBeyond: string;
  readonly funnelOthersKey: string;
  readonly funnelInnerKey: string;
  readonly funnelOuterKey: string;
  readonly funnelSizeAxis: string;
  readonly funnelValueAxis: string;
  readonly mapShown: string;
  readonly mapAbsent: string;
  readonly mapClass: string;
  readonly mapLastClass: string;
  readonly mapMarks: string;
  readonly mapMeaning: string;
}
