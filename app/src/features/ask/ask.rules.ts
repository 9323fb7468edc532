/** Decisions about asks and answers, without asking anybody. Method: docs/methods/asks.md. */
import type { Addressee, Answer, AskDraft, PublicAsk, PublishedAsk, Standing } from './ask.types.ts';

const MS_PER_DAY = 86_400_000;

/** Whole days between two ISO days; negative where the second is earlier. */
export function countDays(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / MS_PER_DAY);
}

/** What becomes public of a draft: contacts stay with the office. */
export function toPublicAsk({ source, need, otherwise, evidence, addressees }: AskDraft): PublicAsk {
  return {
    source,
    need,
    otherwise,
    evidence,
    addressees: addressees.map(({ addresseeId, kind, name, levelPlaceId }) => ({
      addresseeId,
      kind,
      name,
      levelPlaceId,
    })),
  };
}

/** Whether an answer is one of this addressee. Levels answer in their own rows, offices elsewhere through the place. */
function isOf(answer: Answer, { levelPlaceId, name, kind }: Addressee): boolean {
  return levelPlaceId === null
    ? answer.recordedBy === 'place' && answer.addressee === name && answer.kind === kind
    : answer.recordedBy === 'level' && answer.placeId === levelPlaceId;
}

/** How it stands with each addressee. `answers`: those the reader may see. */
export function composeStandings(
  { content, firstAskedOn }: Pick<PublishedAsk, 'content' | 'firstAskedOn'>,
  answers: readonly Answer[],
  today: string,
): Standing[] {
  return (content?.addressees ?? []).map((addressee) => {
    const own = answers
      .filter((answer) => isOf(answer, addressee))
      .toSorted((a, b) => (a.answeredOn < b.answeredOn ? 1 : -1));
    const [newest] = own;
    const overdue = newest?.state === 'will-do' && newest.dueOn !== null ? countDays(newest.dueOn, today) : 0;
    return {
      addressee,
      answers: own,
      silentDays: newest === undefined ? Math.max(0, countDays(firstAskedOn, today)) : null,
      overdueDays: overdue > 0 ? overdue : null,
    };
  });
}

/** Newest first; whoever is heard least stands no higher: there is no order by silence. */
export function sortAsks<Ask extends Pick<PublishedAsk, 'firstAskedOn' | 'title'>>(
  asks: readonly Ask[],
): Ask[] {
  return asks.toSorted((a, b) =>
    a.firstAskedOn === b.firstAskedOn
      ? a.title.localeCompare(b.title, 'en')
      : a.firstAskedOn < b.firstAskedOn
        ? 1
        : -1,
  );
}

/** The last day of an agreement made on a day for some years, ISO text; 29 February becomes 28. */
export function readLastDay(agreedOn: string, years: number): string {
  const rest = agreedOn.slice(4);
  return `${Number(agreedOn.slice(0, 4)) + years}${rest === '-02-29' ? '-02-28' : rest}`;
}
