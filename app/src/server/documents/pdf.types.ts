/** What a PDF is made of, and what the worker that makes it is told and answers. */
import type { DocumentContent } from './document.types.ts';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export interface PdfRequest {
  /** Typst source written by this program, never by a person; `/report-base.typ` can be imported from it */
  readonly template: string;
  /** what the template reads with `json("/data.json")`: the only way for people's words into a report */
  readonly data: Json;
  /** drawings by name (letters, digits, `-`), as SVG text; `/images/<name>.svg` in the template */
  readonly images: Readonly<Record<string, string>>;
  /** pictures of pixels by name; `/images/<name>.<kind>` in the template */
  readonly pictures?: Readonly<
    Record<string, { readonly kind: 'png' | 'jpeg'; readonly content: Uint8Array }>
  >;
  /** BCP 47 tag, e.g. `de` or `de-AT` */
  readonly language: string;
  readonly title: string;
  /** stands in the file as its date; the same request gives the same bytes */
  readonly createdAt: Date;
  readonly author?: string;
  readonly description?: string;
  /** short mark at the head of every page but the first, e.g. "Example town" */
  readonly mark?: string;
}

/** Pictures of pixels by name of the figure, for programs that show no SVG. */
export type FigurePictures = Readonly<Record<string, Uint8Array>>;

export type PressWork =
  | { readonly kind: 'pdf'; readonly request: PdfRequest }
  | { readonly kind: 'docx'; readonly content: DocumentContent; readonly pictures: FigurePictures };
export type PressOrder = PressWork & { readonly id: number };
