/** What may come in about the site of a place. */
import { z } from 'zod';
import { optionalText } from '#server/input.ts';
import { LANGUAGES } from '#ui/languages.ts';
import { HIDEABLE_PAGES } from './pages.rules.ts';

/** Fields `wants.en`, `wants.de` … of the form. */
const textsOf = (maximum: number) =>
  z
    .object(Object.fromEntries(LANGUAGES.public.map((language) => [language, optionalText(maximum)])))
    .default({})
    .transform((texts) => Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== '')));

/** `0A5`, `#0a5`, `#00aa55`: small letters, six digits, with `#`; '' when left empty. */
const colour = z
  .string()
  .trim()
  .toLowerCase()
  .default('')
  .pipe(z.union([z.literal(''), z.string().regex(/^#?([0-9a-f]{3}|[0-9a-f]{6})$/)]))
  .transform((given) => {
    const digits = given.replace('#', '');
    if (digits === '') return '';
    return `#${digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits}`;
  });

const hideable = z.enum(HIDEABLE_PAGES.map(({ id }) => id));

export const siteSchema = z.object({
  displayName: optionalText(120),
  wants: textsOf(1_200),
  does: textsOf(1_200),
  accent: colour,
  contactOffice: optionalText(200),
  contactAddress: optionalText(400),
  contactPhone: optionalText(60),
  responsible: optionalText(1_000),
  dataProtection: optionalText(600),
  notAccessible: textsOf(1_200),
  hiddenPages: z.array(hideable).default([]),
});

/** Fields of `siteSchema` that hold a text in each language. */
export const TEXT_FIELDS = ['wants', 'does', 'notAccessible'] as const;

export const armsSchema = z.object({ armsAlt: textsOf(300) });

export const publishSiteSchema = z.object({ previewHash: z.string().max(64) });

const HIDE = 'hide.';

/** Ticked boxes `hide.areas` … become `hiddenPages`; what is no form stays as it is. */
export function collectHiddenPages(fields: unknown): unknown {
  if (typeof fields !== 'object' || fields === null) return fields;
  const ticked = Object.keys(fields).filter((name) => name.startsWith(HIDE));
  return ticked.length === 0
    ? fields
    : { ...fields, hiddenPages: ticked.map((name) => name.slice(HIDE.length)) };
}
