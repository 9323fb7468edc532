/** What fields of the form of a count are called in the reader's language, for problems. */
import type { Translate } from '#ui/messages.ts';
import type { Citizenship, Sex, YES_NO_QUESTIONS } from './activity.types.ts';
import type { RegisterAge } from '@vicus/reference';

/** '' for fields that show their problem themselves. */
export function nameCountField(t: Translate, field: string): string {
  const [kind, first = '', ...rest] = field.split('.');
  if (kind === 'n') {
    const [age, sex] = rest;
    return [
      t(`office.activities.citizenship.${first as Citizenship}`),
      t(`office.activities.age.${age as RegisterAge}`),
      t(`office.activities.sex.${sex as Sex}`),
    ].join(', ');
  }
  if (kind === 'x') return t(`office.activities.exit.${first as (typeof YES_NO_QUESTIONS)[number]}`);
  if (kind === 'l') return t('office.activities.level.line', { line: Number(first) + 1 });
  return '';
}
