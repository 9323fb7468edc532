/** Words of queries for structures, and which parts of a table refer to which. */
import type { SdmxArtefactKind } from '@vicus/formats';
import { readWord } from './sdmx-address.rules.ts';
import type { SdmxDetail } from './sdmx-query.types.ts';
import { sdmxNoResults, sdmxNotOffered, sdmxSyntax } from './sdmx.problems.ts';

/** What this program has. */
const KINDS: readonly SdmxArtefactKind[] = [
  'dataflow',
  'datastructure',
  'conceptscheme',
  'codelist',
  'agencyscheme',
];

/** Other kinds of both versions of the standard: there are none here. */
const OTHER_KINDS = new Set(
  `metadatastructure categoryscheme categorisation hierarchicalcodelist hierarchy hierarchyassociation valuelist organisationscheme
   dataproviderscheme metadataproviderscheme dataconsumerscheme organisationunitscheme metadataflow reportingtaxonomy
   provisionagreement metadataprovisionagreement structureset structuremap representationmap conceptschememap categoryschememap
   organisationschememap reportingtaxonomymap process attachmentconstraint metadataconstraint transformationscheme rulesetscheme
   userdefinedoperatorscheme customtypescheme namepersonalisationscheme namealiasscheme vtlmappingscheme`.split(
    /\s+/,
  ),
);

const CONSTRAINTS = ['contentconstraint', 'actualconstraint', 'allowedconstraint', 'dataconstraint'];

/** Kinds by the word of an address; `structure` (1.5) and `*` (2.x): all. */
export function chooseKinds(type: string): readonly SdmxArtefactKind[] {
  if (type === 'structure' || type === '*') return KINDS;
  if (type === 'organisationscheme') return ['agencyscheme'];
  const kind = KINDS.find((one) => one === type);
  if (kind !== undefined) return [kind];
  if (CONSTRAINTS.includes(type))
    throw sdmxNotOffered(
      'Constraints are answered as availability: availableconstraint (1.5), availability (2.x)',
    );
  if (OTHER_KINDS.has(type)) throw sdmxNoResults(`There is no ${type} here; there are ${KINDS.join(', ')}`);
  throw sdmxSyntax(`"${type.slice(0, 40)}" is no kind of structure; known: ${KINDS.join(', ')}`);
}

export const readDetail = (parameters: ReadonlyMap<string, string>): SdmxDetail =>
  readWord(parameters, 'detail', [
    'full',
    'allstubs',
    'allcompletestubs',
    'referencestubs',
    'referencecompletestubs',
    'referencepartial',
    'raw',
  ]);

const REFERENCE_WORDS = [
  'none',
  'parents',
  'parentsandsiblings',
  'ancestors',
  'children',
  'descendants',
  'all',
] as const;

/** Keywords or kinds; a kind that this program does not have refers to nothing. */
export function readReferences(text: string | undefined): string[] {
  const words = text === undefined || text === '' ? ['none'] : text.split(/[,+]/);
  for (const word of words) {
    const isKnown =
      REFERENCE_WORDS.some((one) => one === word) ||
      KINDS.some((one) => one === word) ||
      OTHER_KINDS.has(word) ||
      CONSTRAINTS.includes(word);
    if (!isKnown)
      throw sdmxSyntax(
        `references is ${REFERENCE_WORDS.join(', ')} or a kind of structure, not "${word.slice(0, 40)}"`,
      );
  }
  return words;
}

/** What a part of a table refers to. The parts of one table hang together, so that kinds say it all. */
const CHILDREN: Readonly<Partial<Record<SdmxArtefactKind, readonly SdmxArtefactKind[]>>> = {
  dataflow: ['datastructure'],
  datastructure: ['conceptscheme', 'codelist'],
};

const listChildren = (kind: SdmxArtefactKind): readonly SdmxArtefactKind[] => CHILDREN[kind] ?? [];
const listParents = (kind: SdmxArtefactKind): SdmxArtefactKind[] =>
  KINDS.filter((one) => listChildren(one).includes(kind));

function listAll(
  kinds: readonly SdmxArtefactKind[],
  step: (kind: SdmxArtefactKind) => readonly SdmxArtefactKind[],
): SdmxArtefactKind[] {
  const found: SdmxArtefactKind[] = [];
  for (let next = kinds.flatMap(step); next.length > 0; next = next.flatMap(step)) found.push(...next);
  return found;
}

/** Kinds that stand beside what was asked for, by the keywords of SDMX REST. */
export function listReferencedKinds(
  kinds: readonly SdmxArtefactKind[],
  references: readonly string[],
): ReadonlySet<SdmxArtefactKind> {
  const siblings = (): SdmxArtefactKind[] => {
    const parents = kinds.flatMap(listParents);
    return [...parents, ...parents.flatMap(listChildren)];
  };
  const byWord = (word: string): readonly SdmxArtefactKind[] => {
    switch (word) {
      case 'parents':
        return kinds.flatMap(listParents);
      case 'ancestors':
        return listAll(kinds, listParents);
      case 'parentsandsiblings':
        return siblings();
      case 'children':
        return kinds.flatMap(listChildren);
      case 'descendants':
        return listAll(kinds, listChildren);
      case 'all':
        return [...siblings(), ...listAll(kinds, listChildren)];
      default:
        return KINDS.filter((one) => one === word);
    }
  };
  return new Set(references.flatMap(byWord));
}
