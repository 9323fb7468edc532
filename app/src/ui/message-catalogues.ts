/** All messages of a language in one table. English holds every key; the others what their shells need. */
import officeEn from '#messages/office.en.json' with { type: 'json' };
import officeDe from '#messages/office.de.json' with { type: 'json' };
import publicEn from '#messages/public.en.json' with { type: 'json' };
import publicDe from '#messages/public.de.json' with { type: 'json' };
import publicEs from '#messages/public.es.json' with { type: 'json' };
import publicIt from '#messages/public.it.json' with { type: 'json' };
import respondEn from '#messages/respond.en.json' with { type: 'json' };
import respondDe from '#messages/respond.de.json' with { type: 'json' };
import respondEs from '#messages/respond.es.json' with { type: 'json' };
import respondIt from '#messages/respond.it.json' with { type: 'json' };
import respondAr from '#messages/respond.ar.json' with { type: 'json' };
import respondUk from '#messages/respond.uk.json' with { type: 'json' };
import sharedEn from '#messages/shared.en.json' with { type: 'json' };
import sharedDe from '#messages/shared.de.json' with { type: 'json' };
import sharedEs from '#messages/shared.es.json' with { type: 'json' };
import sharedIt from '#messages/shared.it.json' with { type: 'json' };
import sharedAr from '#messages/shared.ar.json' with { type: 'json' };
import sharedUk from '#messages/shared.uk.json' with { type: 'json' };
import type { Language } from './languages.ts';

export type MessageKey =
  keyof typeof officeEn | keyof typeof publicEn | keyof typeof respondEn | keyof typeof sharedEn;

/** Message texts by key. */
export type Catalogue = Readonly<Record<string, string>>;

export const CATALOGUES: Readonly<Record<Language, Catalogue>> = {
  en: { ...officeEn, ...publicEn, ...respondEn, ...sharedEn },
  de: { ...officeDe, ...publicDe, ...respondDe, ...sharedDe },
  es: { ...publicEs, ...respondEs, ...sharedEs },
  it: { ...publicIt, ...respondIt, ...sharedIt },
  ar: { ...respondAr, ...sharedAr },
  uk: { ...respondUk, ...sharedUk },
};
