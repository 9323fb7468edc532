/** What researchers are given: tables to find, codebooks, one figure with everything it was made of. */
import type { Texts } from '@vicus/cube';

/** A file of the program that belongs to a method. */
export interface CodeFile {
  /** from the top of the repository, e.g. `packages/statistics/src/wilson-interval.ts` */
  readonly path: string;
  readonly text: string;
}

/** By id of the method page: the files that name it. Made when the application is built. */
export type MethodCode = Readonly<Record<string, readonly CodeFile[]>>;

export interface CatalogueQuestion {
  /** words, all of which must occur; empty: all tables */
  readonly words: string;
  /** slug of a place; empty: all */
  readonly place: string;
  /** id of a method; empty: all */
  readonly method: string;
  /** four digits; empty: all */
  readonly year: string;
}

export interface CatalogueRow {
  readonly slug: string;
  readonly placeName: string;
  readonly country: string;
  readonly releaseId: string;
  readonly tableId: string;
  readonly title: Texts;
  readonly question: Texts | null;
  readonly period: string;
  readonly method: string;
  readonly publishedOn: string;
  readonly version: number;
  readonly licence: string;
  readonly observations: number;
}

export interface CatalogueAnswer {
  readonly rows: readonly CatalogueRow[];
  /** that fit, whether listed or not */
  readonly found: number;
  /** to choose from */
  readonly places: readonly { readonly slug: string; readonly name: string }[];
  readonly methods: readonly string[];
  readonly years: readonly string[];
}
