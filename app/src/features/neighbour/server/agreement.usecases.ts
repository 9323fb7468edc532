/** The agreement of a joint service on a page and as a file, and what its places follow together. */
import { findIndicator } from '@vicus/reference';
import {
  FILE_FORMATS,
  writeFile,
  type FileFormat,
  type WrittenFile,
} from '#features/evaluation/server/document.usecases.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { now } from '#server/clock.ts';
import { createTranslator, type Language } from '#ui/messages.ts';
import { composeAgreementDocument, writeDraft, type AgreementReader } from '../agreement-document.rules.ts';
import { CLAUSES, type Clause } from '../joint.types.ts';
import type { JointSheet } from '../joint.rules.ts';
import { readJointService } from './joint-read.usecases.ts';
import { readPublishedValues, type PublishedValue } from './published-values.usecases.ts';

export { FILE_FORMATS };

const nameIndicator = (id: string, language: Language): string => {
  const name = findIndicator(id)?.name;
  return name === undefined ? id : ((name as Readonly<Record<string, string>>)[language] ?? name.en);
};

const toReader = ({ service }: JointSheet, language: Language): AgreementReader => ({
  t: createTranslator(language),
  language,
  indicators: service.indicators.map((id) => nameIndicator(id, language)),
  createdAt: now(),
});

export interface AgreementPage {
  readonly sheet: JointSheet;
  /** what the draft says, by clause */
  readonly drafts: Readonly<Record<Clause, string>>;
}

export async function readAgreement(
  member: Member,
  serviceId: string,
  language: Language,
): Promise<AgreementPage> {
  authorise(member, 'joint-service.read');
  const sheet = await readJointService(member, serviceId);
  const reader = toReader(sheet, language);
  const drafts = CLAUSES.map((clause) => [clause, writeDraft(clause, sheet, reader)] as const);
  return { sheet, drafts: Object.fromEntries(drafts) as Record<Clause, string> };
}

export async function writeAgreementFile(
  member: Member,
  serviceId: string,
  format: FileFormat,
  language: Language,
): Promise<WrittenFile> {
  authorise(member, 'joint-service.read');
  const sheet = await readJointService(member, serviceId);
  return writeFile(composeAgreementDocument(sheet, toReader(sheet, language)), format, 'agreement');
}

export interface Followed {
  readonly indicatorId: string;
  readonly name: string;
  /** by place; null: it published none */
  readonly values: readonly { readonly placeId: string; readonly value: PublishedValue | null }[];
}

/** Indicators followed together, with what each place published of them. */
export async function readFollowed(sheet: JointSheet, language: Language): Promise<Followed[]> {
  const ids = sheet.places.filter(({ isThere }) => isThere).map(({ placeId }) => placeId);
  const values = await readPublishedValues(ids, sheet.service.indicators);
  return sheet.service.indicators.map((indicatorId) => ({
    indicatorId,
    name: nameIndicator(indicatorId, language),
    values: ids.map((placeId) => ({
      placeId,
      value: values.find((one) => one.placeId === placeId && one.indicatorId === indicatorId) ?? null,
    })),
  }));
}
