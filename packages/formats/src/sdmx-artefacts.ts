import type { Texts } from '@vicus/cube';
import { listCodelists, listConcepts } from './sdmx-names.ts';
import type { SdmxCode, SdmxTable } from './sdmx.types.ts';

/** What structure messages are made of, in the words of SDMX REST. */
export type SdmxArtefactKind = SdmxArtefact['kind'];

/** An entry of a scheme. */
export interface SdmxItem {
  readonly id: string;
  readonly label: Texts;
}

interface Identity {
  readonly agency: string;
  readonly id: string;
  readonly version: string;
  readonly label: Texts;
  readonly description?: Texts | null;
  readonly annotations?: SdmxTable['annotations'];
  /** only some of its items are here */
  readonly isPartial?: boolean;
}

/** A part of the structures. `content` null: a stub, which says only what it is called. */
export type SdmxArtefact = Identity &
  (
    | { readonly kind: 'dataflow'; readonly content: { readonly structure: string } | null }
    | { readonly kind: 'datastructure'; readonly content: SdmxTable | null }
    | { readonly kind: 'codelist'; readonly content: readonly SdmxCode[] | null }
    | {
        readonly kind: 'conceptscheme' | 'categoryscheme' | 'agencyscheme';
        readonly content: readonly SdmxItem[] | null;
      }
    | {
        readonly kind: 'categorisation';
        readonly content: { readonly flow: string; readonly category: string } | null;
      }
  );

const SCHEME: Texts = {
  en: 'Areas of life',
  de: 'Lebensbereiche',
  es: 'Áreas de la vida',
  it: 'Ambiti di vita',
};

/**
 * The structures of a table: its dataflow, data structure definition, concepts, code lists, and where it has themes their scheme
 * and a categorisation for each.
 *
 * @param table a description by `describeSdmx`
 * @returns the parts, for `toSdmxJsonStructures` and `toSdmxMlStructures`
 * @example
 * const cube = buildCube({
 *   id: 'answers',
 *   provenance: { title: { en: 'Answers' }, period: '2025', source: { en: 'Survey' }, method: 'cube', notes: [] },
 *   dimensions: [],
 *   measures: [{ id: 'n', label: { en: 'Answers' }, kind: 'count', unit: 'answers', decimals: 0 }],
 *   cells: [{ at: {}, measures: { n: 12 } }],
 * });
 * const sealed = sealProtectedCube(cube, { policyId: 'default', policyVersion: 1, codeVersion: '0.1.0' });
 * listSdmxArtefacts(describeSdmx(sealed, { agency: 'VICUS' })).slice(0, 3).map(({ kind, id }) => [kind, id]) // => [["dataflow","answers"],["datastructure","DSD_answers"],["conceptscheme","CS_answers"]]
 */
export function listSdmxArtefacts(table: SdmxTable): SdmxArtefact[] {
  const { agency, version, flow, structure, concepts, title, description, annotations, themes } = table;
  const own = { agency, version, label: title };
  return [
    { kind: 'dataflow', ...own, id: flow, description, annotations, content: { structure } },
    { kind: 'datastructure', ...own, id: structure, content: table },
    { kind: 'conceptscheme', ...own, id: concepts, content: listConcepts(table) },
    ...listCodelists(table).map(({ codes, ...list }): SdmxArtefact => ({
      kind: 'codelist',
      ...list,
      isPartial: list.agency === 'SDMX',
      content: codes,
    })),
    ...(themes.length === 0
      ? []
      : [
          {
            kind: 'categoryscheme',
            ...own,
            id: 'THEMES',
            label: SCHEME,
            isPartial: true,
            content: themes,
          } satisfies SdmxArtefact,
        ]),
    ...themes.map(({ id, label }): SdmxArtefact => ({
      kind: 'categorisation',
      ...own,
      id: `${flow}-${id}`,
      label,
      content: { flow, category: id },
    })),
  ];
}
