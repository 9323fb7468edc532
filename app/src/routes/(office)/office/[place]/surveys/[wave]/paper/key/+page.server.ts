import { fail, redirect } from '@sveltejs/kit';
import { keyForm, readPaperSheet, readPaperWave } from '#features/survey/server/paper.usecases.ts';
import { readFields } from '#server/input.ts';
import { isLanguage } from '#ui/messages.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../../member.ts';
import { readWaveId } from '../../wave-id.ts';
import { readSheet } from '../sheet-number.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const waveId = readWaveId(event);
    const wave = await readPaperWave(member, waveId);
    const { searchParams } = event.url;
    const languages = Object.keys(wave.instrument.languages).filter(isLanguage);
    const wanted = searchParams.get('form') ?? '';
    const own = languages.find((one) => one === event.locals.language) ?? languages[0] ?? 'en';
    const formLanguage = languages.find((one) => one === wanted) ?? own;
    return {
      title: wave.title,
      waveId,
      languages,
      formLanguage,
      sheet: readSheet(searchParams.get('sheet')),
      sections: await readPaperSheet(member, waveId, formLanguage),
      waiting: readSheet(searchParams.get('waiting')),
      skipped: searchParams.get('skipped') ?? '',
    };
  });

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      const fields = readFields(form);
      const keyed = Object.fromEntries(
        Object.entries(fields).flatMap(([name, value]) =>
          typeof value === 'string' && name.startsWith('q.') ? [[name.slice(2), value]] : [],
        ),
      );
      const outcome = await keyForm(await requireMember(event), readWaveId(event), fields, keyed);
      if (outcome.kind === 'wrong' || outcome.kind === 'different')
        return fail(422, { outcome, typed: fields as Record<string, string>, problem: undefined });
      const query = new URLSearchParams({
        form: String(fields['language']),
        [outcome.kind]: String(outcome.sheet),
        ...(outcome.skipped.length > 0 ? { skipped: outcome.skipped.join(', ') } : {}),
      });
      const base = `/office/${event.params.place}/surveys/${readWaveId(event)}/paper`;
      redirect(303, `${outcome.kind === 'taken' ? base : `${base}/key`}?${query}`);
    });
  },
};
