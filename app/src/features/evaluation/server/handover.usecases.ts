/** The pack for whoever takes over the office: who, what, when; passwords not included. */
import { readPeople } from '#features/people/server/people.usecases.ts';
import { readPlaceContact } from '#features/place/server/place-contact.usecases.ts';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { now, today } from '#server/clock.ts';
import { readOffice, write } from '#server/db/doors.ts';
import type { DocumentContent } from '#server/documents/document.types.ts';
import type { Language } from '#ui/languages.ts';
import { createTranslator } from '#ui/messages.ts';
import { composeHandover } from '../handover.rules.ts';
import type { Deadline, HandoverFacts } from '../handover.types.ts';
import type { DueStep } from '../cycle.types.ts';
import { selectOpenSteps } from './cycle.usecases.ts';
import { writeFile, type FileFormat, type WrittenFile } from './document.usecases.ts';
import * as queries from './handover.queries.ts';

/** Everything as it stands today; nothing is kept. */
export async function readHandover(member: Member, language: Language): Promise<DocumentContent> {
  authorise(member, 'handover.read');
  const { colleagues } = await readPeople(member);
  const day = today();
  const { place, facts } = await readOffice(member, async (reader) => {
    const steps = await selectOpenSteps(reader, member.placeId);
    const deadlines = await queries.selectDeadlines(reader, member.placeId, day);
    return {
      place: await readPlaceContact(reader, member.placeId),
      facts: {
        strategies: await queries.selectStrategyHeads(reader, member.placeId),
        actions: await queries.selectRunningActions(reader, member.placeId),
        deadlines: [...deadlines, ...steps.map((step) => toDeadline(step, language))],
        unfinished: await queries.selectUnfinished(reader, member.placeId),
        contacts: await queries.selectContacts(reader, member.placeId),
      },
    };
  });
  const members: HandoverFacts['members'] = colleagues.map(({ name, email, role, actorName }) => ({
    name,
    email,
    role,
    organisation: actorName ?? '',
  }));
  return composeHandover({ ...facts, members }, { place, language, createdAt: now(), today: day });
}

function toDeadline({ dueOn, step, year, strategyTitle }: DueStep, language: Language): Deadline {
  const t = createTranslator(language);
  return {
    on: dueOn,
    kind: 'cycle',
    what: `${strategyTitle}: ${t(`office.cycle.step.${step}`)} ${year}`,
    who: '',
  };
}

/** As a file; that it was taken is written down, because it holds addresses of people. */
export async function writeHandoverFile(
  member: Member,
  format: FileFormat,
  language: Language,
): Promise<WrittenFile> {
  const content = await readHandover(member, language);
  await write(member, (transaction) =>
    recordAudit(transaction, member, {
      action: 'handover.read',
      objectKind: 'internal-file',
      objectId: member.placeId,
      detail: { format },
    }),
  );
  return writeFile(content, format, 'handover');
}
