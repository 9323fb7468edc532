/** The tables of an annex to a fund report: every common indicator, how it stands, what is missing. Internal. */
import type { FundReport, ReportLine } from '#features/activity/fund-report.types.ts';
import { isAnswered } from '#features/activity/fund-report.rules.ts';
import { sayCounted, sayGap, sayHow, sayShort } from '#features/activity/line-text.rules.ts';
import type {
  DocumentColumn,
  DocumentPart,
  DocumentRow,
  DocumentTable,
} from '#server/documents/document.types.ts';
import { createTranslator, formatNumber } from '#ui/messages.ts';
import type { ReportLanguage } from './report.types.ts';

interface AnnexPart {
  readonly part: 'indicators' | 'gaps';
  readonly content: readonly DocumentPart[];
}

export function composeAnnex(report: FundReport, language: ReportLanguage): AnnexPart[] {
  const t = createTranslator(language);
  const answered = report.lines.filter(isAnswered);
  const others = report.lines.filter((line) => !isAnswered(line));
  const asked = others.filter(({ indicator }) => indicator.rule.serves === 'total');
  const elsewhere = others.filter(({ indicator }) => indicator.rule.serves === 'nothing');
  const content: DocumentPart[] = [
    {
      kind: 'paragraph',
      text: t('office.activities.report.facts', { activities: report.activities }),
    },
    composeTable(answered, t('office.activities.report.answered'), language),
    ...answered.filter(({ splits }) => splits.length > 0).map((line) => composeSplit(line, language)),
    ...(asked.length === 0 ? [] : [composeTable(asked, t('office.activities.report.asking'), language)]),
    ...(elsewhere.length === 0
      ? []
      : [composeTable(elsewhere, t('office.activities.report.elsewhere'), language)]),
    { kind: 'paragraph', text: t('office.activities.report.draft-names') },
  ];
  const gaps = report.lines.flatMap((line) =>
    line.gaps.map((gap) => `${line.indicator.code}: ${sayGap(gap, language)}`.trim()),
  );
  return [
    { part: 'indicators', content },
    ...(gaps.length === 0
      ? []
      : [{ part: 'gaps' as const, content: [{ kind: 'bullets' as const, items: gaps }] }]),
  ];
}

const toName = ({ indicator: { name, code } }: ReportLine, language: ReportLanguage): string =>
  `${code} ${name[language] ?? name.en}`.trim();

function composeTable(
  lines: readonly ReportLine[],
  caption: string,
  language: ReportLanguage,
): DocumentTable {
  const t = createTranslator(language);
  const number = (value: number | null): string => (value === null ? '–' : formatNumber(value, language));
  const columns: DocumentColumn[] = [
    { label: t('office.report-text.annex.indicator'), isNumber: false },
    { label: t('office.report-text.annex.persons'), isNumber: false },
    { label: t('office.activities.report.no'), isNumber: true },
    { label: t('office.activities.report.unknown'), isNumber: true },
    { label: t('office.activities.report.not-asked'), isNumber: true },
  ];
  const rows = lines.map((line) => [
    toName(line, language),
    [sayCounted(line, language), sayStanding(line, language), sayHow(line, language)]
      .filter((one) => one !== '')
      .join(' · '),
    number(line.no),
    line.counts === 0 ? '–' : number(line.unknown),
    number(line.notAsked),
  ]);
  return { kind: 'table', caption, columns, rows };
}

function sayStanding({ state }: ReportLine, language: ReportLanguage): string {
  if (state !== 'estimate' && state !== 'total') return '';
  return createTranslator(language)(`office.activities.report.${state}`);
}

/** By age and gender as the fund wants it told apart. */
function composeSplit(line: ReportLine, language: ReportLanguage): DocumentTable {
  const t = createTranslator(language);
  const ages = [...new Set(line.splits.map(({ age }) => age))];
  const sexes = [...new Set(line.splits.map(({ sex }) => sex))];
  const find = (age: string, sex: string): string => {
    const people = line.splits.find((one) => one.age === age && one.sex === sex)?.people;
    return people === undefined ? formatNumber(0, language) : sayShort(people, language);
  };
  const rows: DocumentRow[] = ages.map((age) => [
    age === '' ? t('office.activities.age.all') : t(`office.activities.fund-age.${age as 'u18'}`),
    ...sexes.map((sex) => find(age, sex)),
  ]);
  return {
    kind: 'table',
    caption: toName(line, language),
    columns: [
      { label: t('office.report-text.annex.age'), isNumber: false },
      ...sexes.map((sex) => ({ label: t(`office.activities.sex.${sex}`), isNumber: true })),
    ],
    rows,
  };
}
