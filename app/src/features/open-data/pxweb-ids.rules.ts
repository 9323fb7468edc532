/** What tables and code lists are called in PxWebApi 2. They are the names of SDMX: one table has one name that lasts. */
import { toSdmxFlow } from './sdmx-ids.rules.ts';

/** `bad-toelz.contacts_0a1b2c3d`: neither addresses of places nor dataflows have a point. */
export const toPxTableId = (slug: string, subject: string, tableId: string): string =>
  `${slug}.${toSdmxFlow(subject, tableId)}`;

/** Address of the place and dataflow; null: it is none of our ids. */
export function parsePxTableId(text: string): { readonly slug: string; readonly flow: string } | null {
  const [, slug, flow] = /^([a-z0-9-]{1,100})\.([A-Za-z][\w-]{0,300})$/.exec(text) ?? [];
  return slug === undefined || flow === undefined ? null : { slug, flow };
}

export const PX_CODE_LISTS = ['all', 'parts'] as const;
/** `all`: every value; `parts`: only those that nothing is part of, so that no person is counted twice. */
export type PxCodeList = (typeof PX_CODE_LISTS)[number];

export const toPxCodeListId = (tableId: string, list: PxCodeList, variableId: string): string =>
  `${tableId}.${list}.${variableId}`;

export function parsePxCodeListId(
  text: string,
): { readonly tableId: string; readonly list: PxCodeList; readonly variableId: string } | null {
  const [slug, flow, name, ...variable] = text.split('.');
  const list = PX_CODE_LISTS.find((one) => one === name);
  if (list === undefined || variable.length === 0) return null;
  return { tableId: `${slug}.${flow}`, list, variableId: variable.join('.') };
}
