import { checkDraft, describePath } from '#features/instrument/edit.rules.ts';
import { removeDraft, startNextVersion } from '#features/instrument/server/instrument.usecases.ts';
import {
  dropQuestion,
  dropSection,
  reorderQuestion,
  reorderSection,
} from '#features/instrument/server/edit.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { changeThenShow } from '../../change-then-show.ts';
import { changeThenGo } from '../instrument-page.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const { document } = await event.parent();
    const { instrument } = document;
    return {
      findings: checkDraft(instrument).map(({ path }) => describePath(instrument, path)),
      isEmpty: instrument.sections.every(({ questions }) => questions.length === 0),
      unfinished: instrument.sections.filter(({ questions }) => questions.length === 0),
      saved: event.url.searchParams.has('saved'),
      copied: event.url.searchParams.has('copied'),
    };
  });

export const actions: Actions = {
  moveQuestion: changeThenGo('move', async ({ member, seen, fields }) => {
    await reorderQuestion(member, seen, fields);
    return `#${String(fields['id'])}`;
  }),
  moveSection: changeThenGo('move', async ({ member, seen, fields }) => {
    await reorderSection(member, seen, fields);
    return `#section.${String(fields['id'])}`;
  }),
  removeQuestion: changeThenGo('remove', async ({ member, seen, fields }) => {
    await dropQuestion(member, seen, fields);
    return '?saved';
  }),
  removeSection: changeThenGo('remove', async ({ member, seen, fields }) => {
    await dropSection(member, seen, fields);
    return '?saved';
  }),
  nextVersion: changeThenShow('version', async (member, _fields, event: RequestEvent) => {
    await startNextVersion(member, event.params.instrument);
    return `/office/${event.params.place}/instruments/${event.params.instrument}?saved`;
  }),
  removeDraft: changeThenShow('version', async (member, _fields, event: RequestEvent) => {
    await removeDraft(member, event.params.instrument);
    return `/office/${event.params.place}/instruments`;
  }),
};
