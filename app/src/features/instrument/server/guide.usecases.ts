/** The guide to the right questionnaire, with what is known of those it names. */
import type { Instrument } from '@vicus/questionnaire';
import { authorise, type Member } from '#server/auth/member.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { adviseWay, parseGuideAnswers } from '../guide.rules.ts';
import type { GuideAdvice, GuideAnswers, GuideWay } from '../guide.rules.ts';
import { toShippedRef } from '../ref.rules.ts';
import { listOpenSlots } from '../slots.rules.ts';
import { readShippedInstruments } from './shipped.ts';

/** What the page says of a questionnaire that ships. */
export interface GuideCard {
  readonly ref: string;
  readonly title: Instrument['title'];
  readonly purpose: Instrument['purpose'];
  readonly cautions: Instrument['cautions'];
  readonly minutes: number | undefined;
  /** BCP 47 tags */
  readonly languages: readonly string[];
  /** texts that the office has to write before it can be used */
  readonly openSlots: number;
}

export interface GuidePage {
  readonly given: Partial<GuideAnswers>;
  readonly advice: GuideAdvice | undefined;
  /** of the ways that are questionnaires */
  readonly cards: Partial<Record<GuideWay, GuideCard>>;
  readonly may: { readonly plan: boolean; readonly note: boolean };
}

function toCard(instrument: Instrument): GuideCard {
  const { id, title, purpose, cautions, minutes } = instrument;
  const languages = Object.keys(instrument.languages);
  const openSlots = listOpenSlots(instrument, 'en').length;
  return { ref: toShippedRef(id), title, purpose, cautions, minutes, languages, openSlots };
}

/** `search`: the address's answers, see `parseGuideAnswers`. Problem `forbidden` (403) for roles that see no questionnaires. */
export function readGuide(member: Member, search: URLSearchParams): GuidePage {
  authorise(member, 'instrument.read');
  const { given, answers } = parseGuideAnswers(search);
  const may = { plan: mayRole(member.role, 'wave.change'), note: mayRole(member.role, 'statement.read') };
  if (answers === undefined) return { given, advice: undefined, cards: {}, may };
  const advice = adviseWay(answers);
  const shipped = readShippedInstruments();
  const named = [advice.way, ...advice.company.map(({ way }) => way)];
  const cards = named.flatMap((way) => {
    const instrument = shipped.get(way);
    return instrument === undefined ? [] : [[way, toCard(instrument)] as const];
  });
  return { given, advice, cards: Object.fromEntries(cards), may };
}
