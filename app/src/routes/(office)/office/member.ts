/** Who is asking, for pages and form actions of the office. Form actions run no layout, so each asks here. */
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { readMembership } from '#features/people/server/membership.usecases.ts';
import type { Membership } from '#features/people/people.types.ts';
import type { Member } from '#server/auth/member.ts';

type Asking = Pick<RequestEvent, 'locals' | 'params' | 'url'>;

/** One request asks the database once, however many loads it runs. */
const known = new WeakMap<App.Locals, Map<string, Promise<Membership>>>();

/** The signed-in person; otherwise the way to the sign-in page and back. */
export function requireUser(event: Pick<RequestEvent, 'locals' | 'url'>): NonNullable<App.Locals['user']> {
  if (event.locals.user !== null) return event.locals.user;
  redirect(303, `/sign-in?to=${encodeURIComponent(event.url.pathname)}`);
}

/** The person's work in the place of the address. Problem `not-found` (404) for strangers. */
export function requireMembership(event: Asking): Promise<Membership> {
  const user = requireUser(event);
  const slug = (event.params as { place?: string }).place ?? '';
  const asked = known.get(event.locals) ?? new Map<string, Promise<Membership>>();
  known.set(event.locals, asked);
  const membership = asked.get(slug) ?? readMembership(user.id, slug);
  asked.set(slug, membership);
  return membership;
}

export async function requireMember(event: Asking): Promise<Member> {
  return (await requireMembership(event)).member;
}
