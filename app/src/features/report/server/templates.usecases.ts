/** What a place wants its reports to be like: order and choice of parts, words on the cover, the foot of each page. */
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice, write } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { completeParts } from '../parts.rules.ts';
import { templateSchema } from '../report.schema.ts';
import { REPORT_KINDS, type ReportKind, type ReportTemplate } from '../report.types.ts';
import { selectTemplate, upsertTemplate } from './report.queries.ts';

/** The template of one kind. Problem `not-found` (404) for a kind that does not exist. */
export async function readTemplate(member: Member, kind: string): Promise<ReportTemplate> {
  authorise(member, 'report.read');
  const known = requireKind(kind);
  return readOffice(member, (reader) => selectTemplate(reader, member.placeId, known));
}

/** Drafts follow at once; what was issued stays as it is. Problems `input-invalid` (422), `not-found` (404). */
export async function saveTemplate(member: Member, kind: string, input: unknown): Promise<void> {
  authorise(member, 'report.change');
  const known = requireKind(kind);
  const { parts, cover, footer } = parseInput(templateSchema, input);
  const template = { kind: known, parts: completeParts(known, parts), cover, footer };
  await write(member, async (transaction) => {
    await upsertTemplate(transaction, member.placeId, template as ReportTemplate, today());
    await recordAudit(transaction, member, {
      action: 'report.change',
      objectKind: 'report',
      objectId: `template ${known}`,
    });
  });
}

function requireKind(kind: string): ReportKind {
  const known = REPORT_KINDS.find((one) => one === kind);
  if (known === undefined) throw new Problem('not-found', 404);
  return known;
}
