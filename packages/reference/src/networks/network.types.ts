/** Nouns of networks of places, of fora where places and European institutions meet, and of the templates they collect practices with. */
import type { Texts } from '../provenance.ts';
import type { NetworkSourceId } from './network-sources.ts';

/** At least one: what nobody can look up is no fact. */
export type NetworkSources = readonly [NetworkSourceId, ...NetworkSourceId[]];

/**
 * One field of a network. `found`: stands in the named sources; `background`: said from general knowledge, ask the network;
 * `not-found`: looked for in vain. Only what was found speaks for or against a network.
 */
export type NetworkFact<Value> =
  | { readonly evidence: 'found'; readonly value: Value; readonly sources: NetworkSources }
  | { readonly evidence: 'background'; readonly value: Value }
  | { readonly evidence: 'not-found' };

/** What a place gets out of a network. */
export const NETWORK_PURPOSES = [
  'voice',
  'practices',
  'training',
  'peer-review',
  'funding',
  'visibility',
  'standards',
  'action-plan',
  'anti-racism',
  'resettlement',
  'research',
] as const;
export type NetworkPurpose = (typeof NETWORK_PURPOSES)[number];

export const NETWORK_REACHES = ['local', 'region', 'country', 'europe', 'world'] as const;
export type NetworkReach = (typeof NETWORK_REACHES)[number];

/** How a local authority takes part. `none`: it has no seat; `outputs`: closed, what it made can be read. */
export const NETWORK_ROLES = [
  'member',
  'user',
  'listed',
  'project',
  'through-association',
  'outputs',
  'none',
] as const;
export type NetworkRole = (typeof NETWORK_ROLES)[number];

/** Inhabitants. `minimum`: the network states it; `suited`: it says from or up to where it fits, smaller ones may be admitted. */
export interface NetworkSize {
  readonly minimum: number | null;
  /** a lesser form of membership from here */
  readonly partnerFrom: number | null;
  readonly suitedFrom: number | null;
  readonly suitedBelow: number | null;
}

/** Euro a year; 0: free. */
export interface NetworkEuros {
  readonly from: number;
  readonly to: number;
}

export interface Network {
  readonly id: string;
  readonly name: string;
  readonly reach: NetworkReach;
  readonly purposes: NetworkFact<readonly NetworkPurpose[]>;
  readonly about: NetworkFact<Texts>;
  readonly role: NetworkFact<NetworkRole>;
  /** what one does to get in */
  readonly entry: NetworkFact<Texts>;
  readonly size: NetworkFact<NetworkSize>;
  /** ISO 3166-1 alpha-2 where it works in some countries only */
  readonly countries: NetworkFact<readonly string[]>;
  readonly eurosAYear: NetworkFact<NetworkEuros>;
  readonly hoursAYear: NetworkFact<number>;
  /** ISO 639-1 */
  readonly languages: NetworkFact<readonly string[]>;
  /** where to ask what is not known */
  readonly address: string;
}

/** A forum in which local authorities and European institutions meet, or a way to be heard there. */
export interface Forum {
  readonly id: string;
  readonly name: Texts;
  readonly kind: 'forum' | 'lobby' | 'consultation';
  readonly about: NetworkFact<Texts>;
  /** what source 003 says of small places in it */
  readonly smallPlaces: NetworkFact<Texts>;
  readonly wayIn: NetworkFact<Texts>;
  readonly address: string;
}

/** A field of a template: which fields of a practice record fill it, in this order. */
export interface TemplateField {
  readonly id: string;
  readonly label: Texts;
  /** null: the template states no limit */
  readonly maximumWords: number | null;
  /** ids of fields of a practice record */
  readonly from: readonly string[];
}

/** The form with which a network or database collects practices. */
export interface PostingTemplate {
  readonly id: string;
  readonly name: string;
  /** the network it belongs to; '' a database without members */
  readonly networkId: string;
  /** of the fields and their limits */
  readonly fields: NetworkFact<readonly TemplateField[]>;
  readonly address: string;
}
