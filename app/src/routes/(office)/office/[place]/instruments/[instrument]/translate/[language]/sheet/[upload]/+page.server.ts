import { redirect } from '@sveltejs/kit';
import {
  importTranslation,
  previewTranslation,
} from '#features/instrument/server/translation-sheet.usecases.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../../../../member.ts';
import { readBase, readVersion } from '../../../../../instrument-page.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const readSpot = (event: Pick<RequestEvent, 'params' | 'url'>) => ({
  ref: event.params.instrument,
  language: event.params.language,
  version: readVersion(event),
});

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const preview = await previewTranslation(member, readSpot(event), event.params.upload);
    const sources = new Map(preview.sheet.texts.map((text) => [text.key, text] as const));
    return {
      target: event.params.language,
      fileName: preview.fileName,
      unchanged: preview.plan.unchanged,
      findings: preview.plan.findings,
      tableFindings: preview.tableFindings,
      changes: [...preview.plan.texts].map(([key, after]) => ({
        key,
        source: sources.get(key)?.source ?? '',
        before: sources.get(key)?.target ?? '',
        after,
      })),
    };
  });

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      const member = await requireMember(event);
      const count = await importTranslation(member, readSpot(event), event.params.upload);
      const version = readVersion(event);
      const search = version === undefined ? '' : `&version=${version}`;
      redirect(303, `${readBase(event)}/translate/${event.params.language}?saved=${count}${search}`);
    });
  },
};
