import { fail, redirect } from '@sveltejs/kit';
import { toFormEntries } from '@vicus/questionnaire';
import { computeSectionMark } from '#features/survey/pages.rules.ts';
import { findAskedSection, openLink, saveSection } from '#features/survey/server/respond.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { readAddress, renderHref } from '../../../../../../address.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals }) =>
  loadOrExplain(async () => {
    const link = await openLink(readAddress(params));
    const { page, current, total } = findAskedSection(link, params.section);
    const answers = link.draft?.answers ?? {};
    return {
      place: link.place,
      wave: link.wave,
      page,
      current,
      total,
      entries: toFormEntries(page.section, answers),
      mark: computeSectionMark(page.section, answers),
      startHref: renderHref(link.address, '', locals.language),
    };
  });

export const actions: Actions = {
  default: async ({ request, params, locals }) => {
    const form = await request.formData();
    const address = readAddress(params);
    const entries = [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    const mark = form.get('mark');
    const posted = { sectionId: params.section, entries, mark: typeof mark === 'string' ? mark : null };
    const saved = await loadOrExplain(() => saveSection(address, posted));
    if (!saved.ok) return fail(422, { findings: saved.findings, entries });
    const toPage = (section: string | null, otherwise: string) =>
      section === null ? otherwise : `/q/${section}`;
    const go = form.get('go');
    if (go === 'later') redirect(303, renderHref(address, '/saved', locals.language));
    if (go === 'back') redirect(303, renderHref(address, toPage(saved.previous, ''), locals.language));
    const href = renderHref(address, toPage(saved.next, '/review'), locals.language);
    redirect(303, saved.appeared === null ? href : `${href}#${saved.appeared}`);
  },
};
