/** Text inside XML. Sources: XML 1.0, 2.2 (characters) and 2.4 (what has to be written otherwise). */

/** What XML 1.0 cannot hold in any form, lone halves of characters included. */
// eslint-disable-next-line no-control-regex -- the control characters are what it is about
const NOT_IN_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const WRITTEN: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  // Otherwise readers turn it into a line feed.
  '\r': '&#13;',
};

/** For contents and for values in quotes. Marks of direction stay: they belong to the text. */
export function writeXmlText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(NOT_IN_XML, '\u{FFFD}')
    .replaceAll(/[&<>"'\r]/g, (character) => WRITTEN[character] ?? character);
}
