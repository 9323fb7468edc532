/** The directory: shipped networks and those that places wrote down, in one shape and one language. */
import { NETWORKS, NETWORKS_CHECKED_ON, type Network, type NetworkFact } from '@vicus/reference';
import type { DirectoryNetwork, Known, OwnNetwork, PublishedNetwork } from './network.types.ts';

type Words = Readonly<{ en: string } & Record<string, string>>;

function inLanguage(fact: NetworkFact<Words>, language: string): Known<string> {
  if (fact.evidence === 'not-found') return fact;
  return { ...fact, value: fact.value[language] ?? fact.value.en };
}

export function toDirectoryNetwork(network: Network, language: string): DirectoryNetwork {
  return {
    ...network,
    key: `reference:${network.id}`,
    origin: 'reference',
    about: inLanguage(network.about, language),
    entry: inLanguage(network.entry, language),
    checkedOn: NETWORKS_CHECKED_ON,
    toldBy: '',
    source: '',
  };
}

const told = <Value>(value: Value): Known<Value> => ({ evidence: 'told', value });
const toldIf = <Value>(value: Value | null, isEmpty: boolean): Known<Value> =>
  value === null || isEmpty ? { evidence: 'not-found' } : told(value);

/** What a place wrote down is told, not found; what it left empty is not known. */
function fromPlace(one: OwnNetwork): Omit<DirectoryNetwork, 'key' | 'origin' | 'toldBy'> {
  const euros = one.costCents === null ? null : one.costCents / 100;
  return {
    name: one.name,
    reach: one.reach,
    purposes: toldIf(one.purposes, one.purposes.length === 0),
    about: told(one.purpose),
    role: { evidence: 'not-found' },
    entry: toldIf(one.entry, one.entry === ''),
    size: toldIf(
      { minimum: one.minimumPopulation, partnerFrom: null, suitedFrom: null, suitedBelow: null },
      one.minimumPopulation === null,
    ),
    countries: { evidence: 'not-found' },
    eurosAYear: euros === null ? { evidence: 'not-found' } : told({ from: euros, to: euros }),
    hoursAYear: toldIf(one.hoursAYear, false),
    languages: toldIf(one.languages, one.languages.length === 0),
    address: one.link,
    checkedOn: one.checkedOn,
    source: one.source,
  };
}

export const toOwnDirectory = (one: OwnNetwork, placeName: string): DirectoryNetwork => ({
  ...fromPlace(one),
  key: `own:${one.networkId}`,
  origin: 'own',
  toldBy: placeName,
});

export const toSharedDirectory = (one: PublishedNetwork): DirectoryNetwork => ({
  ...fromPlace(one),
  key: `shared:${one.networkId}`,
  origin: 'shared',
  toldBy: one.context.name,
});

export const listShipped = (language: string): DirectoryNetwork[] =>
  NETWORKS.map((one) => toDirectoryNetwork(one, language));
