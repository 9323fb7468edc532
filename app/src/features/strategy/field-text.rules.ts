/** Any field of a row as words: histories and differences show rows of every kind. */
import { isMessageKey, type Translate } from '#ui/messages.ts';

const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** Codes are named where there is a message for them; lists and objects are written line by line. */
export function writeField(value: unknown, t: Translate): string {
  if (value === null || value === undefined || value === '') return t('office.strategy.conflict.empty');
  if (typeof value === 'boolean') return t(value ? 'word.yes' : 'word.no');
  if (Array.isArray(value))
    return value.length === 0
      ? t('office.strategy.conflict.empty')
      : value.map((one) => writeField(one, t)).join(value.some(isObject) ? '\n' : ', ');
  if (isObject(value))
    return Object.entries(value)
      .filter(([field, one]) => !field.endsWith('Id') && one !== null && one !== '')
      .map(([field, one]) => `${nameField(field, t)}: ${writeField(one, t)}`)
      .join('; ');
  if (typeof value !== 'string') return String(value);
  const key = `office.strategy.code.${value}`;
  return isMessageKey(key) ? t(key) : value;
}

/** Rows of a form are numbered: `outputs.0.name` is the name of the first output. */
export function nameField(field: string, t: Translate): string {
  const key = `office.strategy.field.${field.replaceAll(/\.\d+(?=\.|$)/g, '')}`;
  const number = /\.(\d+)(?=\.|$)/.exec(field)?.[1];
  if (!isMessageKey(key)) return field;
  return number === undefined ? t(key) : `${t(key)} ${Number(number) + 1}`;
}
