import { fail, redirect } from '@sveltejs/kit';
import {
  checkRequest,
  readRequests,
  receiveRequest,
  refuseRequest,
  runRequest,
} from '#features/research/server/request.usecases.ts';
import { readFields } from '#server/input.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => ({
    ...(await readRequests(await requireMember(event), event.locals.language)),
    isSaved: event.url.searchParams.has('saved'),
  }));

/** A chosen file wins over what was pasted. */
async function readContent(form: FormData): Promise<string> {
  const file = form.get('file');
  if (file instanceof File && file.size > 0) return file.text();
  const content = form.get('content');
  return typeof content === 'string' ? content : '';
}

const back = ({ params }: RequestEvent): string => `/office/${params.place}/publish/requests?saved`;

export const actions: Actions = {
  receive: async (event) => {
    const form = await event.request.formData();
    const content = await readContent(form);
    const findings = checkRequest(content);
    if (findings.length > 0) return fail(422, { findings, content });
    form.delete('file');
    return actOrExplain(form, async () => {
      await receiveRequest(await requireMember(event), content);
      redirect(303, back(event));
    });
  },
  run: async (event) => {
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      const draftId = await runRequest(await requireMember(event), readFields(form));
      redirect(303, `/office/${event.params.place}/publish/drafts/${draftId}`);
    });
  },
  refuse: async (event) => {
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      await refuseRequest(await requireMember(event), readFields(form));
      redirect(303, back(event));
    });
  },
};
