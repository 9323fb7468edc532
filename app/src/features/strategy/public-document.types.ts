/** What the document that everybody can take is made of. Nothing in it comes from tables of the office. */
import type { Language, Translate } from '#ui/messages.ts';
import type { ExportLook } from './export.types.ts';
import type { CommentPhase } from './public.rules.ts';
import type { PublicContent, PublicStrategy } from './public.types.ts';

export interface PublicDocumentRequest {
  readonly strategy: PublicStrategy;
  /** in the address: `draft`, `adopted`, or `v2` */
  readonly edition: string;
  readonly phase: CommentPhase;
  /** ISO day of the progress that states of actions are from; null: they are those of the edition */
  readonly progressAsOf: string | null;
  readonly place: {
    readonly slug: string;
    readonly name: string;
    readonly contactEmail: string;
    readonly isExample: boolean;
  };
  readonly look: ExportLook;
  /** address of this installation, without a slash at the end */
  readonly origin: string;
}

/** What the parts of the document share. */
export interface PublicFrame {
  readonly content: PublicContent;
  /** of headings and codes; what people wrote stays in the language of the strategy */
  readonly language: Language;
  readonly t: Translate;
  readonly day: (iso: string | null) => string;
}
