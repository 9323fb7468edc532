import { randomBytes } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { listAbouts, toAboutToken } from '#features/strategy/comment.rules.ts';
import { submitComment } from '#features/strategy/server/take-comment.usecases.ts';
import { readFields } from '#server/input.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { openStrategy } from '../../strategy-page.ts';
import type { Actions, PageServerLoad } from './$types';

/** Drawn each time: the form holds a key of its own. */
export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const { key } = event.params;
    const opened = await openStrategy(event, { key, edition: 'draft' });
    const { content } = opened.sheet.strategy;
    event.setHeaders({ 'cache-control': 'no-store' });
    return {
      place: opened.place,
      name: opened.name,
      address: opened.address,
      phase: opened.sheet.phase,
      strategy: { ...opened.sheet.strategy, content: null },
      abouts: (content === null ? [] : listAbouts(content)).map((one) => ({
        ...one,
        token: toAboutToken(one),
      })),
      about: event.url.searchParams.get('about') ?? 'whole:',
      isDone: event.url.searchParams.has('done'),
      key: randomBytes(16).toString('base64url'),
    };
  });

export const actions: Actions = {
  default: async ({ request, params, locals, getClientAddress }) => {
    const form = await request.formData();
    return actOrExplain(form, async () => {
      const address = { slug: params.place, key: params.key, network: getClientAddress() };
      await submitComment(address, { language: locals.language, ...readFields(form) });
      redirect(303, `/p/${params.place}/strategy/${params.key}/comment?lang=${locals.language}&done`);
    });
  },
};
