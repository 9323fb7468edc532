/** A programme, a call or an own entry as one fund, in the reader's language where there is a choice. */
import { FUND_SOURCES, findFundProgramme, type Fact, type FundProgramme, type Texts } from '@vicus/reference';
import type { Fund, FundCall, OwnFund } from './fund.types.ts';

/** In the language, else in English. */
export const readText = (texts: Texts, language: string): string => texts[language] ?? texts.en;

const known = <Value>(fact: Fact<Value>): Value | null => (fact.evidence === 'not-found' ? null : fact.value);
/** What stands in a source. What is only background is never passed on as a number. */
const sourced = <Value>(fact: Fact<Value>): Value | null => (fact.evidence === 'found' ? fact.value : null);

const inWords = (texts: Texts, language: string): string => (texts[language] === undefined ? 'en' : language);

export function toFundOfProgramme(programme: FundProgramme, language: string): Fund {
  const amounts = sourced(programme.amounts);
  const rates = sourced(programme.rates);
  return {
    fundKey: `programme:${programme.id}`,
    kind: 'programme',
    name: readText(programme.name, language),
    language: inWords(programme.name, language),
    about: readText(programme.about, language),
    funder: readText(programme.ask.office, language),
    programmeId: programme.id,
    management: programme.management,
    form: known(programme.form),
    minimumEur: amounts?.minimumEur ?? null,
    maximumEur: amounts?.maximumEur ?? null,
    ownSharePercent: rates === null ? null : 100 - rates.toPercent,
    durationMonths: sourced(programme.durationMonths),
    deadline: sourced(programme.lastDeadline),
    link: programme.ask.link,
    checkedOn: programme.checkedOn,
    provenance: programme.sources.map((id) => FUND_SOURCES[id].title).join('; '),
  };
}

/** What a call does not say is taken from its programme, where it has one that is known here; amounts never are. */
export function toFundOfCall(call: FundCall, language: string): Fund {
  const programme = call.programmeId === null ? undefined : findFundProgramme(call.programmeId);
  const rates = programme === undefined ? null : sourced(programme.rates);
  return {
    fundKey: `call:${call.callId}`,
    kind: 'call',
    name: call.title,
    language: call.language,
    about: programme === undefined ? '' : readText(programme.about, language),
    funder: call.portalProgramme,
    programmeId: call.programmeId,
    management: programme?.management ?? null,
    form: programme === undefined ? null : known(programme.form),
    minimumEur: call.budgetMinEur,
    maximumEur: call.budgetMaxEur,
    ownSharePercent: rates === null ? null : 100 - rates.toPercent,
    durationMonths: programme === undefined ? null : sourced(programme.durationMonths),
    deadline: call.deadline,
    link: call.link,
    checkedOn: call.checkedOn,
    provenance: call.attribution,
  };
}

export function toFundOfOwn(own: OwnFund, placeName: string): Fund {
  return {
    fundKey: `own:${own.ownFundId}`,
    kind: 'own',
    name: own.name,
    language: own.language,
    about: own.about,
    funder: own.funder,
    programmeId: null,
    management: null,
    form: null,
    minimumEur: own.minimumEur,
    maximumEur: own.maximumEur,
    ownSharePercent: own.ownSharePercent,
    durationMonths: null,
    deadline: own.deadline,
    link: own.link,
    checkedOn: own.checkedOn,
    provenance: placeName,
  };
}
