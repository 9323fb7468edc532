/** The part of XPath that conditions of forms are written in: comparisons, `selected`, `and`, `or`, `not`. */

export type Expression =
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Expression[] }
  | { readonly kind: 'not'; readonly part: Expression }
  | { readonly kind: 'compare'; readonly sign: Sign; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'call'; readonly name: string; readonly given: readonly Expression[] }
  /** `.` stands for the answer itself and has the name '' */
  | { readonly kind: 'answer'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number };

export type Sign = '=' | '!=' | '<' | '<=' | '>' | '>=';

interface Token {
  readonly kind: 'answer' | 'text' | 'number' | 'name' | 'sign' | 'open' | 'close' | 'comma' | 'self';
  readonly text: string;
}

const TOKEN =
  /\s*(?:\$\{\s*([^}]+?)\s*\}|'([^']*)'|"([^"]*)"|(-?\d+(?:\.\d+)?|-?\.\d+)|(!=|<=|>=|=|<|>)|(\()|(\))|(,)|([A-Za-z][A-Za-z0-9:_-]*)|(\.))/uy;
const KINDS = ['answer', 'text', 'text', 'number', 'sign', 'open', 'close', 'comma', 'name', 'self'] as const;

/** `undefined`: a sign that is none of the subset, e.g. `+` or a path. */
function tokenise(source: string): readonly Token[] | undefined {
  // Spreadsheet programs turn quotation marks round; forms mean the straight ones.
  const text = source.replaceAll(/[‘’‚]/gu, "'").replaceAll(/[“”„]/gu, '"').trim();
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text);
    if (match === null) return undefined;
    const at = match.slice(1).findIndex((part) => part !== undefined);
    const kind = KINDS[at];
    if (kind === undefined) return undefined;
    tokens.push({ kind, text: match[at + 1] ?? '' });
  }
  return tokens;
}

/** In nested brackets; deeper is no condition that a person wrote. */
const MAXIMUM_DEPTH = 30;

class Unreadable extends Error {}

interface Reader {
  peek(): Token | undefined;
  next(): Token;
}

function createReader(tokens: readonly Token[]): Reader {
  let at = 0;
  return {
    peek: () => tokens[at],
    next: () => {
      const token = tokens[at];
      if (token === undefined) throw new Unreadable();
      at += 1;
      return token;
    },
  };
}

function isName(token: Token | undefined, name: string): boolean {
  return token?.kind === 'name' && token.text === name;
}

function readJoined(reader: Reader, word: 'or' | 'and', depth: number): Expression {
  const readPart = (): Expression =>
    word === 'or' ? readJoined(reader, 'and', depth) : readComparison(reader, depth);
  const parts = [readPart()];
  while (isName(reader.peek(), word)) {
    reader.next();
    parts.push(readPart());
  }
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { kind: word === 'or' ? 'any' : 'all', parts };
}

function readComparison(reader: Reader, depth: number): Expression {
  const left = readValue(reader, depth);
  if (reader.peek()?.kind !== 'sign') return left;
  const sign = reader.next().text as Sign;
  return { kind: 'compare', sign, left, right: readValue(reader, depth) };
}

function readValue(reader: Reader, depth: number): Expression {
  if (depth > MAXIMUM_DEPTH) throw new Unreadable();
  const token = reader.next();
  switch (token.kind) {
    case 'answer':
      return { kind: 'answer', name: token.text };
    case 'self':
      return { kind: 'answer', name: '' };
    case 'text':
      return { kind: 'text', text: token.text };
    case 'number':
      return { kind: 'number', value: Number(token.text) };
    case 'open': {
      const inner = readJoined(reader, 'or', depth + 1);
      if (reader.next().kind !== 'close') throw new Unreadable();
      return inner;
    }
    case 'name':
      return readCall(reader, token.text, depth + 1);
    default:
      throw new Unreadable();
  }
}

function readCall(reader: Reader, name: string, depth: number): Expression {
  if (reader.next().kind !== 'open') throw new Unreadable();
  const given: Expression[] = [];
  while (reader.peek()?.kind !== 'close') {
    if (given.length > 0 && reader.next().kind !== 'comma') throw new Unreadable();
    given.push(readJoined(reader, 'or', depth));
  }
  reader.next();
  const [only] = given;
  if (name === 'not' && given.length === 1 && only !== undefined) return { kind: 'not', part: only };
  return { kind: 'call', name, given };
}

/** `undefined`: not in the subset. */
export function parseExpression(source: string): Expression | undefined {
  const tokens = tokenise(source);
  if (tokens === undefined || tokens.length === 0) return undefined;
  const reader = createReader(tokens);
  try {
    const expression = readJoined(reader, 'or', 0);
    return reader.peek() === undefined ? expression : undefined;
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}
