/** Practices in words, for pages of the office and of the public. Plain texts, so that no page carries the reference data. */
import { readText } from '@vicus/cube';
import {
  ACTOR_KINDS,
  AREAS_OF_LIFE,
  COMPETENCE_AREAS,
  SIZE_CLASSES,
  SOURCE_DOCUMENTS,
  type SourcePractice,
} from '@vicus/reference';
import { PRACTICE_FIELDS } from '#features/evaluation/practice.types.ts';
import { formatAmount } from '#features/strategy/budget.rules.ts';
import { formatCountry } from '#ui/country-name.ts';
import { formatLanguage } from '#ui/language-name.ts';
import { createTranslator, formatDate, formatNumber, type Language, type Translate } from '#ui/messages.ts';
import type { PracticeReply, PublishedDetails, PublishedPractice } from './practice.types.ts';
import type { Compared } from './similarity.rules.ts';
import { toSourceContext } from './source-practice.rules.ts';
import type { NeedKind } from './transfer.rules.ts';

export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** What a list shows of one. */
export interface PracticeCardView {
  readonly practiceKey: string;
  readonly title: string;
  readonly by: string;
  readonly summary: string;
  /** of title and summary */
  readonly lang: string;
  readonly tags: readonly string[];
}

export interface PracticeView extends PracticeCardView {
  readonly texts: readonly NamedText[];
  readonly facts: readonly NamedText[];
  readonly context: readonly string[];
  readonly evidence: string;
  readonly figure: string;
  readonly needs: readonly string[];
  readonly earlier: readonly string[];
  readonly withdrawn: NamedText | null;
}

export interface ReplyView {
  readonly heading: string;
  readonly meta: string;
  readonly context: string;
  readonly changed: string;
  readonly result: string;
  readonly evidence: string;
  readonly lang: string;
}

type Coded = readonly { readonly code: string; readonly label: Parameters<typeof readText>[0] }[];
const nameOf = (list: Coded, code: string, language: Language): string => {
  const found = list.find((one) => one.code === code);
  return found === undefined ? code : readText(found.label, language);
};

export const nameArea = (code: string, language: Language): string => nameOf(AREAS_OF_LIFE, code, language);

/** Size, density, country, axes; what is not known is left out. */
export function writeContext(
  context: Compared & { readonly populationYear?: number | null },
  language: Language,
): string[] {
  const t = createTranslator(language);
  const { sizeClass, degreeOfUrbanisation, country, population, structure, diversity } = context;
  return [
    sizeClass === null ? '' : nameOf(SIZE_CLASSES, sizeClass, language),
    degreeOfUrbanisation === null ? '' : t(`public.context.degree.${degreeOfUrbanisation}`),
    country === null ? t('public.practice.no-country') : formatCountry(country, language),
    population === null ? '' : writeInhabitants(t, population, context.populationYear ?? null),
    structure === null ? '' : t(`public.practice.structure.${structure}`),
    diversity === null ? '' : t(`public.practice.diversity.${diversity}`),
  ].filter((one) => one !== '');
}

const writeInhabitants = (t: Translate, population: number, year: number | null): string =>
  year === null ? '' : t('public.practice.inhabitants', { population, year: String(year) });

export function writeNeed(
  t: Translate,
  need: { readonly kind: NeedKind; readonly code: string; readonly needed: number | null },
  language: Language,
): string {
  const { kind, code, needed } = need;
  if (kind === 'competence')
    return t('public.practice.need.competence', { name: nameOf(COMPETENCE_AREAS, code, language) });
  if (kind === 'actor') return t('public.practice.need.actor', { name: nameOf(ACTOR_KINDS, code, language) });
  if (kind === 'lendable')
    return t(`public.practice.need.lendable.${code as 'premises' | 'equipment' | 'hours'}`);
  return t(`public.practice.need.${kind}`, { needed: needed ?? 0 });
}

const writeBy = (t: Translate, practice: PublishedPractice, language: Language): string =>
  t('public.practice.by', {
    place: practice.context.name,
    version: practice.version,
    day: formatDate(practice.publishedOn, language),
  });

export function toCard(practice: PublishedPractice, language: Language): PracticeCardView {
  const t = createTranslator(language);
  const level = practice.details?.evidenceLevel ?? null;
  return {
    practiceKey: practice.practiceKey,
    title: practice.title,
    by: writeBy(t, practice, language),
    summary: practice.texts.summary ?? '',
    lang: practice.language,
    tags: [
      ...(practice.details?.areas ?? []).map((code) => nameArea(code, language)),
      ...writeContext(practice.context, language),
      level === null ? t('public.practice.evidence.none') : t('public.practice.level.n', { level }),
    ],
  };
}

export function toSourceCard(practice: SourcePractice, language: Language): PracticeCardView {
  const lang = Object.hasOwn(practice.title, language) ? language : 'en';
  return {
    practiceKey: `source-${practice.id}`,
    title: readText(practice.title, lang),
    by: '',
    summary: readText(practice.what, lang),
    lang,
    tags: [
      ...practice.areas.map((code) => nameArea(code, language)),
      ...writeContext(toSourceContext(practice), language),
    ],
  };
}

/** A record of a place, whole. */
export function toPracticeView(practice: PublishedPractice, language: Language): PracticeView {
  const t = createTranslator(language);
  const { texts, withdrawnOn } = practice;
  return {
    ...toCard(practice, language),
    ...(practice.details === null ? NOTHING_SAID : toDetailsView(t, practice.details, language)),
    texts: PRACTICE_FIELDS.filter(({ id }) => id !== 'title' && (texts[id] ?? '') !== '').map(({ id }) => ({
      name: t(`public.practice.field.${id}`),
      text: texts[id] ?? '',
    })),
    context: writeContext(practice.context, language),
    earlier: practice.earlier.map(({ version, publishedOn }) =>
      t('public.practice.earlier.line', { version, day: formatDate(publishedOn, language) }),
    ),
    withdrawn:
      withdrawnOn === null
        ? null
        : {
            name: t('public.practice.withdrawn', { day: formatDate(withdrawnOn, language) }),
            text: practice.withdrawal,
          },
  };
}

const NOTHING_SAID = { facts: [], evidence: '', figure: '', needs: [] };

const toDetailsView = (t: Translate, details: PublishedDetails, language: Language) => ({
  facts: listFacts(t, details, language),
  evidence: writeEvidence(t, details.evidenceLevel),
  figure: details.figure === null ? '' : writeFigure(t, details.figure, language),
  needs: listNeeds(t, details, language),
});

const writeEvidence = (t: Translate, level: PublishedDetails['evidenceLevel']): string =>
  level === null ? t('public.practice.evidence.none') : t(`public.practice.evidence.${level}`);

const writeFigure = (
  t: Translate,
  { about, period, headline, release, publishedOn }: NonNullable<PublishedDetails['figure']>,
  language: Language,
): string =>
  t('public.practice.figure.line', {
    about,
    period,
    headline,
    release,
    day: formatDate(publishedOn, language),
  });

function listFacts(t: Translate, details: PublishedDetails, language: Language): NamedText[] {
  const { costPerParticipantCents: cents, staffHoursPerWeek: hours, contactLanguages } = details;
  const answers =
    contactLanguages.length === 0
      ? ''
      : t('public.practice.answers-in', {
          languages: contactLanguages.map((code) => formatLanguage(code, language)).join(', '),
        });
  const facts: [string, string][] = [
    [t('public.practice.area'), details.areas.map((code) => nameArea(code, language)).join(', ')],
    [
      t('public.practice.for-whom'),
      details.targetGroups.map((one) => t(`public.practice.for-whom.${one}`)).join(', '),
    ],
    [t('public.practice.cost.each'), cents === null ? '' : formatAmount(cents, details.currency, language)],
    [t('public.practice.hours'), hours === null ? '' : formatNumber(hours, language)],
    [
      t('public.practice.partners'),
      details.partners.map((code) => nameOf(ACTOR_KINDS, code, language)).join(', '),
    ],
    [t('public.practice.politics'), details.politics],
    [t('public.practice.contact'), [details.contact, answers].filter(Boolean).join('; ')],
  ];
  return facts.filter(([, text]) => text !== '').map(([name, text]) => ({ name, text }));
}

function listNeeds(
  t: Translate,
  { needs, staffHoursPerWeek }: PublishedDetails,
  language: Language,
): string[] {
  const coded = (kind: NeedKind, codes: readonly string[]) =>
    codes.map((code) => writeNeed(t, { kind, code, needed: null }, language));
  const counted = (kind: NeedKind, needed: number | null) =>
    needed === null || needed === 0 ? [] : [writeNeed(t, { kind, code: '', needed }, language)];
  return [
    ...coded('competence', needs.competences),
    ...coded('actor', needs.actorKinds),
    ...coded('lendable', needs.lendables),
    ...counted('staff', staffHoursPerWeek),
    ...counted('inhabitants', needs.minimumInhabitants),
  ];
}

/** What a study told, whole. */
export function toSourceView(practice: SourcePractice, language: Language): PracticeView {
  const t = createTranslator(language);
  const card = toSourceCard(practice, language);
  const document = SOURCE_DOCUMENTS.find(({ id }) => id === practice.source.document);
  const { where } = practice.source;
  const { title = '', published = '' } = document ?? {};
  return {
    ...card,
    by: t('public.practice.study.where', { title, published, where }),
    texts: [],
    facts: [
      {
        name: t('public.practice.area'),
        text: practice.areas.map((code) => nameArea(code, language)).join(', '),
      },
      { name: t('public.practice.for-whom'), text: t(`public.practice.for-whom.${practice.forWhom}`) },
    ],
    context: writeContext(toSourceContext(practice), language),
    evidence: t('public.practice.study.words'),
    figure: '',
    needs: [
      ...practice.needs.competences.map((code) =>
        writeNeed(t, { kind: 'competence', code, needed: null }, language),
      ),
      ...practice.needs.actorKinds.map((code) =>
        writeNeed(t, { kind: 'actor', code, needed: null }, language),
      ),
    ],
    earlier: [],
    withdrawn: null,
  };
}

export function toReplyView(reply: PracticeReply, language: Language): ReplyView {
  const t = createTranslator(language);
  const answer = t(`public.practice.answer.${reply.answer}`);
  return {
    heading: t('public.practice.reply.of', { place: reply.context.name, answer }),
    meta: t('public.practice.reply.meta', {
      version: reply.practiceVersion,
      day: formatDate(reply.publishedOn, language),
    }),
    context: writeContext(reply.context, language).join(', '),
    changed: reply.changed,
    result: reply.result,
    evidence: writeEvidence(t, reply.evidenceLevel),
    lang: reply.language,
  };
}

/** What a form of filters offers. */
export function listFilterChoices(
  choices: { readonly countries: readonly string[]; readonly languages: readonly string[] },
  language: Language,
) {
  return {
    areas: AREAS_OF_LIFE.map(({ code, label }) => ({ value: code, label: readText(label, language) })),
    sizes: SIZE_CLASSES.map(({ code, label }) => ({ value: code, label: readText(label, language) })),
    countries: choices.countries.map((code) => ({ value: code, label: formatCountry(code, language) })),
    languages: choices.languages.map((code) => ({ value: code, label: formatLanguage(code, language) })),
  };
}
export type FilterChoices = ReturnType<typeof listFilterChoices>;
