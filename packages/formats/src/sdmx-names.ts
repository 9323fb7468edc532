import { readText } from '@vicus/cube';
import type { Texts } from '@vicus/cube';
import { listTexts } from './identifiers.ts';
import type { SdmxCodelist, SdmxTable } from './sdmx.types.ts';

/** A name as SDMX-JSON writes it: the best match and all languages. An empty name is a hyphen, because SDMX asks for one. */
export function toNames(texts: Texts, language: string): { name: string; names: Record<string, string> } {
  const listed = listTexts(texts);
  const names = Object.fromEntries(listed.length === 0 ? [['en', '-']] : listed);
  return { name: readText(texts, language) || '-', names };
}

const MODEL = 'urn:sdmx:org.sdmx.infomodel';

/** Names of the parts of a table for programs. Source: SDMX 2.1 Section 5, 6.3 (URN). */
export const toUrns = ({
  agency,
  version,
  flow,
  structure,
  concepts,
}: Pick<SdmxTable, 'agency' | 'version' | 'flow' | 'structure' | 'concepts'>) => ({
  flow: `${MODEL}.datastructure.Dataflow=${agency}:${flow}(${version})`,
  structure: `${MODEL}.datastructure.DataStructure=${agency}:${structure}(${version})`,
  concept: (id: string) => `${MODEL}.conceptscheme.Concept=${agency}:${concepts}(${version}).${id}`,
  category: (id: string) => `${MODEL}.categoryscheme.Category=${agency}:THEMES(${version}).${id}`,
});

export const toCodelistUrn = ({ agency, id, version }: SdmxCodelist): string =>
  `${MODEL}.codelist.Codelist=${agency}:${id}(${version})`;

/** Every code list of a table once. */
export function listCodelists({ dimensions, attributes }: SdmxTable): SdmxCodelist[] {
  return [
    ...dimensions.flatMap(({ codelist }) => codelist ?? []),
    ...attributes.map(({ codelist }) => codelist),
  ];
}

/** Every concept of a table once: what its dimensions, its value and its attributes are about. */
export function listConcepts({ dimensions, attributes }: SdmxTable): { id: string; label: Texts }[] {
  return [
    ...dimensions.map(({ id, label }) => ({ id, label })),
    { id: 'OBS_VALUE', label: OBS_VALUE_LABEL },
    ...attributes.map(({ id, label }) => ({ id, label })),
  ];
}

export const OBS_VALUE_LABEL: Texts = { en: 'Value', de: 'Wert', es: 'Valor', it: 'Valore' };

/** What attributes that depend on a dimension are attached to; null: to each observation. */
export const toAttachment = (dependsOn: 'state' | 'measure' | 'time'): string | null =>
  dependsOn === 'measure' ? 'MEASURE' : null;
