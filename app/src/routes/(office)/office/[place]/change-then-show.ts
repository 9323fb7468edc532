/** Forms of the office: run one use case, then show a page again. */
import { redirect } from '@sveltejs/kit';
import { readFields } from '#server/input.ts';
import type { Member } from '#server/auth/member.ts';
import { actOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../member.ts';

type Asking = Parameters<typeof requireMember>[0] & { readonly request: Request };

/** `part` is the form of the page that a problem belongs to; `run` gives the address to go to. */
export function changeThenShow<Event extends Asking>(
  part: string,
  run: (member: Member, fields: Record<string, string | string[]>, event: Event) => Promise<string>,
) {
  return async (event: Event) => {
    const form = await event.request.formData();
    form.set('part', part);
    return actOrExplain(form, async () => {
      redirect(303, await run(await requireMember(event), readFields(form), event));
    });
  };
}
