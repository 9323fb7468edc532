import { fail } from '@sveltejs/kit';
import { listInternalTables } from '#features/publication/server/internal-tables.usecases.ts';
import { INTERNAL_FORMATS, KEEP_DAYS, LEGAL_BASES } from '#features/release/internal-download.schema.ts';
import {
  checkInternalFile,
  listInternalDownloads,
} from '#features/release/server/internal-download.usecases.ts';
import { readFields } from '#server/input.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../member.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    return {
      tables: await listInternalTables(member),
      record: await listInternalDownloads(member),
      isCoordinator: member.role === 'coordinator',
      bases: [...LEGAL_BASES],
      formats: [...INTERNAL_FORMATS],
      days: [...KEEP_DAYS],
    };
  });

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const ticked = form.getAll('tables').map(String);
    const checked = await actOrExplain(form, async () =>
      checkInternalFile(await requireMember(event), readFields(form)),
    );
    if ('status' in checked) return fail(checked.status, { ...checked.data, ticked, confirm: null });
    const { purpose, legalBasis, legalText, format, keepDays, tables } = checked;
    const confirm = { purpose, legalBasis, legalText, format, keepDays: String(keepDays), tables };
    return { problem: null, typed: {} as Record<string, string>, ticked, confirm };
  },
};
