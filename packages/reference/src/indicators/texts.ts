/** Short ways to write the texts of the catalogue, so that the languages stand under one another. */
import type { DocumentId, FactSource } from '../provenance.ts';
import type { EquivalentDefinition, OfficeText, PublicText } from './indicator.types.ts';

/**
 * Text for the office.
 *
 * @param en English, the source
 * @param de German
 * @returns the text by language
 * @example
 * both('Work', 'Arbeit') // => {"en":"Work","de":"Arbeit"}
 */
export function both(en: string, de: string): OfficeText {
  return { en, de };
}

/**
 * Text for the public.
 *
 * @param texts English (the source), German, Spanish, Italian
 * @returns the text by language
 * @example
 * named('Work', 'Arbeit', 'Trabajo', 'Lavoro') // => {"en":"Work","de":"Arbeit","es":"Trabajo","it":"Lavoro"}
 */
export function named(...texts: readonly [en: string, de: string, es: string, it: string]): PublicText {
  const [en, de, es, it] = texts;
  return { en, de, es, it };
}

/**
 * The same or nearly the same thing in somebody's list.
 *
 * @param scheme whose list
 * @param code its code or name there
 * @param relation how it compares to the entry of this catalogue
 * @param difference what differs, English and German; left out where nothing does
 * @returns the link
 * @example
 * equal('Eurostat', 'LFSA_ERGAN', 'same') // => {"scheme":"Eurostat","code":"LFSA_ERGAN","relation":"same","difference":{"en":"","de":""}}
 */
export function equal(
  scheme: string,
  code: string,
  relation: EquivalentDefinition['relation'],
  ...difference: readonly [] | readonly [en: string, de: string]
): EquivalentDefinition {
  const [en = '', de = ''] = difference;
  return { scheme, code, relation, difference: { en, de } };
}

/**
 * Who counts it so.
 *
 * @param document the document
 * @param where the name it has there, or the place in the document
 * @param note what this platform chose or added
 * @returns the source
 * @example
 * cite('zaragoza', 'employment rate', 'As there.') // => {"document":"zaragoza","where":"employment rate","note":"As there."}
 */
export function cite(document: DocumentId, where: string, note: string): FactSource {
  return { document, where, note };
}
