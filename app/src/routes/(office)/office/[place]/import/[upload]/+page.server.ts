import { FREQUENCY_LABELS, NATURE_LABELS, RESPONDENT_ROLES } from '@vicus/reference';
import {
  importAnswersFromFiles,
  previewAnswerImport,
  proposeImportedWave,
} from '#features/governance/server/import.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import { changeThenShow } from '../../change-then-show.ts';
import { readAnswerFiles } from './choices.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const files = readAnswerFiles(event.params.upload, event.url.searchParams);
    const { respondents, askedRows, ...preview } = await previewAnswerImport(member, files);
    const { language } = event.locals;
    const say = (label: Readonly<Record<string, string>>) => label[language] ?? label['en'] ?? '';
    const toPoints = (points: readonly { value: number; label: Readonly<Record<string, string>> }[]) =>
      points.map(({ value, label }) => ({ value: String(value), label: `${value}: ${say(label)}` }));
    return {
      preview,
      counts: {
        respondents: respondents.length,
        rows: askedRows.length,
        ties: preview.tieCount,
        missing: preview.missingCount,
      },
      roles: RESPONDENT_ROLES.map(({ code, label }) => ({
        value: code,
        label: say(label),
        count: respondents.filter(({ role }) => role === code).length,
      })),
      frequencies: toPoints(FREQUENCY_LABELS),
      natures: toPoints(NATURE_LABELS),
      choices: files.choices,
      kept: [...event.url.searchParams],
      second: files.natureUploadId,
      proposed: proposeImportedWave(respondents.length),
    };
  });

export const actions: Actions = {
  default: changeThenShow('import', async (member, fields, event: RequestEvent) => {
    const texts = Object.entries(fields).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as const] : [],
    );
    const files = readAnswerFiles(event.params.upload, texts);
    const waveId = await importAnswersFromFiles(member, files, fields);
    return `/office/${event.params.place}/surveys/${waveId}/results`;
  }),
};
