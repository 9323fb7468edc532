import type { SiteBasis } from '#features/site/server/site-basis.usecases.ts';
import type { Language } from '#ui/languages.ts';

declare global {
  namespace App {
    interface Locals {
      /** the signed-in person, or null */
      user: { id: string; name: string; email: string; language: string } | null;
      /** language of this answer */
      language: Language;
      /** what the public pages of the place are made of, where it was read for this request already */
      publicBasis?: SiteBasis | undefined;
    }
    interface Error {
      message: string;
      /** id of a bug in the log */
      bugId?: string;
      code?: string;
      values?: Readonly<Record<string, string | number>>;
    }
  }
}
export {};
