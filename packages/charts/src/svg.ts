/** A drawing as plain data: what stays of it is text, so nothing here needs a browser. */
export interface SvgNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly (SvgNode | string)[];
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Makes a node; attributes that are undefined are left out. */
export function drawNode(
  name: string,
  attributes: Attributes = {},
  children: readonly (SvgNode | string)[] = [],
): SvgNode {
  const kept = Object.entries(attributes).filter((entry): entry is [string, string | number] => {
    return entry[1] !== undefined;
  });
  return { name, attributes: Object.fromEntries(kept), children };
}

/** What is read of an element of the given document; Plot's result has this shape. */
interface ElementLike {
  readonly nodeType: number;
  readonly tagName: string;
  readonly textContent: string | null;
  readonly attributes: ArrayLike<{ readonly name: string; readonly value: string }>;
  readonly childNodes: ArrayLike<unknown>;
}

const ELEMENT_NODE = 1;
const TEXT_NODE = 3;

/** Copies an element; leaves out style sheets, inline style (a strict CSP drops both) and Plot's own ARIA. */
export function copyElement(element: ElementLike): SvgNode {
  const attributes: Record<string, string> = {};
  for (const { name, value } of Array.from(element.attributes)) {
    if (name !== 'style' && !name.startsWith('aria-')) attributes[name] = value;
  }
  const children: (SvgNode | string)[] = [];
  for (const child of Array.from(element.childNodes) as ElementLike[]) {
    if (child.nodeType === TEXT_NODE) children.push(child.textContent ?? '');
    if (child.nodeType === ELEMENT_NODE && child.tagName.toLowerCase() !== 'style') {
      children.push(copyElement(child));
    }
  }
  return { name: element.tagName, attributes, children };
}

/** Characters that XML 1.0 cannot hold, also lone halves of surrogate pairs. */
// oxlint-disable no-control-regex -- control characters are what it looks for
const NOT_XML =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
// oxlint-enable no-control-regex

export function escapeXml(text: string): string {
  return text
    .replace(NOT_XML, '\ufffd')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

/** Attributes whose numbers are positions: two digits are enough and keep pages small. */
const LITERAL = new Set(['id', 'class', 'href', 'aria-labelledby', 'lang', 'font-family', 'xmlns']);

function writeAttribute(name: string, value: string | number): string {
  const text = LITERAL.has(name)
    ? String(value)
    : String(value).replace(/-?\d+\.\d{3,}/g, (number) => String(Math.round(Number(number) * 100) / 100));
  return ` ${name}="${escapeXml(text)}"`;
}

/** Writes a node as well-formed XML that is also valid inside HTML. */
export function writeSvg(node: SvgNode): string {
  const attributes = Object.entries(node.attributes).map(([name, value]) => writeAttribute(name, value));
  const opening = `<${node.name}${attributes.join('')}`;
  if (node.children.length === 0) return `${opening}/>`;
  const inside = node.children.map((child) =>
    typeof child === 'string' ? escapeXml(child) : writeSvg(child),
  );
  return `${opening}>${inside.join('')}</${node.name}>`;
}
