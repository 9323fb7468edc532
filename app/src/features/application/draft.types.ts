/** The draft of an application: what stands under each heading, and what is missing there. */
import type { PlaceContact } from '#features/place/place.types.ts';
import type { OptionFund } from '#features/strategy/budget-option.types.ts';
import type { ExportFigure, ExportLook } from '#features/strategy/export.types.ts';
import type { StrategyContent } from '#features/strategy/strategy.types.ts';
import type { DocumentPart } from '#server/documents/document.types.ts';
import type { Application, ApplicationText } from './application.types.ts';
import type { DraftHeading, DraftSource } from './outline.rules.ts';

/** A figure from a public register, with year and source. */
export interface ContextNote {
  readonly what: 'population' | 'degree-of-urbanisation';
  readonly value: number;
  readonly period: string;
  readonly source: string;
}

/** A sentence on what hinders, with n, period and source. */
export interface DraftNeed {
  readonly obstacle: string;
  readonly text: string;
  readonly about: string;
}

export interface DraftBasis {
  readonly application: Application;
  readonly texts: readonly ApplicationText[];
  readonly place: PlaceContact;
  readonly context: readonly ContextNote[];
  /** of the chosen actions only; null: no strategy was chosen */
  readonly content: StrategyContent | null;
  readonly figures: readonly ExportFigure[];
  readonly needs: readonly DraftNeed[];
  /** measured and not published: they stay inside */
  readonly keptInside: number;
  /** whose simplified options may be used; `other`: not known here */
  readonly optionFund: OptionFund;
  readonly isDirect: boolean;
}

/** Where something is to be written or done; a path below `/office/<place>/`. */
export interface DraftGap {
  readonly source: DraftSource | 'strategy' | 'words';
  readonly path: string;
}

export interface DraftSection {
  readonly heading: DraftHeading;
  readonly own: ApplicationText;
  readonly parts: readonly DocumentPart[];
  readonly gaps: readonly DraftGap[];
}

export interface DraftRequest extends DraftBasis {
  readonly look: ExportLook;
  readonly on: string;
  readonly createdAt: Date;
  readonly origin: string;
}
