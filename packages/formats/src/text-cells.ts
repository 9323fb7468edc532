/**
 * Text that a spreadsheet must not run. A cell that begins with one of these characters is taken for a formula
 * (`=`, `+`, `-`, `@`) or moves into one (tab, carriage return, line feed); a leading apostrophe makes it text again.
 * Source: OWASP, CSV Injection.
 */
export function guardText(text: string): string {
  return /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
}

/** RFC 4180: a field with a quote, comma or line end stands in quotes, quotes inside are doubled. */
export function quoteField(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
