import { NAMESPACES } from './sdmx-ml-parts.ts';
import type { SdmxJsonMessage } from './sdmx-json-write.ts';
import { element, toXmlDocument } from './xml.ts';

/** Names of the errors of SDMX. Source: SDMX 2.1 Section 7, 5.8. */
const TITLES = {
  100: 'No results found',
  130: 'Response too large',
  140: 'Syntax error',
  150: 'Semantic error',
  500: 'Internal server error',
  501: 'Not implemented',
  503: 'Service unavailable',
} as const;

/** Why a query has no answer, in the words of SDMX. */
export interface SdmxError {
  /** number of the error in SDMX-ML */
  readonly code: keyof typeof TITLES;
  /** of HTTP; SDMX-JSON tells this one */
  readonly status: number;
  /** what is wrong and how to mend it */
  readonly text: string;
}

/**
 * Writes why a query has no answer as an SDMX-JSON 2.0 message. Source: SDMX-JSON 2.0.0, `errors`.
 *
 * @param error number and text
 * @param head moment, ISO 8601; id of the sender
 * @returns an object for `JSON.stringify`
 * @example
 * toSdmxJsonError({ code: 100, status: 404, text: 'No table.' }, { prepared: '2026-01-31T12:00:00Z', sender: 'VICUS' }).errors // => [{"code":404,"title":"No results found","detail":"No table."}]
 */
export function toSdmxJsonError(
  { code, status, text }: SdmxError,
  { prepared, sender }: { readonly prepared: string; readonly sender: string },
): SdmxJsonMessage {
  const schema = 'https://json.sdmx.org/2.0.0/sdmx-json-structure-schema.json';
  return {
    $schema: schema,
    meta: { schema, id: `error-${code}`, test: false, prepared, sender: { id: sender } },
    errors: [{ code: status, title: TITLES[code], detail: text }],
  };
}

/**
 * Writes why a query has no answer as an SDMX-ML 2.1 message. Source: SDMX 2.1 Section 3A, SDMXMessage.xsd (Error).
 *
 * @param error number and text
 * @returns the text of the file, UTF-8
 * @example
 * toSdmxMlError({ code: 100, status: 404, text: 'No table.' }).match(/<message:ErrorMessage.*<\/message:ErrorMessage>/)[0] // => "<message:ErrorMessage code=\"100\"><common:Text xml:lang=\"en\">No table.</common:Text></message:ErrorMessage>"
 */
export function toSdmxMlError({ code, text }: SdmxError): string {
  const { 'xmlns:message': message, 'xmlns:common': common } = NAMESPACES;
  return toXmlDocument(
    element('message:Error', { 'xmlns:message': message, 'xmlns:common': common }, [
      element('message:ErrorMessage', { code: String(code) }, [
        element('common:Text', { 'xml:lang': 'en' }, [text]),
      ]),
    ]),
  );
}
