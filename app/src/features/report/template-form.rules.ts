/** The form of a template as what the use case takes: places of parts become their order. */
import { REPORT_LANGUAGES, REPORT_PARTS } from './report.types.ts';

type Fields = Readonly<Record<string, string | readonly string[] | undefined>>;

export function readTemplateForm(fields: Fields): unknown {
  const text = (name: string): string => {
    const given = fields[name];
    return typeof given === 'string' ? given : '';
  };
  const placed = REPORT_PARTS.filter((part) => fields[`place.${part}`] !== undefined).map((part) => ({
    part,
    isShown: fields[`shown.${part}`] !== undefined,
    place: Number(text(`place.${part}`)) || REPORT_PARTS.length,
  }));
  const parts = placed.toSorted((a, b) => a.place - b.place).map(({ part, isShown }) => ({ part, isShown }));
  const words = (field: string): Record<string, string> =>
    Object.fromEntries(REPORT_LANGUAGES.map((language) => [language, text(`${field}.${language}`)]));
  return { parts, cover: words('cover'), footer: words('footer') };
}
