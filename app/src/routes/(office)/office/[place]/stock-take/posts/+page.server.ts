import {
  readPosts,
  removePost,
  removeTraining,
  savePost,
  saveTraining,
} from '#features/stock-take/server/post.usecases.ts';
import { readPostState } from '#features/stock-take/post.rules.ts';
import type { Member } from '#server/auth/member.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { today } from '#server/clock.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import { changeThenShow } from '../../change-then-show.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const sheet = await readPosts(member);
    const day = today();
    return {
      ...sheet,
      posts: sheet.posts.map((post) => ({ ...post, state: readPostState(post, day) })),
      mayChange: mayRole(member.role, 'post.change'),
      /** the entry whose form stands open */
      chosen: event.url.searchParams.get('change'),
      saved: event.url.searchParams.has('saved'),
    };
  });

type Save = (member: Member, id: string | null, fields: unknown) => Promise<void>;

const save = (part: string, run: Save) =>
  changeThenShow(part, async (member, fields, event: RequestEvent) => {
    await run(member, readId(fields), fields);
    return `/office/${event.params.place}/stock-take/posts?saved`;
  });

const remove = (part: string, run: (member: Member, id: string) => Promise<void>) =>
  changeThenShow(part, async (member, fields, event: RequestEvent) => {
    await run(member, readId(fields) ?? '');
    return `/office/${event.params.place}/stock-take/posts?saved`;
  });

/** Null: a new entry. */
const readId = (fields: Readonly<Record<string, string | string[]>>): string | null =>
  typeof fields['id'] === 'string' && fields['id'] !== '' ? fields['id'] : null;

export const actions: Actions = {
  post: save('post', savePost),
  training: save('training', saveTraining),
  removePost: remove('post', removePost),
  removeTraining: remove('training', removeTraining),
};
