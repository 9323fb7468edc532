/** Rows of applications, their checklists and words. */
import type { OfficeReader, OfficeTransaction } from '#server/db/doors.ts';
import type { Language } from '#ui/languages.ts';
import type {
  Application,
  ApplicationItem,
  ApplicationStanding,
  ApplicationText,
  ApplicationWords,
  ItemWords,
} from '../application.types.ts';

export type Reader = OfficeReader | OfficeTransaction;

export const narrow = (reader: Reader): OfficeReader => reader as OfficeReader;

export const toCents = (text: string | null): number | null => (text === null ? null : Number(text));

type Row = Awaited<ReturnType<typeof selectRows>>[number];

const selectRows = (reader: Reader, placeId: string) =>
  narrow(reader).selectFrom('office.application').selectAll().where('place_id', '=', placeId).execute();

const toApplication = (row: Row): Application => ({
  applicationId: row.application_id,
  title: row.title,
  fundKey: row.fund_key,
  fundName: row.fund_name,
  outline: row.outline as Application['outline'],
  dueOn: row.due_on,
  dueTime: row.due_time,
  timeZone: row.time_zone,
  language: row.language as Language,
  strategyId: row.strategy_id,
  actionIds: row.action_ids,
  partners: row.partners,
  state: row.state as Application['state'],
  askedCents: toCents(row.asked_cents),
  grantedCents: toCents(row.granted_cents),
  currency: row.currency,
  projectFrom: row.project_from,
  projectUntil: row.project_until,
  submittedOn: row.submitted_on,
  decidedOn: row.decided_on,
  lastPaymentOn: row.last_payment_on,
  fundReference: row.fund_reference,
  begunOn: row.begun_on,
  revision: row.revision,
});

/** What is due next stands first. */
export async function selectApplications(reader: Reader, placeId: string): Promise<Application[]> {
  const rows = await selectRows(reader, placeId);
  return rows
    .map(toApplication)
    .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn) || a.title.localeCompare(b.title));
}

export async function selectApplication(
  reader: Reader,
  placeId: string,
  applicationId: string,
): Promise<Application | undefined> {
  const row = await narrow(reader)
    .selectFrom('office.application')
    .selectAll()
    .where('place_id', '=', placeId)
    .where('application_id', '=', applicationId)
    .executeTakeFirst();
  return row && toApplication(row);
}

export async function lockApplication(
  transaction: OfficeTransaction,
  placeId: string,
  applicationId: string,
): Promise<Application | undefined> {
  const row = await transaction
    .selectFrom('office.application')
    .selectAll()
    .where('place_id', '=', placeId)
    .where('application_id', '=', applicationId)
    .forUpdate()
    .executeTakeFirst();
  return row && toApplication(row);
}

const toWordsRow = (words: ApplicationWords) => ({
  title: words.title,
  due_on: words.dueOn,
  due_time: words.dueTime,
  time_zone: words.timeZone,
  outline: words.outline,
  language: words.language,
  strategy_id: words.strategyId,
  action_ids: [...words.actionIds],
  partners: words.partners,
  project_from: words.projectFrom,
  project_until: words.projectUntil,
});

export async function insertApplication(
  transaction: OfficeTransaction,
  placeId: string,
  fund: { readonly fundKey: string; readonly fundName: string; readonly currency: string },
  words: ApplicationWords,
): Promise<string> {
  const { application_id } = await transaction
    .insertInto('office.application')
    .values({
      place_id: placeId,
      fund_key: fund.fundKey,
      fund_name: fund.fundName,
      currency: fund.currency,
      ...toWordsRow(words),
    })
    .returning('application_id')
    .executeTakeFirstOrThrow();
  return application_id;
}

export async function updateApplication(
  transaction: OfficeTransaction,
  placeId: string,
  applicationId: string,
  words: ApplicationWords | ApplicationStanding,
  revision: number,
): Promise<void> {
  await transaction
    .updateTable('office.application')
    .set({ ...('dueOn' in words ? toWordsRow(words) : toStandingRow(words)), revision })
    .where('place_id', '=', placeId)
    .where('application_id', '=', applicationId)
    .execute();
}

const toStandingRow = (standing: ApplicationStanding) => ({
  state: standing.state,
  asked_cents: standing.askedCents,
  granted_cents: standing.grantedCents,
  currency: standing.currency,
  submitted_on: standing.submittedOn,
  decided_on: standing.decidedOn,
  last_payment_on: standing.lastPaymentOn,
  fund_reference: standing.fundReference,
});

export async function deleteApplication(
  transaction: OfficeTransaction,
  placeId: string,
  applicationId: string,
): Promise<void> {
  await transaction
    .deleteFrom('office.application')
    .where('place_id', '=', placeId)
    .where('application_id', '=', applicationId)
    .execute();
}

interface OwnedItem extends ApplicationItem {
  readonly applicationId: string;
}

/** Of one application, or of all; the earliest day first. */
export async function selectItems(
  reader: Reader,
  placeId: string,
  applicationId?: string,
): Promise<OwnedItem[]> {
  const rows = await narrow(reader)
    .selectFrom('office.application_item')
    .selectAll()
    .where('place_id', '=', placeId)
    .$if(applicationId !== undefined, (query) => query.where('application_id', '=', applicationId ?? ''))
    .orderBy('due_on')
    .orderBy('position')
    .orderBy('what')
    .limit(20_000)
    .execute();
  return rows.map((row) => ({
    itemId: row.item_id,
    applicationId: row.application_id,
    code: row.code,
    what: row.what,
    who: row.who,
    dueOn: row.due_on,
    doneOn: row.done_on,
    liesAt: row.lies_at,
    revision: row.revision,
  }));
}

export async function insertItems(
  transaction: OfficeTransaction,
  placeId: string,
  applicationId: string,
  items: readonly (ItemWords & { readonly code: string })[],
): Promise<void> {
  if (items.length === 0) return;
  await transaction
    .insertInto('office.application_item')
    .values(
      items.map((one, position) => ({
        place_id: placeId,
        application_id: applicationId,
        code: one.code,
        position,
        ...toItemRow(one),
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['place_id', 'application_id', 'code']).where('code', '<>', '').doNothing(),
    )
    .execute();
}

const toItemRow = (words: ItemWords) => ({
  what: words.what,
  who: words.who,
  due_on: words.dueOn,
  done_on: words.doneOn,
  lies_at: words.liesAt,
});

export async function updateItem(
  transaction: OfficeTransaction,
  placeId: string,
  itemId: string,
  words: ItemWords,
  revision: number,
): Promise<void> {
  await transaction
    .updateTable('office.application_item')
    .set({ ...toItemRow(words), revision })
    .where('place_id', '=', placeId)
    .where('item_id', '=', itemId)
    .execute();
}

export async function deleteItem(
  transaction: OfficeTransaction,
  placeId: string,
  itemId: string,
): Promise<void> {
  await transaction
    .deleteFrom('office.application_item')
    .where('place_id', '=', placeId)
    .where('item_id', '=', itemId)
    .execute();
}

export async function selectTexts(
  reader: Reader,
  placeId: string,
  applicationId: string,
): Promise<ApplicationText[]> {
  return narrow(reader)
    .selectFrom('office.application_text')
    .select(['heading', 'words', 'revision'])
    .where('place_id', '=', placeId)
    .where('application_id', '=', applicationId)
    .execute();
}

/** The row begins with the first words somebody saves: locked by its application. */
export async function saveText(
  transaction: OfficeTransaction,
  placeId: string,
  applicationId: string,
  text: ApplicationText,
): Promise<void> {
  await transaction
    .insertInto('office.application_text')
    .values({ place_id: placeId, application_id: applicationId, ...text })
    .onConflict((conflict) =>
      conflict
        .columns(['place_id', 'application_id', 'heading'])
        .doUpdateSet({ words: text.words, revision: text.revision }),
    )
    .execute();
}
