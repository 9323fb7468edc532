/** The days of an application as events: each step a whole day, the due moment an instant where the hour is known. */
import { createTranslator } from '#ui/messages.ts';
import { toExportLanguage } from '#features/strategy/export.rules.ts';
import type { Application, ApplicationItem } from './application.types.ts';
import { toInstant } from './calendar.rules.ts';
import type { Calendar } from './ics.rules.ts';

export function composeCalendar({
  application,
  items,
  link,
  writtenAt,
}: {
  readonly application: Application;
  readonly items: readonly ApplicationItem[];
  readonly link: string;
  readonly writtenAt: Date;
}): Calendar {
  const { applicationId, title, fundName, dueOn, dueTime, timeZone, language } = application;
  const t = createTranslator(toExportLanguage(language));
  const due = t('office.application.calendar.due', { title });
  return {
    name: title,
    writtenAt,
    events: [
      ...items.map(({ itemId, what, who, liesAt, dueOn: day, doneOn }) => ({
        uid: `${itemId}@vicus`,
        title: what,
        words: [title, who, liesAt].filter((one) => one !== '').join('\n'),
        link,
        at: day,
        isDone: doneOn !== null,
      })),
      {
        uid: `${applicationId}@vicus`,
        title: due,
        words: [fundName, dueTime === '' ? '' : `${dueTime} ${timeZone}`]
          .filter((one) => one !== '')
          .join('\n'),
        link,
        at: dueTime === '' ? dueOn : toInstant(dueOn, dueTime, timeZone),
        isDone: application.state !== 'preparing',
      },
    ],
  };
}
