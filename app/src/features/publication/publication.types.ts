/** What a public page, an embedded figure and a report show: words, drawings and tables, ready in one language. */
import type { Language } from '#ui/languages.ts';
import type { ReleaseState, WithheldTable } from '#features/release/release.types.ts';
import type { ProtectedCube, Texts } from '@vicus/cube';
import type { DisclosurePolicy } from '@vicus/disclosure';

/** What everybody may know of a place. */
export interface PublicPlace {
  readonly placeId: string;
  readonly slug: string;
  readonly name: string;
  readonly country: string;
  readonly region: string;
  readonly population: number | null;
  readonly populationYear: number | null;
  readonly introduction: Readonly<Record<string, string>>;
  readonly contactEmail: string;
  readonly isExample: boolean;
}

export interface TableColumn {
  readonly label: string;
  readonly isNumber: boolean;
}

export interface TableCell {
  readonly text: string;
  /** there is no number; the text says why */
  readonly isNone: boolean;
}

/** A line of a table: a heading over the lines below it, or a label with its cells. */
export type TableRow =
  | { readonly kind: 'heading'; readonly label: string }
  | { readonly kind: 'row'; readonly label: string; readonly cells: readonly TableCell[] };

export interface TableView {
  readonly caption: string;
  /** the first is that of the labels */
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  /** where only the first rows are shown: how many there are */
  readonly rowsInAll?: number;
}

export interface ChartView {
  /** SVG for wide places and for narrow ones; in print only `wide` */
  readonly wide: string;
  readonly narrow: string;
}

/** One question, its picture, its table, and everything needed to judge it. */
export interface FigureView {
  /** part of addresses: letters, digits, `-` */
  readonly id: string;
  /** table that can be fetched; null where the figure draws on several */
  readonly cubeId: string | null;
  readonly title: string;
  readonly chart: ChartView | null;
  readonly textAlternative: string;
  readonly n: string;
  readonly meanings: readonly string[];
  readonly warnings: readonly string[];
  readonly period: string;
  readonly source: string;
  /** id of a page in docs/methods */
  readonly method: string;
  readonly notes: readonly string[];
  readonly tables: readonly TableView[];
}

/** What was not shown: how many numbers of which table, and why. */
export interface WithheldView {
  readonly table: TableView;
  readonly reasons: readonly string[];
}

/** A question that the figures raise; `reading`: what the study found, `caution`: how far that carries. */
export interface SuggestionView {
  readonly text: string;
  readonly reading: string;
  readonly caution: string;
}

/** An edition in one language. */
export interface EditionView {
  readonly language: Language;
  readonly title: string;
  /** paragraphs of the office's own summary, and the language they are written in */
  readonly summary: { readonly language: Language; readonly paragraphs: readonly string[] } | null;
  /** the same for how the figures were made */
  readonly methodNote: { readonly language: Language; readonly paragraphs: readonly string[] } | null;
  /** sentences computed from the published figures */
  readonly keyResults: readonly string[];
  /** questions that the figures raise, each with what was found elsewhere */
  readonly suggestions: readonly SuggestionView[];
  readonly figures: readonly FigureView[];
  /** null: nothing had to be withheld */
  readonly withheld: WithheldView | null;
  /** the rules, in sentences */
  readonly policy: readonly string[];
}

/** What an edition is made of, published or about to be. */
export interface EditionContent {
  readonly title: Texts;
  readonly summary: Readonly<Record<string, string>>;
  readonly methodNote?: Readonly<Record<string, string>>;
  readonly tables: readonly ProtectedCube[];
  readonly withheld: readonly WithheldTable[];
  readonly policy: DisclosurePolicy;
  readonly isExample: boolean;
}

export interface DownloadLink {
  readonly label: string;
  readonly href: string;
}

/** Facts of the edition that stand at its end. */
export interface EditionImprint {
  readonly releaseId: string;
  readonly version: number;
  readonly state: ReleaseState;
  readonly publishedOn: string;
  readonly contentHash: string;
  readonly codeVersion: string;
  readonly licence: string;
}
