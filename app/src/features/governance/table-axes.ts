/** The dimensions of the tables: who answered, about whom, for when. */
import { ACTOR_GROUPS, FREQUENCY_LABELS, POLITICAL_GROUPS } from '@vicus/reference';
import type { Category, Dimension, Texts } from '@vicus/cube';
import type {
  AskedKind,
  KnownRole,
  Respondent,
  RoleOfTable,
  TimeWindow,
  WaveFacts,
} from './governance.types.ts';
import { ALL_PRINTED_TEXT, ANSWER_TEXTS, DIMENSION_TEXTS, FURTHER_TEXT, ROLE_TEXTS } from './table-texts.ts';

const LOCAL: readonly KnownRole[] = ['elected-policymaker', 'official', 'local-government'];

/**
 * The roles that can be told apart in this wave, each with its parent. Anonymous answers carry a role only where it
 * was asked; where it was not, the list of the invited may still leave one side only.
 */
export function listRoles(facts: WaveFacts, respondents: readonly Respondent[]): readonly RoleOfTable[] {
  const { asked, askedBesides } = facts;
  const local = asked['elected-policymaker'] + asked.official;
  const partners = asked['partner-organisation'];
  const hasLocal = local > 0 || respondents.some(({ role }) => LOCAL.includes(role));
  const hasPartners = partners > 0 || respondents.some(({ role }) => role === 'partner-organisation');
  const untold = respondents.some(({ role }) => role === 'unknown');
  const all = local + partners + askedBesides;
  if (hasLocal === hasPartners && (untold || !hasLocal)) return [toRole('everyone', all, () => true)];
  if (!hasLocal) return [toRole('partner-organisation', all, () => true)];
  const inside = listInside(facts, respondents);
  if (!hasPartners) return [toRole('local-government', all, () => true), ...inside];
  const isKnown = askedBesides === 0;
  return [
    toRole('local-government', isKnown ? local : undefined, ({ role }) => LOCAL.includes(role)),
    ...inside,
    toRole(
      'partner-organisation',
      isKnown ? partners : undefined,
      ({ role }) => role === 'partner-organisation',
    ),
  ];
}

/** Elected members and officials, where both are there and everyone of the local government says which. */
function listInside({ asked, askedBesides }: WaveFacts, respondents: readonly Respondent[]): RoleOfTable[] {
  const codes = ['elected-policymaker', 'official'] as const;
  const isThere = (code: (typeof codes)[number]): boolean =>
    asked[code] > 0 || respondents.some(({ role }) => role === code);
  const untold = respondents.some(({ role }) => role === 'unknown' || role === 'local-government');
  if (untold || !codes.every(isThere)) return [];
  const roles = codes.map((code) =>
    toRole(
      code,
      askedBesides === 0 ? asked[code] : undefined,
      ({ role }) => role === code,
      'local-government',
    ),
  );
  return [...roles, ...listPoliticalGroups(respondents)];
}

/** Political groups of elected members; how many of each were asked is known to the list only. */
function listPoliticalGroups(respondents: readonly Respondent[]): RoleOfTable[] {
  const codes = [...new Set(respondents.flatMap(({ politicalGroup }) => politicalGroup ?? []))].sort();
  if (codes.length < 2) return [];
  return codes.map((code) => ({
    code: `elected-${code}`,
    label: joinPoliticalLabels(code),
    parent: 'elected-policymaker',
    asked: undefined,
    includes: ({ role, politicalGroup }) => role === 'elected-policymaker' && politicalGroup === code,
  }));
}

function joinPoliticalLabels(code: string): Texts {
  const groups = code.split('-or-').flatMap((one) => POLITICAL_GROUPS.filter((group) => group.code === one));
  const join = (language: string): string =>
    groups.map(({ label }) => label[language] ?? label.en).join(' / ');
  return { en: join('en'), de: join('de'), es: join('es'), it: join('it') };
}

function toRole(
  code: keyof typeof ROLE_TEXTS,
  asked: number | undefined,
  includes: RoleOfTable['includes'],
  parent?: string,
): RoleOfTable {
  return { code, label: ROLE_TEXTS[code], asked, includes, ...(parent === undefined ? {} : { parent }) };
}

/** The role whose figures lead: the local government where it answered, as in the source. */
export function leadingRole(roles: readonly RoleOfTable[]): RoleOfTable {
  const [first] = roles;
  if (first === undefined) throw new Error('a wave asks in at least one role');
  return first;
}

export function toRoleDimension(roles: readonly RoleOfTable[]): Dimension {
  return {
    id: 'role',
    label: DIMENSION_TEXTS.role,
    role: 'category',
    categories: roles.map(({ code, label, parent }) => ({
      code,
      label,
      ...(parent === undefined ? {} : { parent }),
    })),
  };
}

/** One code only, so that figures of two waves are never taken for two editions of one. */
export function toWaveDimension(facts: Pick<WaveFacts, 'waveId' | 'title'>): Dimension {
  return {
    id: 'wave',
    label: DIMENSION_TEXTS.wave,
    role: 'time',
    categories: [{ code: facts.waveId, label: { en: facts.title } }],
  };
}

/** Code under which the kinds that the source does not plot are listed. */
export const FURTHER_GROUP = 'further';

/** The heading a kind stands under: its group, or `further`. */
export function headingOf(kind: Pick<AskedKind, 'group' | 'printed'>): string {
  return kind.printed ? kind.group : FURTHER_GROUP;
}

export function listHeadings(kinds: readonly AskedKind[]): readonly Category[] {
  const all = [
    ...ACTOR_GROUPS.map(({ code, label }) => ({ code, label })),
    { code: FURTHER_GROUP, label: FURTHER_TEXT },
  ];
  return all
    .filter(({ code }) => kinds.some((kind) => headingOf(kind) === code))
    .map(({ code, label }) => ({ code, label: toPublicTexts(label) }));
}

/** Kinds under their headings. */
export function toActorDimension(kinds: readonly AskedKind[]): Dimension {
  const categories = listHeadings(kinds).flatMap((heading) => [
    heading,
    ...kinds
      .filter((kind) => headingOf(kind) === heading.code)
      .map(({ code, label }) => ({ code, label: toPublicTexts(label), parent: heading.code })),
  ]);
  return { id: 'actor', label: DIMENSION_TEXTS.actor, role: 'category', categories };
}

export const ALL_PRINTED = 'all-printed';

/** The four groups and all kinds of the index together; no code is part of another here, see `governance-groups`. */
export function toGroupDimension(kinds: readonly AskedKind[]): Dimension {
  const groups = listHeadings(kinds).filter(({ code }) => code !== FURTHER_GROUP);
  const categories = [...groups, { code: ALL_PRINTED, label: ALL_PRINTED_TEXT }];
  return { id: 'group', label: DIMENSION_TEXTS.group, role: 'category', categories };
}

export function toWindowDimension({ windows }: Pick<WaveFacts, 'windows'>): Dimension {
  const categories = (['earlier', 'later'] as const).map((code) => ({
    code,
    label: { en: describeWindow(windows[code]) },
  }));
  return { id: 'window', label: DIMENSION_TEXTS.window, role: 'category', categories };
}

/** `2023–2024`, or one year. */
export function describeWindow({ fromYear, toYear }: TimeWindow): string {
  return fromYear === toYear ? String(fromYear) : `${fromYear}–${toYear}`;
}

export const COARSE_STEPS = [
  { code: 'seldom', steps: [0, 1] },
  { code: 'sometimes', steps: [2, 3] },
  { code: 'weekly', steps: [4, 5] },
] as const;
export const BESIDE_SCALE = ['dont-know', 'blank', 'one-window'] as const;

/** Answers 0 to 5 under three coarser steps, and the ways of giving none. */
export function toAnswerDimension(): Dimension {
  const steps = COARSE_STEPS.flatMap(({ code, steps: values }) => [
    { code, label: ANSWER_TEXTS[code] },
    ...FREQUENCY_LABELS.filter(({ value }) => values.some((one) => one === value)).map(
      ({ value, label }) => ({
        code: String(value),
        label: toPublicTexts(label),
        parent: code,
      }),
    ),
  ]);
  const beside = BESIDE_SCALE.map((code) => ({ code, label: ANSWER_TEXTS[code] }));
  return {
    id: 'frequency',
    label: DIMENSION_TEXTS.frequency,
    role: 'category',
    categories: [...steps, ...beside],
  };
}

/** Public pages speak four languages; the texts of respondents have more. */
function toPublicTexts(label: Texts): Texts {
  const kept = ['de', 'es', 'it'].flatMap((language) => {
    const text = label[language];
    return text === undefined ? [] : [[language, text] as const];
  });
  return { en: label.en, ...Object.fromEntries(kept) };
}
