/** A browser without JavaScript and without pictures: follows links, fills in forms, keeps cookies. Fast. */
import { Window } from 'happy-dom';
import type { Document, HTMLElement, HTMLFormElement } from 'happy-dom';
import { fill, isButtonNamed, listButtons, listSentFields, readForm, readText, toBody } from './forms.ts';
import type { FieldValue } from './forms.ts';

export interface VisitedPage {
  readonly status: number;
  readonly url: string;
  readonly headers: Headers;
  /** the body as sent */
  readonly html: string;
  /** what can be read on it, white space folded */
  readonly text: string;
  readonly document: Document;
}

export interface Submission {
  /** text, name or `name=value` of the button that is pressed; otherwise the first */
  readonly button?: string;
  /** which form: a CSS selector; otherwise the one with the button, or the first that posts */
  readonly form?: string;
  /** null leaves a field out; fields that the form does not have are added, as an attacker would */
  readonly fields?: Readonly<Record<string, FieldValue>>;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Visitor {
  open(address: string, init?: RequestInit): Promise<VisitedPage>;
  /** Presses a button of a form on the page. */
  submit(page: VisitedPage, submission?: Submission): Promise<VisitedPage>;
  /** Follows the link with this text. */
  follow(page: VisitedPage, text: string | RegExp): Promise<VisitedPage>;
  readonly cookies: ReadonlyMap<string, string>;
}

/** One window for all pages: each of its own would never be let go. */
const { DOMParser } = new Window({ settings: { disableJavaScriptEvaluation: true } });

function parseHtml(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html') as unknown as Document;
}

async function toVisitedPage(response: Response, url: string): Promise<VisitedPage> {
  const html = await response.text();
  let parsed: Document | undefined;
  const page: VisitedPage = {
    status: response.status,
    url,
    headers: response.headers,
    html,
    get document() {
      parsed ??= parseHtml(html);
      return parsed;
    },
    get text() {
      return (page.document.body?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
    },
  };
  return page;
}

function findForm(page: VisitedPage, { button, form }: Submission): HTMLFormElement {
  const forms = [...page.document.querySelectorAll(form ?? 'form')] as HTMLFormElement[];
  const found =
    button === undefined
      ? (forms.find((one) => one.getAttribute('method')?.toLowerCase() === 'post') ?? forms[0])
      : forms.find((one) => listButtons(one).some((candidate) => isButtonNamed(candidate, button)));
  if (found === undefined) {
    const offered = listButtons(page.document).map(readText).join(' | ');
    throw new Error(
      `No form${button === undefined ? '' : ` with the button "${button}"`} on ${page.url} (${page.status}); buttons: ${offered}\n${page.text.slice(0, 800)}`,
    );
  }
  return found;
}

/** Someone arrives with an empty browser. */
export function enter(origin: string, language = 'en'): Visitor {
  const cookies = new Map<string, string>();

  function keepCookies(headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';');
      const at = pair.indexOf('=');
      const name = pair.slice(0, at);
      const isGone = attributes.some((attribute) => /^\s*max-age=0$/i.test(attribute));
      if (isGone) cookies.delete(name);
      else cookies.set(name, pair.slice(at + 1));
    }
  }

  async function open(address: string, init: RequestInit = {}): Promise<VisitedPage> {
    const url = new URL(address, origin).href;
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = new Headers(init.headers);
    headers.set('cookie', cookie);
    // A kept connection may be closed by the server at the moment it is used again; browsers try anew, fetch does not.
    // What is being sent keeps its own, so that a refusal can be read before all of it has gone.
    if (init.method === undefined || init.method === 'GET') headers.set('connection', 'close');
    if (!headers.has('accept')) headers.set('accept', 'text/html,*/*;q=0.8');
    if (!headers.has('accept-language')) headers.set('accept-language', language);
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    keepCookies(response.headers);
    const next = response.headers.get('location');
    if (response.status >= 300 && response.status < 400 && next !== null)
      return open(new URL(next, url).href, init.headers ? { headers: init.headers } : {});
    return toVisitedPage(response, url);
  }

  async function submit(page: VisitedPage, submission: Submission = {}): Promise<VisitedPage> {
    const form = readForm(findForm(page, submission), submission.button, page.url);
    const { button, target } = form;
    const name = button?.getAttribute('name') ?? '';
    const pressed: [string, string][] = name === '' ? [] : [[name, button?.getAttribute('value') ?? '']];
    const entries = fill([...listSentFields(form.element), ...pressed], submission.fields ?? {});
    if (!form.isPost) {
      target.search = new URLSearchParams(entries as [string, string][]).toString();
      return open(target.href);
    }
    const headers = { origin: new URL(page.url).origin, ...submission.headers };
    return open(target.href, { method: 'POST', body: toBody(entries, form.isMultipart), headers });
  }

  async function follow(page: VisitedPage, text: string | RegExp): Promise<VisitedPage> {
    const links = [...page.document.querySelectorAll('a[href]')] as HTMLElement[];
    const link = links.find((one) =>
      typeof text === 'string' ? readText(one) === text : text.test(readText(one)),
    );
    if (link === undefined)
      throw new Error(`No link "${String(text)}" on ${page.url}: ${links.map(readText).join(' | ')}`);
    return open(new URL(link.getAttribute('href') ?? '', page.url).href);
  }

  return { open, submit, follow, cookies };
}
