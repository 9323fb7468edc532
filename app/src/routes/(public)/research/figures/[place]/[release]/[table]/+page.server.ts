import type { PageServerLoad } from './$types';
import { readText } from '@vicus/cube';
import { readFigureBasis } from '#features/research/server/research.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { METHOD_PAGES } from '../../../../../methods/method-pages.ts';
import { METHOD_CODE } from '../../../../method-code.ts';

export const load: PageServerLoad = ({ params, url, locals }) =>
  loadOrExplain(async () => {
    const { language } = locals;
    const { provenance, dimensions, measures, inputs, ...basis } = await readFigureBasis({
      address: { slug: params.place, releaseId: params.release, tableId: params.table },
      origin: url.origin,
      language,
      code: METHOD_CODE,
    });
    return {
      ...basis,
      title: readText(provenance.title, language),
      question: provenance.question === undefined ? '' : readText(provenance.question, language),
      period: provenance.period,
      source: readText(provenance.source, language),
      notes: provenance.notes.map((note) => readText(note, language)),
      method: {
        id: provenance.method,
        title: METHOD_PAGES.find(({ id }) => id === provenance.method)?.title ?? provenance.method,
      },
      dimensions: dimensions.map((one) => ({ ...one, label: readText(one.label, language) })),
      measures: measures.map((one) => ({ ...one, label: readText(one.label, language) })),
      inputs: inputs.map((one) => ({ ...one, title: readText(one.title, language) })),
    };
  });
