import { fail } from '@sveltejs/kit';
import {
  checkAnswer,
  parseFormData,
  replaceSectionAnswers,
  toFormEntries,
  type Answers,
  type Instrument,
} from '@vicus/questionnaire';
import { dropEmptySections, listRoute, parseState } from '#features/instrument/try-out.rules.ts';
import { readInstrument } from '#features/instrument/server/instrument.usecases.ts';
import {
  findAppeared,
  findNextSection,
  findPreviousSection,
  listAskedSections,
} from '#features/survey/pages.rules.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { readVersion } from '../../instrument-page.ts';
import { chooseRespondentLanguage, listRespondentLanguages } from '../../respondent-language.ts';
import type { Actions, PageServerLoad } from './$types';

/** One page of the trial; null as section: the end. */
function showPage(instrument: Instrument, answers: Answers, sectionId: string | null) {
  const page = listAskedSections(instrument, answers).find(({ section }) => section.id === sectionId);
  const checked = checkAnswer(instrument, answers);
  return {
    page: page ?? null,
    answers,
    state: JSON.stringify(answers),
    entries: page === undefined ? [] : toFormEntries(page.section, answers),
    route: listRoute(instrument, answers),
    /** at the end: what a respondent would be asked to fill in before sending */
    missing: page === undefined && !checked.ok ? checked.findings : [],
  };
}

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const { document, sourceLanguage } = await event.parent();
    const instrument = dropEmptySections(document.instrument);
    const [first] = listAskedSections(instrument, {});
    return {
      instrument,
      shown: chooseRespondentLanguage(instrument, event.url.searchParams.get('language'), sourceLanguage),
      languages: listRespondentLanguages(instrument),
      isEmpty: first === undefined,
      first: showPage(instrument, {}, first?.section.id ?? null),
    };
  });

export const actions: Actions = {
  /** Answers travel in the page; nothing is stored. */
  default: (event) =>
    loadOrExplain(async () => {
      const form = await event.request.formData();
      const entries = [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string');
      const read = (name: string) => entries.find(([field]) => field === name)?.[1] ?? '';
      const member = await requireMember(event);
      const { instrument: whole } = await readInstrument(member, event.params.instrument, readVersion(event));
      const instrument = dropEmptySections(whole);
      const before = parseState(instrument, read('state'));
      const section = instrument.sections.find(({ id }) => id === read('section'));
      if (section === undefined) return showPage(instrument, before, null);
      const parsed = parseFormData(section, entries);
      const checked = checkAnswer(instrument, replaceSectionAnswers(section, before, parsed.answers), {
        partial: true,
      });
      const findings = [...parsed.findings, ...(checked.ok ? [] : checked.findings)];
      if (!checked.ok || findings.length > 0)
        return fail(422, { ...showPage(instrument, before, section.id), entries, findings });
      const next =
        read('go') === 'back'
          ? findPreviousSection(instrument, section.id, checked.answers)
          : findNextSection(instrument, section.id, before, checked.answers);
      return {
        ...showPage(instrument, checked.answers, next ?? (read('go') === 'back' ? section.id : null)),
        appeared: findAppeared(instrument, section.id, before, checked.answers),
      };
    }),
};
