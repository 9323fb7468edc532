/** What an office sets for the public site of its place, and what everybody gets to see of it. */

/** A text by language; `{}`: none given. */
export type SiteTexts = Readonly<Record<string, string>>;

export type ArmsKind = 'png' | 'jpeg' | 'webp';

/** What the bytes of a picture say about it. */
export interface ArmsFacts {
  readonly kind: ArmsKind;
  readonly widthPx: number;
  readonly heightPx: number;
}

export interface Arms extends ArmsFacts {
  /** begins the SHA-256 of the picture; part of its address */
  readonly hash: string;
  readonly alt: SiteTexts;
}

/** What is typed in; `''` and `{}` where nothing was said. */
export interface SiteWords {
  /** '': the name of the place */
  readonly displayName: string;
  readonly wants: SiteTexts;
  readonly does: SiteTexts;
  /** `#` and six hexadecimal digits; '': the installation's */
  readonly accent: string;
  readonly contactOffice: string;
  readonly contactAddress: string;
  readonly contactPhone: string;
  /** who answers for the site: name, address, telephone */
  readonly responsible: string;
  /** whom to ask about data protection */
  readonly dataProtection: string;
  /** what is known to be hard to use, for the accessibility statement */
  readonly notAccessible: SiteTexts;
  /** ids of pages that are left out */
  readonly hiddenPages: readonly string[];
}

export interface Site extends SiteWords {
  readonly arms: Arms | null;
}

/** As its office works on it. */
export interface SiteSheet {
  readonly site: Site;
  /** e-mail address of the profile: the one contact that every page names */
  readonly contactEmail: string;
  /** for publishing just this */
  readonly previewHash: string;
  /** ISO day; null: it was never published */
  readonly publishedOn: string | null;
  /** whether the public reads just this */
  readonly isPublic: boolean;
}

export const EMPTY_SITE: Site = {
  displayName: '',
  wants: {},
  does: {},
  accent: '',
  contactOffice: '',
  contactAddress: '',
  contactPhone: '',
  responsible: '',
  dataProtection: '',
  notAccessible: {},
  hiddenPages: [],
  arms: null,
};

/** As the public reads it. A place that published nothing has the empty one. */
export interface PublicSite extends Site {
  /** ISO day; null: nothing was published */
  readonly publishedOn: string | null;
}
