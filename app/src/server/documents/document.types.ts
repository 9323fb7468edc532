/** A document as every office program and reader knows it: headings, words, pictures, tables. Written as PDF or DOCX. */

export interface DocumentColumn {
  readonly label: string;
  readonly isNumber: boolean;
}

/** A line of a table: a heading over the lines below it, or one text for each column. */
export type DocumentRow = { readonly heading: string } | readonly string[];

export interface DocumentTable {
  readonly kind: 'table';
  readonly caption: string;
  /** the first is that of the labels */
  readonly columns: readonly DocumentColumn[];
  readonly rows: readonly DocumentRow[];
}

export interface DocumentFigure {
  readonly kind: 'figure';
  /** part of the picture's file name: letters, digits, `-` */
  readonly name: string;
  readonly title: string;
  /** what the picture shows, for those who do not see it */
  readonly alt: string;
  readonly notes: readonly string[];
  /** SVG text */
  readonly svg: string;
}

export type DocumentPart =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'bullets'; readonly items: readonly string[] }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'facts'; readonly facts: readonly DocumentFact[] }
  | DocumentFigure
  | DocumentTable;

export type DocumentFact = readonly [name: string, value: string];

/** The arms of a town: a picture of bytes, never a drawing that could hold programs. */
export interface DocumentArms {
  readonly kind: 'png' | 'jpeg';
  readonly content: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly alt: string;
}

export interface DocumentContent {
  /** BCP 47 tag */
  readonly language: string;
  /** of the file, and on its first page */
  readonly title: string;
  readonly subtitle: string;
  readonly author: string;
  readonly description: string;
  readonly createdAt: Date;
  readonly facts: readonly DocumentFact[];
  /** sentences nobody must overlook, on the first page */
  readonly notices: readonly string[];
  /** the office's own words on the first page */
  readonly cover: readonly string[];
  /** at the foot of each page, beside its number */
  readonly footer: string;
  /** at the head of every page but the first */
  readonly mark: string;
  /** `#rrggbb`; '' for the colour of the installation */
  readonly colour: string;
  readonly arms: DocumentArms | null;
  /** 14 points instead of 10.5, and more room */
  readonly isLarge: boolean;
  readonly parts: readonly DocumentPart[];
}
