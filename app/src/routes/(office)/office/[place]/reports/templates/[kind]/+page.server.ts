import { mayLeaveOut } from '#features/report/parts.rules.ts';
import { readTemplateForm } from '#features/report/template-form.rules.ts';
import { readTemplate, saveTemplate } from '#features/report/server/templates.usecases.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { changeThenShow } from '../../../change-then-show.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { kind, parts, cover, footer } = await readTemplate(member, event.params.kind);
    return {
      kind,
      parts: parts.map((one) => ({ ...one, mayLeaveOut: mayLeaveOut(one.part) })),
      cover,
      footer,
      mayChange: mayRole(member.role, 'report.change'),
      saved: event.url.searchParams.has('saved'),
    };
  });

export const actions: Actions = {
  save: changeThenShow('save', async (member, fields, event: RequestEvent) => {
    await saveTemplate(member, event.params.kind, readTemplateForm(fields));
    return `${event.url.pathname}?saved`;
  }),
};
