import { readText } from '@vicus/cube';
import { COMPARISON_FORMATS } from '#features/comparison/comparison-file.rules.ts';
import { MULTI_PLACE_CAUTION, TABLE_TEXTS } from '#features/comparison/group-figures.texts.ts';
import { readStudyFigures } from '#features/comparison/server/comparison-files.usecases.ts';
import type { StudyFigure } from '#features/comparison/study-figures.rules.ts';
import type { Language } from '#ui/messages.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { figures, tables, ...page } = await readStudyFigures(member, event.url.searchParams.get('year'));
    const { language } = event.locals;
    return {
      ...page,
      caution: readText(MULTI_PLACE_CAUTION, language),
      figures: figures.map((one) => nameFigure(one, language)),
      files: tables.map((id) => ({
        id,
        label: readText(TABLE_TEXTS[id as keyof typeof TABLE_TEXTS]?.title ?? { en: id }, language),
        formats: COMPARISON_FORMATS,
      })),
    };
  });

/** Texts become the words of the reader. */
function nameFigure(figure: StudyFigure, language: Language) {
  return {
    id: figure.id,
    title: readText(figure.title, language),
    saying: readText(figure.saying.text, language),
    where: figure.saying.where,
    parts: figure.parts.map(({ columns, rows, ...part }) => ({
      ...part,
      columns: columns.map(({ code, label }) => ({ code, label: readText(label, language) })),
      rows: rows.map(({ label, ...row }) => ({ ...row, label: readText(label, language) })),
    })),
  };
}
