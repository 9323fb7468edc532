/** Writes XML 1.0. The one place where texts become markup. */

/** Characters that XML 1.0 cannot hold, not even escaped (W3C XML 1.0, production 2), and halves of surrogate pairs. */
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A reader of XML turns bare line ends and tabs in attributes into spaces, and CR LF into LF anywhere.
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** Text for content and attributes. What XML cannot hold becomes U+FFFD, so that its loss is seen. */
export function escapeXml(text: string): string {
  // Nearly all texts of a table are codes and numbers.
  if (/^[\w .,:;/()+-]*$/.test(text)) return text;
  return text.replaceAll(FORBIDDEN, '\uFFFD').replaceAll(/[&<>"\t\n\r]/g, (sign) => ENTITIES[sign] ?? '');
}

/** A piece of XML whose texts are escaped already. */
export interface Xml {
  readonly xml: string;
}

type XmlChild = Xml | string | null;

/**
 * An element. `name` and names of attributes are ours or went through `toNameId`; attributes without a value are left out;
 * children that are texts are escaped.
 */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | undefined>> = {},
  children: readonly XmlChild[] = [],
): Xml {
  const head = Object.entries(attributes)
    .filter((entry): entry is [string, string] => entry[1] !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(value)}"`)
    .join('');
  const inside = children
    .map((child) => (child === null ? '' : typeof child === 'string' ? escapeXml(child) : child.xml))
    .join('');
  return { xml: inside === '' ? `<${name}${head}/>` : `<${name}${head}>${inside}</${name}>` };
}

/** A whole document with its declaration. */
export function toXmlDocument(root: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.xml}\n`;
}
