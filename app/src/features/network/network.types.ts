/** Nouns of the directory of networks, and of what a place has of its memberships. */
import type {
  NetworkEuros,
  NetworkFact,
  NetworkPurpose,
  NetworkReach,
  NetworkRole,
  NetworkSize,
} from '@vicus/reference';
import type { PlaceContext } from '#features/practice/context.rules.ts';

/** `told`: a place wrote it down; whether it is so was not looked up. */
export type Known<Value> = NetworkFact<Value> | { readonly evidence: 'told'; readonly value: Value };

/** A network of the directory, wherever the entry comes from. Words are in one language. */
export interface DirectoryNetwork {
  /** `reference:<id>` shipped, `own:<uuid>` written down by this place, `shared:<uuid>` by another one that published it */
  readonly key: string;
  readonly origin: 'reference' | 'own' | 'shared';
  readonly name: string;
  readonly reach: NetworkReach;
  readonly purposes: Known<readonly NetworkPurpose[]>;
  readonly about: Known<string>;
  readonly role: Known<NetworkRole>;
  readonly entry: Known<string>;
  readonly size: Known<NetworkSize>;
  readonly countries: Known<readonly string[]>;
  readonly eurosAYear: Known<NetworkEuros>;
  readonly hoursAYear: Known<number>;
  readonly languages: Known<readonly string[]>;
  /** '' none */
  readonly address: string;
  readonly checkedOn: string;
  /** who wrote it down, where it was told; '' shipped */
  readonly toldBy: string;
  /** where the place has it from; '' shipped */
  readonly source: string;
}

/** As a place writes it down. */
export interface OwnNetwork {
  readonly networkId: string;
  readonly name: string;
  readonly purposes: readonly NetworkPurpose[];
  readonly purpose: string;
  readonly entry: string;
  readonly reach: NetworkReach;
  /** ISO 639-1 */
  readonly languages: readonly string[];
  /** euro cents a year; null: not known */
  readonly costCents: number | null;
  readonly hoursAYear: number | null;
  readonly minimumPopulation: number | null;
  readonly link: string;
  readonly source: string;
  readonly checkedOn: string;
}

/** As everybody reads it; also the shape of the feed. */
export interface PublishedNetwork extends OwnNetwork {
  readonly placeId: string;
  readonly context: PlaceContext;
  readonly publishedOn: string;
}

export interface Membership {
  readonly networkKey: string;
  readonly sinceYear: number | null;
  /** null: goes on */
  readonly untilYear: number | null;
  /** euro cents a year; null: not known */
  readonly eurosCents: number | null;
  readonly hoursAMonth: number | null;
  /** a post or office, no person */
  readonly contactFunction: string;
  readonly note: string;
}

export const RETURN_KINDS = ['practice', 'contact', 'training', 'money', 'visit', 'voice', 'other'] as const;
export type ReturnKind = (typeof RETURN_KINDS)[number];

/** What came back from a network, with its day. */
export interface NetworkReturn {
  readonly returnId: string;
  readonly networkKey: string;
  readonly cameOn: string;
  readonly kind: ReturnKind;
  readonly words: string;
  /** euro cents; null: no money */
  readonly amountCents: number | null;
}

/** What a place got out of a network, in its words, for everybody. */
export interface NetworkNote {
  readonly placeId: string;
  readonly networkKey: string;
  readonly language: string;
  readonly words: string;
  readonly context: PlaceContext;
  readonly publishedOn: string;
}

export interface Posting {
  readonly postingId: string;
  readonly practiceKey: string;
  readonly practiceTitle: string;
  readonly templateId: string;
  readonly postedOn: string;
  readonly link: string;
  readonly note: string;
}
