import { redirect } from '@sveltejs/kit';
import { listAccountEvents } from '#server/auth/account-events.ts';
import { readOpenSession } from '#server/auth/session.ts';
import { endSession, endSessions, listSessions } from '#server/auth/sessions.ts';
import { parseInput, readFields } from '#server/input.ts';
import { sessionKey } from '#features/people/people.schema.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { requireUser } from '../../member.ts';
import type { Actions, PageServerLoad } from './$types';

const PAGE = '/office/account/sessions';

async function readSessionId(headers: Headers): Promise<string> {
  return (await readOpenSession(headers))?.sessionId ?? '';
}

export const load: PageServerLoad = async (event) => {
  const user = requireUser(event);
  return loadOrExplain(async () => ({
    sessions: await listSessions(user.id, await readSessionId(event.request.headers)),
    events: await listAccountEvents(user.id),
    saved: event.url.searchParams.get('saved'),
  }));
};

export const actions: Actions = {
  end: async (event) => {
    const user = requireUser(event);
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      await endSession(user.id, parseInput(sessionKey, readFields(form)).sessionId);
      redirect(303, `${PAGE}?saved`);
    });
  },
  others: async (event) => {
    const user = requireUser(event);
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      await endSessions(user.id, await readSessionId(event.request.headers));
      redirect(303, `${PAGE}?saved`);
    });
  },
  all: async (event) => {
    const user = requireUser(event);
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      await endSessions(user.id, null);
      redirect(303, '/sign-in');
    });
  },
};
