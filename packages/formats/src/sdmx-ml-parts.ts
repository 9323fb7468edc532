import type { Texts } from '@vicus/cube';
import { listTexts, toCodeId } from './identifiers.ts';
import type { SdmxHead } from './sdmx.types.ts';
import { element } from './xml.ts';
import type { Xml } from './xml.ts';

const SCHEMAS = 'http://www.sdmx.org/resources/sdmxml/schemas/v2_1';

/** Namespaces of the messages of SDMX-ML 2.1 by prefix. */
export const NAMESPACES = {
  'xmlns:message': `${SCHEMAS}/message`,
  'xmlns:structure': `${SCHEMAS}/structure`,
  'xmlns:common': `${SCHEMAS}/common`,
  'xmlns:ss': `${SCHEMAS}/data/structurespecific`,
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
} as const;

/** One element for each language; SDMX asks for a name, so an empty one is a hyphen. */
export function listNames(
  tag: 'common:Name' | 'common:Description' | 'common:AnnotationText',
  texts: Texts,
): Xml[] {
  const listed = listTexts(texts);
  const shown: [string, string][] = listed.length === 0 ? [['en', '-']] : listed;
  return shown.map(([language, text]) => element(tag, { 'xml:lang': language }, [text]));
}

/** Head of a message; `structure` only in messages of data. */
export function writeHeader(
  table: Pick<SdmxHead, 'agency' | 'agencyName' | 'flow'>,
  { prepared }: Pick<SdmxHead, 'prepared'>,
  structure: Xml | null,
): Xml {
  const moment = prepared.replaceAll(/[^0-9TZ]/g, '');
  const sender = toCodeId(table.agency.replaceAll('.', '_'));
  return element('message:Header', {}, [
    element('message:ID', {}, [`${table.flow}-${moment}`]),
    element('message:Test', {}, ['false']),
    element('message:Prepared', {}, [prepared]),
    element('message:Sender', { id: sender }, listNames('common:Name', table.agencyName)),
    structure,
    structure === null ? null : element('message:DataSetAction', {}, ['Replace']),
  ]);
}
