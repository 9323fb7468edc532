/** A brief for one addressee: the ask with the evidence behind it, protected, as PDF or DOCX. */
import type { FileFormat, WrittenFile } from '#features/evaluation/server/document.usecases.ts';
import { writeFile } from '#features/evaluation/server/document.usecases.ts';
import { readLevels } from '#features/level/server/level.usecases.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { now } from '#server/clock.ts';
import type { Language } from '#ui/messages.ts';
import { addresseeUnknown } from '../ask.problems.ts';
import { composeBrief } from '../brief.rules.ts';
import { readAsk, readAskEvidence } from './reading.usecases.ts';

export interface BriefWanted {
  readonly askKey: string;
  readonly addresseeId: string;
  readonly format: FileFormat;
  readonly language: Language;
}

/** Problems `not-found` (404), `ask-addressee-unknown` (422). */
export async function writeBrief(member: Member, wanted: BriefWanted): Promise<WrittenFile> {
  authorise(member, 'ask.read');
  const { askKey, addresseeId, format, language } = wanted;
  const sheet = await readAsk(member, askKey);
  const standing = sheet.standings.find(({ addressee }) => addressee.addresseeId === addresseeId);
  if (standing === undefined || sheet.ask.content === null) throw addresseeUnknown();
  const evidence = await readAskEvidence(sheet.ask.placeId, sheet.ask.content.evidence);
  const levels = await readLevels(sheet.ask.isExample);
  const level = levels.find(({ placeId }) => placeId === standing.addressee.levelPlaceId) ?? null;
  const content = composeBrief({ sheet, standing, evidence, level, createdAt: now() }, language);
  return writeFile(content, format, `ask-${standing.addressee.kind}`);
}
