/** The fields of a network in words, each with where it is known from. */
import type { NetworkSize } from '@vicus/reference';
import { countDecimals } from '#features/circle/room.rules.ts';
import { formatCountry } from '#ui/country-name.ts';
import { formatLanguage } from '#ui/language-name.ts';
import { formatNumber, type Language, type Translate } from '#ui/messages.ts';
import type { DirectoryNetwork, Known } from './network.types.ts';

export interface NetworkRow {
  readonly field: string;
  readonly fact: Known<unknown>;
  /** '': nobody found it */
  readonly words: string;
}

/** Both shells have the same keys; the public one is read in more languages. */
interface Page {
  readonly shell: 'office' | 'public';
  readonly t: Translate;
  readonly language: Language;
}

export function writeNetworkRows(network: DirectoryNetwork, { shell, t, language }: Page): NetworkRow[] {
  const number = (value: number): string => formatNumber(value, language, countDecimals(value));
  const row = <Value>(field: string, fact: Known<Value>, say: (value: Value) => string): NetworkRow => ({
    field,
    fact,
    words: fact.evidence === 'not-found' ? '' : say(fact.value),
  });
  const saySize = ({ minimum, partnerFrom, suitedFrom, suitedBelow }: NetworkSize): string => {
    const limits = [
      minimum !== null && t(`${shell}.network.size.minimum`, { number: number(minimum) }),
      partnerFrom !== null && t(`${shell}.network.size.partner`, { number: number(partnerFrom) }),
      suitedFrom !== null && t(`${shell}.network.size.from`, { number: number(suitedFrom) }),
      suitedBelow !== null && t(`${shell}.network.size.below`, { number: number(suitedBelow) }),
    ];
    return limits.filter((one) => one !== false).join('; ');
  };
  return [
    row(t(`${shell}.network.field.purposes`), network.purposes, (list) =>
      list.map((one) => t(`${shell}.network.purpose.${one}`)).join(', '),
    ),
    row(t(`${shell}.network.field.entry`), network.entry, (text) => text),
    row(t(`${shell}.network.field.role`), network.role, (one) => t(`${shell}.network.role.${one}`)),
    row(t(`${shell}.network.field.size`), network.size, saySize),
    row(t(`${shell}.network.field.countries`), network.countries, (list) =>
      list.map((one) => formatCountry(one, language)).join(', '),
    ),
    row(t(`${shell}.network.field.euros`), network.eurosAYear, ({ from, to }) =>
      to === 0 ? t(`${shell}.network.free`) : from === to ? number(to) : `${number(from)}–${number(to)}`,
    ),
    row(t(`${shell}.network.field.hours`), network.hoursAYear, number),
    row(t(`${shell}.network.field.languages`), network.languages, (list) =>
      list.map((one) => formatLanguage(one, language)).join(', '),
    ),
  ];
}
