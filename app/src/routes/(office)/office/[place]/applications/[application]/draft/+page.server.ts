import { describeGap } from '#features/application/annex.rules.ts';
import {
  composeDraft,
  countCharacters,
  readPoster,
  readSummary,
  toOwnParts,
} from '#features/application/draft.rules.ts';
import { POSTER_HEADING, SUMMARY_CHARACTERS, SUMMARY_HEADING } from '#features/application/outline.rules.ts';
import { readDraft, readWordsChanges } from '#features/application/server/draft.usecases.ts';
import { writeWords } from '#features/application/server/items.usecases.ts';
import { toExportLanguage } from '#features/strategy/export.rules.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { changeThenShow } from '../../../change-then-show.ts';
import { readRowId } from '../../../themes/row-id.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const id = readRowId(event.params.application);
    const basis = await readDraft(member, id);
    const { application, texts } = basis;
    const language = toExportLanguage(application.language);
    const own = (heading: string) => texts.find((one) => one.heading === heading);
    const summary = readSummary(basis);
    return {
      application,
      summary: {
        heading: SUMMARY_HEADING,
        ...summary,
        revision: own(SUMMARY_HEADING)?.revision ?? 1,
        count: countCharacters(summary.text),
        limit: SUMMARY_CHARACTERS,
      },
      poster: { heading: POSTER_HEADING, ...readPoster(basis), revision: own(POSTER_HEADING)?.revision ?? 1 },
      sections: composeDraft(basis).map((section) => ({
        heading: section.heading.headingId,
        title:
          `${section.heading.number} ${section.heading.title[language] ?? section.heading.title.en}`.trim(),
        words: section.own.words,
        revision: section.own.revision,
        parts: [...toOwnParts(section), ...section.parts],
        gaps: section.gaps.map((gap) => ({
          path: gap.path,
          what: describeGap(gap, event.locals.language === 'de' ? 'de' : 'en'),
        })),
      })),
      changedBy: await readChangedBy(event.url.searchParams.get('heading')),
      mayChange: mayRole(member.role, 'application.change'),
      saved: event.url.searchParams.has('saved'),
    };

    async function readChangedBy(heading: string | null): Promise<string> {
      if (heading === null) return '';
      return (await readWordsChanges(member, id, heading))[0]?.changedBy ?? '';
    }
  });

export const actions: Actions = {
  words: changeThenShow('words', async (member, fields, { params }: RequestEvent) => {
    const { place, application } = params;
    await writeWords(member, readRowId(application), fields);
    return `/office/${place}/applications/${application}/draft?saved#${String(fields['heading'])}`;
  }),
};
