/** The annex to a fund report: from the register of activities, internal, logged each time it is taken out. */
import { takeOutFundReport } from '#features/activity/server/fund-report.usecases.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { Problem } from '#server/problem.ts';
import { composeAnnex } from '../annex.rules.ts';
import type { ReportFile, ReportLook } from '../report.types.ts';
import { composeDraft, renderFile, requireDraft, type DocumentFormat } from './documents.usecases.ts';

/**
 * The annex as a file. Its numbers were never published: it says so on its first page and at the head of every page, it is
 * kept nowhere, and the audit says who took it. Problem `not-found` (404).
 */
export async function takeOutAnnex(
  member: Member,
  reportId: string,
  format: DocumentFormat,
  look: ReportLook,
): Promise<ReportFile> {
  authorise(member, 'data.read');
  const draft = await requireDraft(member, reportId);
  if (draft.fund === null) throw new Problem('not-found', 404);
  const report = await takeOutFundReport(member, draft.fund, `fund-annex.${format}`);
  const annex = composeAnnex(report, draft.language);
  const content = await composeDraft(member, draft, { look, issue: null, annex });
  return renderFile(content, format, 'fund-annex');
}
