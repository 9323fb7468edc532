import type { PageServerLoad } from './$types';
import { readText } from '@vicus/cube';
import { readCatalogueQuestion } from '#features/research/catalogue.rules.ts';
import { listCodebooks, searchPublishedTables } from '#features/research/server/research.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { METHOD_PAGES } from '../methods/method-pages.ts';

export const load: PageServerLoad = ({ url, locals }) =>
  loadOrExplain(async () => {
    const { language } = locals;
    const question = readCatalogueQuestion(url.searchParams);
    const answer = await searchPublishedTables(question);
    const nameMethod = (id: string): string => METHOD_PAGES.find((page) => page.id === id)?.title ?? id;
    return {
      question,
      found: answer.found,
      places: answer.places.map(({ slug, name }) => ({ value: slug, label: name })),
      methods: answer.methods.map((id) => ({ value: id, label: nameMethod(id) })),
      years: answer.years.map((year) => ({ value: year, label: year })),
      rows: answer.rows.map((row) => ({
        ...row,
        title: readText(row.title, language),
        question: row.question === null ? '' : readText(row.question, language),
      })),
      codebooks: listCodebooks().map(({ instrumentId, version, title, languages, items }) => ({
        instrumentId,
        version,
        title: readText(title, language),
        languages: languages.map((one) => one.language),
        variables: items.length,
      })),
    };
  });
