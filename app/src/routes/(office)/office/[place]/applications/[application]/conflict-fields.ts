/** Which fields two people said differently, for the page that shows both. */
import type { Application, ApplicationItem } from '#features/application/application.types.ts';
import { formatPlainAmount } from '#features/strategy/budget.rules.ts';
import type { Language, MessageKey } from '#ui/messages.ts';
import type { useTranslate } from '#ui/translate.ts';

type Translate = ReturnType<typeof useTranslate>;
type Typed = Readonly<Record<string, unknown>>;

interface Sheet {
  readonly application: Application;
  readonly items: readonly ApplicationItem[];
  readonly changes: readonly { readonly changedBy: string }[];
  readonly bases: readonly { readonly revision: number; readonly base: Readonly<Record<string, string>> }[];
}

interface ShownField {
  readonly name: string;
  readonly label: string;
  readonly mine: string | readonly string[];
  readonly theirs: string | readonly string[];
  readonly isChoice?: boolean;
}

const LABELS: Readonly<Record<string, readonly (readonly [name: string, label: MessageKey])[]>> = {
  settings: [
    ['title', 'office.application.field.title'],
    ['dueOn', 'office.application.due'],
    ['dueTime', 'office.application.due-time'],
    ['timeZone', 'office.application.time-zone'],
    ['outline', 'office.application.outline'],
    ['strategyId', 'office.application.strategy'],
    ['actionIds', 'office.application.actions'],
    ['partners', 'office.application.partners'],
    ['projectFrom', 'office.application.project-from'],
    ['projectUntil', 'office.application.project-until'],
    ['language', 'office.application.language'],
  ],
  standing: [
    ['state', 'office.application.state'],
    ['submittedOn', 'office.application.submitted-on'],
    ['decidedOn', 'office.application.decided-on'],
    ['asked', 'office.application.asked'],
    ['granted', 'office.application.granted'],
    ['currency', 'office.application.currency'],
    ['fundReference', 'office.application.reference'],
    ['lastPaymentOn', 'office.application.last-payment'],
  ],
  item: [
    ['itemId', 'office.application.item.what'],
    ['what', 'office.application.item.what'],
    ['who', 'office.application.item.who'],
    ['dueOn', 'office.application.item.due'],
    ['doneOn', 'office.application.item.done'],
    ['liesAt', 'office.application.item.lies-at'],
  ],
};

/** Of these one of the two is taken; words may be put together. */
const WORDS: readonly string[] = ['title', 'partners', 'what', 'who', 'liesAt', 'fundReference'];

export function listConflictFields(
  part: string,
  typed: Typed,
  sheet: Sheet,
  t: Translate,
  language: Language,
) {
  const item = sheet.items.find(({ itemId }) => itemId === typed['itemId']);
  const standing = part === 'item' ? item : toStanding(sheet.application, language);
  const said = (standing ?? {}) as Readonly<Record<string, unknown>>;
  const seen = Number(typed['revision']);
  const fields = (LABELS[part] ?? []).map(([name, label]): ShownField => {
    const isList = name === 'actionIds';
    return {
      name,
      label: t(label),
      mine: isList ? [typed[name] ?? []].flat().map(String) : String(typed[name] ?? ''),
      theirs: isList ? sheet.application.actionIds : String(said[name] ?? ''),
      ...(!isList && !WORDS.includes(name) && { isChoice: true }),
    };
  });
  return {
    fields,
    revision: part === 'item' ? (item?.revision ?? 1) : sheet.application.revision,
    by: part === 'item' ? undefined : sheet.changes[0]?.changedBy,
    base: part === 'item' ? {} : (sheet.bases.find(({ revision }) => revision === seen)?.base ?? {}),
  };
}

function toStanding(application: Application, language: Language): object {
  const write = (cents: number | null): string =>
    cents === null ? '' : formatPlainAmount(cents, application.currency, language);
  return { ...application, asked: write(application.askedCents), granted: write(application.grantedCents) };
}
