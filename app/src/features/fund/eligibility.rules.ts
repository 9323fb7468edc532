/** Who can reach a programme: its sourced rules held against one place or a group. Method: docs/methods/eligibility.md. */
import {
  EU_COUNTRIES,
  listFundRules,
  type FundProgramme,
  type FundRule,
  type FundTest,
} from '@vicus/reference';
import { findAbroad, findCompany } from './company.rules.ts';
import type {
  Decision,
  FundAsked,
  FundCompany,
  FundNeighbour,
  GapVerdict,
  Outcome,
  RuleVerdict,
  Verdict,
} from './fund.types.ts';

type TestOf<Kind extends FundTest['kind']> = Extract<FundTest, { readonly kind: Kind }>;
type Judges = { readonly [Kind in FundTest['kind']]: (test: TestOf<Kind>, asked: FundAsked) => Verdict };

/** A rule of many places holds where it holds for each; one that is not known leaves it open. */
function judgeEach<Value>(
  values: readonly (Value | null)[],
  holds: (value: Value) => boolean,
  otherwise: Verdict = 'not-met',
): Verdict {
  if (values.some((value) => value !== null && !holds(value))) return otherwise;
  return values.includes(null) ? 'not-known' : 'met';
}

/** Inhabitants of all; null where a number is missing. */
function addUpPopulation(places: FundAsked['places']): number | null {
  return places.reduce<number | null>(
    (sum, { population }) => (sum === null || population === null ? null : sum + population),
    0,
  );
}

function judgePopulation({ atLeast }: TestOf<'population'>, { places }: FundAsked): Verdict {
  const known = places.reduce((sum, { population }) => sum + (population ?? 0), 0);
  if (known >= atLeast) return 'met';
  return addUpPopulation(places) === null ? 'not-known' : 'together';
}

function judgeUrbanisation(
  { degrees, unless }: TestOf<'urbanisation'>,
  { places, basis }: FundAsked,
): Verdict {
  const verdict = judgeEach(
    places.map((place) => place.degreeOfUrbanisation),
    (degree) => degrees.includes(degree),
  );
  if (verdict === 'met' || unless === null) return verdict;
  const exception = basis.answers[unless];
  if (exception === true) return 'met';
  return exception === null ? 'ask-yourself' : verdict;
}

function judgePartners(
  { organisations, countries, euCountries, way }: TestOf<'partners'>,
  { places }: FundAsked,
): Verdict {
  const named = new Set(places.map(({ country }) => country));
  const inEu = [...named].filter((country) => EU_COUNTRIES.includes(country)).length;
  const isEnough = places.length >= organisations && named.size >= countries && inEu >= euCountries;
  if (isEnough) return 'met';
  return way === 'find' ? 'together' : 'as-partner';
}

const JUDGES: Judges = {
  country: ({ countries, others }, { places }) =>
    judgeEach(
      places.map(({ country }) => country),
      (country) => countries.includes(country),
      others === 'no' ? 'not-met' : 'not-known',
    ),
  // Two letters of the region are the country: a place elsewhere is out even where its region is not known.
  region: ({ nutsPrefix }, { places }) =>
    judgeEach(
      places.map(
        ({ country, nutsCode }) => nutsCode ?? (country === nutsPrefix.slice(0, 2) ? null : country),
      ),
      (code) => code.startsWith(nutsPrefix),
    ),
  population: judgePopulation,
  urbanisation: judgeUrbanisation,
  partners: judgePartners,
  'minimum-grant': ({ eur, way }, { basis }) => {
    if (basis.largestProjectEur === null) return 'ask-yourself';
    return basis.largestProjectEur >= eur ? 'met' : way;
  },
  // Money to decide on, not a fact to look up: unsaid, it is a condition.
  'own-share': ({ percent }, { basis }) => {
    if (basis.ownSharePercent === null) return 'condition';
    return basis.ownSharePercent >= percent ? 'met' : 'not-met';
  },
  'own-answer': ({ question, otherwise }, { basis }) => {
    const answer = basis.answers[question];
    if (answer === null) return 'ask-yourself';
    if (answer) return 'met';
    return otherwise === 'no' ? 'not-met' : otherwise;
  },
  'led-by': ({ gives }) => (gives === 'no' ? 'not-met' : gives),
  'closed-after': ({ day }, { today }) => (today <= day ? 'met' : 'not-met'),
  'not-before': ({ day }, { today }) => (today >= day ? 'met' : 'not-met'),
  condition: () => 'condition',
};

/** One rule for those who ask. */
export function judgeRule(rule: FundRule, asked: FundAsked): RuleVerdict {
  const judge = JUDGES[rule.test.kind] as (test: FundTest, asked: FundAsked) => Verdict;
  return {
    ruleId: rule.id,
    field: rule.field,
    test: rule.test,
    verdict: judge(rule.test, asked),
    sources: rule.source,
    nearestWay: rule.nearestWay,
  };
}

/** How far a verdict is from a yes by oneself. */
const RANK: Readonly<Record<Exclude<Outcome, 'not-known'>, number>> = {
  yes: 0,
  together: 1,
  'as-partner': 2,
  no: 3,
};
type Definite = keyof typeof RANK;

const DEFINITE: Readonly<Record<Verdict, Definite | null>> = {
  met: 'yes',
  condition: 'yes',
  together: 'together',
  'as-partner': 'as-partner',
  'not-met': 'no',
  'not-known': null,
  'ask-yourself': null,
};

/** What a rule could come to at worst, were it known. */
function assumeWorst({ test }: RuleVerdict): Definite {
  switch (test.kind) {
    case 'minimum-grant':
      return test.way;
    case 'own-answer':
      return test.otherwise;
    case 'population':
      return 'together';
    default:
      return 'no';
  }
}

const worse = (a: Definite, b: Definite): Definite => (RANK[a] >= RANK[b] ? a : b);

/** The worst of what is known decides, unless what is not known could still be worse. */
function weigh(rules: readonly RuleVerdict[], gaps: readonly GapVerdict[]): Outcome {
  let known: Definite = 'yes';
  let feared: Definite = gaps.some(({ decides }) => decides) ? 'no' : 'yes';
  for (const rule of rules) {
    const definite = DEFINITE[rule.verdict];
    if (definite === null) feared = worse(feared, assumeWorst(rule));
    else known = worse(known, definite);
  }
  return RANK[feared] > RANK[known] ? 'not-known' : known;
}

const blocks = ({ verdict }: RuleVerdict): boolean => verdict !== 'met' && verdict !== 'condition';

/** The way of the rule that stands most in the way. */
function findNearestWay(rules: readonly RuleVerdict[], outcome: Outcome): Decision['nearestWay'] {
  if (outcome === 'yes') return null;
  const ofOutcome = rules.find(({ verdict }) =>
    outcome === 'not-known' ? DEFINITE[verdict] === null : DEFINITE[verdict] === outcome && verdict !== 'met',
  );
  return (ofOutcome ?? rules.find(blocks))?.nearestWay ?? (outcome === 'not-known' ? 'ask-programme' : null);
}

/** Neighbours that would help; null where none is needed, none near enough would do, or none were looked for. */
function suggestCompany(
  rules: readonly RuleVerdict[],
  asked: FundAsked,
  neighbours: readonly FundNeighbour[],
): FundCompany | null {
  const together = rules.filter(({ verdict }) => verdict === 'together').map(({ test }) => test);
  const population = together.find((test) => test.kind === 'population');
  if (population !== undefined) {
    const urbanisation = rules.map(({ test }) => test).find((test) => test.kind === 'urbanisation');
    return findCompany(asked.places, neighbours, {
      atLeast: population.atLeast,
      degrees: urbanisation?.degrees ?? null,
    });
  }
  return together.some((test) => test.kind === 'partners') ? findAbroad(asked.places, neighbours) : null;
}

/**
 * What a programme comes to for one place or a group.
 * @param neighbours places of the register near the first one, nearest first; empty: none are known
 */
export function decideEligibility(
  programme: FundProgramme,
  asked: FundAsked,
  neighbours: readonly FundNeighbour[] = [],
): Decision {
  const rules = listFundRules(programme.id).map((rule) => judgeRule(rule, asked));
  const gaps = programme.gaps.map(({ field, because, decides }) => ({ field, because, decides }));
  const outcome = weigh(rules, gaps);
  return {
    programmeId: programme.id,
    outcome,
    rules,
    gaps,
    nearestWay: findNearestWay(rules, outcome),
    company: outcome === 'no' ? null : suggestCompany(rules, asked, neighbours),
  };
}
