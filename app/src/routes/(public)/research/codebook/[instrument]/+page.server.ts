import type { PageServerLoad } from './$types';
import { readText } from '@vicus/cube';
import { listTablesOfInstrument, readCodebook } from '#features/research/server/research.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';

export const load: PageServerLoad = ({ params, locals }) =>
  loadOrExplain(async () => {
    const { language } = locals;
    const { items, scores, ...codebook } = readCodebook(params.instrument);
    const used = await listTablesOfInstrument(params.instrument);
    return {
      ...codebook,
      title: readText(codebook.title, language),
      purpose: readText(codebook.purpose, language),
      source: readText(codebook.source, language),
      cautions: codebook.cautions === null ? '' : readText(codebook.cautions, language),
      scores: scores.map((one) => ({ ...one, label: readText(one.label, language) })),
      items: items.map((item) => ({
        ...item,
        label: readText(item.label, language),
        categories: item.categories.map((one) => ({ ...one, label: readText(one.label, language) })),
      })),
      used: used.map((row) => ({ ...row, title: readText(row.title, language) })),
    };
  });
