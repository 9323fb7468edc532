/** Structures that a query asks for, of as few tables as it takes. */
import { listSdmxArtefacts, type SdmxArtefact, type SdmxArtefactKind } from '@vicus/formats';
import { API_LIMITS } from '../limits.rules.ts';
import { toSdmxAgency, TOP_AGENCY } from '../sdmx-ids.rules.ts';
import type { SdmxStructureQuery } from '../sdmx-query.types.ts';
import { listReferencedKinds } from '../sdmx-structure-words.rules.ts';
import { sdmxNoResults, sdmxTooLarge } from '../sdmx.problems.ts';
import { listPublishedPlaces } from './published-tables.usecases.ts';
import { listEditions, listFlows, openFlow, type SdmxFlow } from './sdmx-flows.ts';

/** Lists of SDMX itself; the parts that are used here are filed under it. */
const CROSS_DOMAIN = 'SDMX';

/** Artefacts of a query, each once. Problems: `api-sdmx-no-results` (404), `api-sdmx-too-large` (413). */
export async function findStructures(query: SdmxStructureQuery): Promise<SdmxArtefact[]> {
  const artefacts = [...(await findAgencies(query)), ...(await findOfTables(query))];
  const found = mergeArtefacts(artefacts);
  if (found.length === 0)
    throw sdmxNoResults(
      `There is no such ${query.kinds.join(', ')}. ${TOP_AGENCY}:AGENCIES lists the agencies, one for each place`,
    );
  return found;
}

/** One agency for each place, except examples. */
async function findAgencies(query: SdmxStructureQuery): Promise<SdmxArtefact[]> {
  if (!query.kinds.includes('agencyscheme')) return [];
  if (query.agencies?.includes(TOP_AGENCY) === false || query.ids?.includes('AGENCIES') === false) return [];
  const places = (await listPublishedPlaces()).filter(({ isExample }) => !isExample);
  const all = places.map(({ slug, name }) => ({
    id: toSdmxAgency(slug).slice(TOP_AGENCY.length + 1),
    label: { en: name },
  }));
  const { items } = query;
  const content = all.filter(({ id }) => items?.includes(id) ?? true);
  if (items !== null && content.length === 0) return [];
  const isStub = query.detail === 'allstubs' || query.detail === 'allcompletestubs';
  return [
    {
      kind: 'agencyscheme',
      agency: TOP_AGENCY,
      id: 'AGENCIES',
      version: '1.0',
      label: { en: 'Places', de: 'Orte', es: 'Lugares', it: 'Luoghi' },
      isPartial: items !== null,
      content: isStub ? null : content,
    },
  ];
}

async function findOfTables(query: SdmxStructureQuery): Promise<SdmxArtefact[]> {
  const kinds = query.kinds.filter((kind) => kind !== 'agencyscheme');
  if (kinds.length === 0) return [];
  const flows = await findFlows(query, kinds);
  const beside = listReferencedKinds(kinds, query.references);
  const isStub = query.detail === 'allstubs' || query.detail === 'allcompletestubs';
  const isHead = (kind: SdmxArtefactKind): boolean =>
    kind === 'dataflow' || (isStub && (kind === 'datastructure' || kind === 'conceptscheme'));
  if ([...kinds, ...beside].every(isHead))
    return flows.flatMap((flow) =>
      listHeads(flow).flatMap((one) => chooseArtefact(one, query, kinds, beside)),
    );
  if (flows.length > API_LIMITS.tablesOfStructures)
    throw sdmxTooLarge(
      `${flows.length} tables are asked for; structures of ${API_LIMITS.tablesOfStructures} at most in one answer. ` +
        'Name an agency or an id, or ask for stubs: detail=allstubs',
    );
  const artefacts: SdmxArtefact[] = [];
  for (const flow of flows) {
    const all = listSdmxArtefacts((await openFlow(flow)).table);
    const isMatched = all.some((one) => isAsked(one, query, kinds));
    if (isMatched) artefacts.push(...all.flatMap((one) => chooseArtefact(one, query, kinds, beside)));
  }
  return artefacts;
}

/** Dataflows whose parts may be meant, by ids that begin alike. */
async function findFlows(query: SdmxStructureQuery, kinds: readonly SdmxArtefactKind[]): Promise<SdmxFlow[]> {
  const { agencies, ids } = query;
  if (agencies?.includes(CROSS_DOMAIN)) {
    const [first] = kinds.includes('codelist') ? await listFlows(null) : [];
    return first === undefined ? [] : [first];
  }
  const mayHold = ({ flow }: SdmxFlow): boolean =>
    ids === null ||
    ids.some(
      (id) => id === flow || id === `DSD_${flow}` || id === `CS_${flow}` || id.startsWith(`CL_${flow}_`),
    );
  const newest = (await listFlows(agencies)).filter(mayHold);
  const found: SdmxFlow[] = [];
  for (const one of newest) found.push(...(await listEditions(one, query.versions)));
  return found;
}

/** What is known of a dataflow without opening its table. */
function listHeads({ agency, flow, version, entry }: SdmxFlow): SdmxArtefact[] {
  const { title, question, source, period, method, notes } = entry;
  const own = { agency, version, label: title };
  const annotations = [
    { type: 'SOURCE', texts: source },
    { type: 'PERIOD', texts: { en: period } },
    { type: 'METHOD', texts: { en: method } },
    ...notes.map((texts) => ({ type: 'NOTE', texts })),
  ];
  return [
    {
      kind: 'dataflow',
      ...own,
      id: flow,
      description: question,
      annotations,
      content: { structure: `DSD_${flow}` },
    },
    { kind: 'datastructure', ...own, id: `DSD_${flow}`, content: null },
    { kind: 'conceptscheme', ...own, id: `CS_${flow}`, content: null },
  ];
}

const isAsked = (
  { kind, id, agency }: SdmxArtefact,
  { ids, agencies }: SdmxStructureQuery,
  kinds: readonly SdmxArtefactKind[],
): boolean =>
  kinds.includes(kind) &&
  (ids?.includes(id) ?? true) &&
  // What SDMX maintains is given with the table that uses it, or where SDMX is asked for.
  (agencies === null ? agency !== CROSS_DOMAIN || ids !== null : agencies.includes(agency));

function chooseArtefact(
  artefact: SdmxArtefact,
  query: SdmxStructureQuery,
  kinds: readonly SdmxArtefactKind[],
  beside: ReadonlySet<SdmxArtefactKind>,
): SdmxArtefact[] {
  const { detail } = query;
  if (isAsked(artefact, query, kinds)) {
    const cut = keepItems(artefact, query.items);
    if (cut === null) return [];
    if (detail === 'allstubs') return [toStub(cut, false)];
    return [detail === 'allcompletestubs' ? toStub(cut, true) : cut];
  }
  if (!beside.has(artefact.kind)) return [];
  if (detail === 'allstubs' || detail === 'referencestubs') return [toStub(artefact, false)];
  const isComplete = detail === 'allcompletestubs' || detail === 'referencecompletestubs';
  return [isComplete ? toStub(artefact, true) : artefact];
}

/** `isComplete`: with description and annotations. */
function toStub(artefact: SdmxArtefact, isComplete: boolean): SdmxArtefact {
  const { description = null, annotations = [] } = artefact;
  return {
    ...artefact,
    content: null,
    description: isComplete ? description : null,
    annotations: isComplete ? annotations : [],
  };
}

/** A list with the wanted items only; null: it has none of them. */
function keepItems(artefact: SdmxArtefact, items: readonly string[] | null): SdmxArtefact | null {
  if (items === null || artefact.content === null) return artefact;
  if (artefact.kind === 'codelist') {
    const content = artefact.content.filter(({ id }) => items.includes(id));
    return content.length === 0 ? null : { ...artefact, isPartial: true, content };
  }
  if (artefact.kind !== 'conceptscheme') return null;
  const content = artefact.content.filter(({ id }) => items.includes(id));
  return content.length === 0 ? null : { ...artefact, isPartial: true, content };
}

/** Each once; parts of a list of SDMX that several tables use are put together. */
function mergeArtefacts(artefacts: readonly SdmxArtefact[]): SdmxArtefact[] {
  const byName = new Map<string, SdmxArtefact>();
  for (const one of artefacts) {
    const name = `${one.kind} ${one.agency}:${one.id}(${one.version})`;
    const known = byName.get(name);
    byName.set(name, known === undefined ? one : mergeCodes(known, one));
  }
  return [...byName.values()];
}

function mergeCodes(known: SdmxArtefact, more: SdmxArtefact): SdmxArtefact {
  if (known.kind !== 'codelist' || more.kind !== 'codelist') return known;
  if (known.content === null || more.content === null) return known;
  const ids = new Set(known.content.map(({ id }) => id));
  return { ...known, content: [...known.content, ...more.content.filter(({ id }) => !ids.has(id))] };
}
