import { fail, redirect } from '@sveltejs/kit';
import { toFormEntries } from '@vicus/questionnaire';
import { drawSubmissionKey } from '#features/survey/link.rules.ts';
import { computeSectionMark } from '#features/survey/section-mark.rules.ts';
import { findAskedSection, openLink, saveSection } from '#features/survey/server/respond.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import {
  AGREED_SEARCH,
  hasAgreed,
  readAddress,
  renderAudioBase,
  renderHref,
} from '../../../../../../address.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals, url }) =>
  loadOrExplain(async () => {
    const link = await openLink(readAddress(params));
    const { instrument } = link.wave;
    const { page, current, total } = findAskedSection(link, params.section);
    const isFirst = link.draft === null;
    if (isFirst && instrument.consent !== undefined && !hasAgreed(url))
      redirect(303, renderHref(link.address, '', locals.language));
    const answers = link.draft?.answers ?? {};
    return {
      place: link.place,
      wave: link.wave,
      page,
      answers,
      submissionKey: link.draft?.submissionKey ?? drawSubmissionKey(),
      isFirst,
      search: isFirst && hasAgreed(url) ? AGREED_SEARCH : '',
      audioBase: renderAudioBase(link.address),
      current,
      total,
      entries: toFormEntries(page.section, answers),
      mark: computeSectionMark(page.section, answers),
      startHref: renderHref(link.address, '', locals.language),
    };
  });

export const actions: Actions = {
  default: async ({ request, params, locals, url }) => {
    const form = await request.formData();
    const address = readAddress(params);
    const entries = [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    const readText = (name: string) => entries.find(([field]) => field === name)?.[1] ?? null;
    const submissionKey = readText('key');
    const posted = {
      sectionId: params.section,
      entries,
      mark: readText('mark'),
      submissionKey,
      hasAgreed: hasAgreed(url),
    };
    const saved = await loadOrExplain(() => saveSection(address, posted));
    if (!saved.ok) return fail(422, { findings: saved.findings, entries, submissionKey });
    const toPage = (section: string | null, otherwise: string) =>
      section === null ? otherwise : `/q/${section}`;
    const go = form.get('go');
    if (go === 'later') redirect(303, renderHref(address, '/saved', locals.language));
    if (go === 'back') redirect(303, renderHref(address, toPage(saved.previous, ''), locals.language));
    const href = renderHref(address, toPage(saved.next, '/review'), locals.language);
    redirect(303, saved.appeared === null ? href : `${href}#${saved.appeared}`);
  },
};
