import { publishDraft, saveAndPublishDraft } from '#features/publication/server/draft-publish.usecases.ts';
import {
  prepareAgain,
  readDraftPage,
  removeDraft,
  saveDraftWords,
} from '#features/publication/server/draft.usecases.ts';
import { chooseLanguage, LANGUAGES } from '#ui/messages.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { changeThenShow } from '../../../change-then-show.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Most releases are prepared within seconds: the answer waits this long, so that nobody has to look again. */
const PATIENCE_MS = 6_000;
const PAUSE_MS = 250;

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const previewLanguage = chooseLanguage(
      null,
      LANGUAGES.public,
      event.url.searchParams.get('preview') ?? event.locals.language,
    );
    const begun = Date.now();
    const read = () => readDraftPage(member, event.params.draft, previewLanguage);
    let page = await read();
    while (['waiting', 'working'].includes(page.draft.state) && Date.now() - begun < PATIENCE_MS) {
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      page = await read();
    }
    const { draft } = page;
    return { ...page, previewLanguage, isSaved: event.url.searchParams.has('saved'), draft };
  });

const list = ({ params }: RequestEvent) => `/office/${params['place']}/publish`;
const self = ({ url }: RequestEvent) => url.pathname;

export const actions: Actions = {
  save: changeThenShow('words', async (member, fields, event: RequestEvent) => {
    await saveDraftWords(member, event.params.draft, fields);
    return `${self(event)}?saved=1`;
  }),
  publish: changeThenShow('words', async (member, fields, event: RequestEvent) => {
    const releaseId = await saveAndPublishDraft(member, event.params.draft, fields);
    return `${list(event)}?done=${releaseId}`;
  }),
  approve: changeThenShow('approve', async (member, fields, event: RequestEvent) => {
    const releaseId = await publishDraft(member, event.params.draft, fields);
    return `${list(event)}?done=${releaseId}`;
  }),
  prepare: changeThenShow('prepare', async (member, _fields, event: RequestEvent) => {
    await prepareAgain(member, event.params.draft);
    return self(event);
  }),
  remove: changeThenShow('remove', async (member, _fields, event: RequestEvent) => {
    await removeDraft(member, event.params.draft);
    return list(event);
  }),
};
