import { toExportLanguage } from '#features/strategy/export.rules.ts';
import { nameColumn } from '#features/strategy/file-sheets.rules.ts';
import type { FileFinding } from '#features/strategy/file.types.ts';
import {
  importStrategyFile,
  previewStrategyFile,
  type ConflictChoice,
} from '#features/strategy/server/file.usecases.ts';
import { isMessageKey } from '#ui/messages.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../../member.ts';
import { changeThenShow } from '../../../../change-then-show.ts';
import { readRowId } from '../../../../themes/row-id.ts';
import type { Actions, PageServerLoad } from './$types';

/** A choice names the row, and the revision it was shown against: `choice:goals <id>` = `file@3`. */
const CHOICE = 'choice:';

/** Words of a finding: of tables, or of the form that would refuse the same. */
function toShown(finding: FileFinding, language: 'en' | 'de') {
  const { field } = finding.values;
  const named = typeof field === 'string' && isMessageKey(`office.strategy-file.column.${field}`);
  const values = named ? { ...finding.values, field: nameColumn(field, language) } : finding.values;
  const own = `problem.table.${finding.code}`;
  const key = isMessageKey(own) ? own : `problem.${finding.code}`;
  return { ...finding, values, key, mendKey: `${own}.mend` };
}

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { strategy, upload } = event.params;
    const language = toExportLanguage(event.locals.language);
    const name = { strategyId: readRowId(strategy), uploadId: upload };
    const preview = await previewStrategyFile(member, name, language);
    return {
      ...preview,
      findings: preview.findings.map((finding) => toShown(finding, language)),
      errors: preview.findings.filter(({ severity }) => severity === 'error').length,
    };
  });

function readChoices(fields: Record<string, string | string[]>): Map<string, ConflictChoice> {
  const choices = new Map<string, ConflictChoice>();
  for (const [name, value] of Object.entries(fields)) {
    const [, keep, revision] = /^(here|file)@(\d{1,7})$/.exec(String(value)) ?? [];
    if (!name.startsWith(CHOICE) || keep === undefined) continue;
    choices.set(name.slice(CHOICE.length), { keep: keep as 'here' | 'file', revision: Number(revision) });
  }
  return choices;
}

export const actions: Actions = {
  default: changeThenShow('import', async (member, fields, event) => {
    const { place = '', strategy = '', upload = '' } = event.params as Record<string, string>;
    const name = { strategyId: readRowId(strategy), uploadId: upload };
    const language = toExportLanguage(event.locals.language);
    const done = await importStrategyFile(member, name, readChoices(fields), language);
    return `/office/${place}/strategy/${strategy}/import?added=${done.added}&changed=${done.changed}`;
  }),
};
