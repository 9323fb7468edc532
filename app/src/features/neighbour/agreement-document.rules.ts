/**
 * The draft of an agreement as a document: steps of the ladder, clauses, shares, roles in data protection. Headings and clauses
 * after the toolkits named in docs/methods/cost-keys.md; the words are this platform's own.
 */
import { formatAmount } from '#features/strategy/budget.rules.ts';
import type { DocumentContent, DocumentPart, DocumentTable } from '#server/documents/document.types.ts';
import { formatDate, formatNumber, type Language, type Translate } from '#ui/messages.ts';
import type { JointSheet } from './joint.rules.ts';
import { CLAUSES, STEPS, type Clause } from './joint.types.ts';
import { nameArea } from './offer-text.rules.ts';

export interface AgreementReader {
  readonly t: Translate;
  readonly language: Language;
  /** names of the indicators followed together */
  readonly indicators: readonly string[];
  readonly createdAt: Date;
}

/** The draft of a clause: what it says where nobody wrote own words. */
export function writeDraft(clause: Clause, { service }: JointSheet, reader: AgreementReader): string {
  const { t, language, indicators } = reader;
  const money = (cents: number): string => formatAmount(cents, service.currency, language);
  const key =
    service.costKey === null
      ? t('office.joint-service.document.no-key')
      : t(`office.joint-service.key.${service.costKey}`);
  const values: Record<Clause, Readonly<Record<string, string>>> = {
    ...(Object.fromEntries(CLAUSES.map((one) => [one, {}])) as Record<Clause, Record<string, string>>),
    service: {
      title: service.title,
      area: nameArea(service.area, language),
      unit: t(`office.joint-service.use-unit.${service.useUnit}`),
      from: formatDate(service.fromOn, language),
      until: formatDate(service.untilOn, language),
    },
    budget: {
      total: money(service.fixedCents + service.variableCents),
      fixed: money(service.fixedCents),
      variable: money(service.variableCents),
    },
    sharing: { key },
    monitoring: { indicators: indicators.join(', ') || t('office.joint-service.document.no-indicators') },
  };
  return t(`office.joint-service.clause.${clause}.draft`, values[clause]);
}

export function composeAgreementDocument(sheet: JointSheet, reader: AgreementReader): DocumentContent {
  const { t, language, createdAt } = reader;
  const { service, places } = sheet;
  const title = t('office.joint-service.document.title', { title: service.title });
  const names = places.filter(({ isThere }) => isThere).map(({ name }) => name);
  return {
    language,
    title,
    subtitle: t('office.joint-service.document.subtitle', { places: names.join(', ') }),
    author: service.leadName,
    description: t('office.joint-service.purpose'),
    createdAt,
    facts: [
      [t('office.joint-service.document.revision'), formatNumber(service.revision, language)],
      [t('office.joint-service.document.fingerprint'), sheet.fingerprint.slice(0, 16)],
      [
        t('office.joint-service.from'),
        `${formatDate(service.fromOn, language)} – ${formatDate(service.untilOn, language)}`,
      ],
    ],
    notices: [t('office.joint-service.document.notice')],
    cover: [],
    footer: t('office.joint-service.document.footer', { revision: service.revision }),
    mark: title,
    colour: '',
    arms: null,
    isLarge: false,
    parts: [
      ...composeNeeds(sheet, reader),
      ...composeClauses(sheet, reader),
      ...composeSteps(sheet, reader),
      ...composeSignatures(names, reader),
    ],
  };
}

const heading = (text: string, level: 1 | 2 = 1): DocumentPart => ({ kind: 'heading', level, text });

function composeNeeds({ places, service }: JointSheet, { t, language }: AgreementReader): DocumentPart[] {
  const write = (count: number | null | undefined): string =>
    count === null || count === undefined
      ? t('office.joint-service.who.not-said')
      : formatNumber(count, language);
  const unit = t(`office.joint-service.use-unit.${service.useUnit}`);
  const table: DocumentTable = {
    kind: 'table',
    caption: t('office.joint-service.who'),
    columns: [
      { label: t('office.joint-service.who.place'), isNumber: false },
      { label: t('office.joint-service.who.need'), isNumber: false },
      { label: `${t('office.joint-service.who.use')} (${unit})`, isNumber: true },
      { label: t('office.joint-service.who.population'), isNumber: true },
      { label: t('office.joint-service.who.migrants'), isNumber: true },
    ],
    rows: places
      .filter(({ isThere }) => isThere)
      .map(({ name, part }) => [
        name,
        part?.needs || t('office.joint-service.who.not-said'),
        write(part?.useUnits),
        write(part?.population),
        write(part?.migrants),
      ]),
  };
  return [heading(t('office.joint-service.who')), table];
}

function composeClauses(sheet: JointSheet, reader: AgreementReader): DocumentPart[] {
  const { t } = reader;
  return CLAUSES.flatMap((clause, at): DocumentPart[] => [
    heading(`${at + 1}. ${t(`office.joint-service.clause.${clause}`)}`),
    { kind: 'paragraph', text: sheet.service.clauses[clause] ?? writeDraft(clause, sheet, reader) },
    ...(clause === 'sharing' ? composeShares(sheet, reader) : []),
    ...(clause === 'data' ? composeControllers(sheet, reader) : []),
  ]);
}

function composeShares({ chosen, places, service }: JointSheet, reader: AgreementReader): DocumentPart[] {
  const { t, language } = reader;
  if (chosen === null || 'why' in chosen) return [];
  const money = (cents: number): string => formatAmount(cents, service.currency, language);
  const total = chosen.shares.reduce((sum, { cents }) => sum + cents, 0);
  const nameOf = (placeId: string): string => places.find((one) => one.placeId === placeId)?.name ?? '';
  return [
    {
      kind: 'table',
      caption: t('office.joint-service.document.shares'),
      columns: [
        { label: t('office.joint-service.who.place'), isNumber: false },
        { label: t('office.joint-service.document.share'), isNumber: true },
      ],
      rows: [
        ...chosen.shares.map(({ placeId, cents }) => [nameOf(placeId), money(cents)]),
        [t('office.joint-service.total'), money(total)],
      ],
    },
  ];
}

function composeControllers({ places }: JointSheet, { t }: AgreementReader): DocumentPart[] {
  const or = (text: string | undefined): string => text || t('office.joint-service.document.empty');
  return [
    {
      kind: 'table',
      caption: t('office.joint-service.roles'),
      columns: [
        { label: t('office.joint-service.who.place'), isNumber: false },
        { label: t('office.joint-service.roles.role'), isNumber: false },
        { label: t('office.joint-service.roles.keeps'), isNumber: false },
        { label: t('office.joint-service.roles.contact'), isNumber: false },
        { label: t('office.joint-service.roles.dpo'), isNumber: false },
      ],
      rows: places
        .filter(({ isThere }) => isThere)
        .map(({ name, part }) => [
          name,
          or(part?.role),
          or(part?.keeps),
          or(part?.contactPoint),
          or(part?.dpoContact),
        ]),
    },
  ];
}

function composeSteps({ service }: JointSheet, { t }: AgreementReader): DocumentPart[] {
  return [
    heading(t('office.joint-service.steps')),
    {
      kind: 'table',
      caption: t('office.joint-service.steps.source'),
      columns: [
        { label: t('office.joint-service.steps'), isNumber: false },
        { label: t('office.joint-service.steps.note'), isNumber: false },
      ],
      rows: STEPS.map((step, at) => [
        `${at + 1}. ${t(`office.joint-service.step.${step}`)}`,
        service.steps[step] ?? t('office.joint-service.steps.open'),
      ]),
    },
  ];
}

const composeSignatures = (names: readonly string[], { t }: AgreementReader): DocumentPart[] => [
  heading(t('office.joint-service.document.sign')),
  { kind: 'bullets', items: names.map((name) => t('office.joint-service.document.sign.line', { name })) },
];
