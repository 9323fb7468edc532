/** Forms as a browser without scripts reads and sends them. */
import type { Document, HTMLElement, HTMLFormElement } from 'happy-dom';

export type FieldValue = string | Blob | readonly string[] | null;
type Pair = [string, string];

const neverSent = ['submit', 'button', 'reset', 'image', 'file'];

function isOff(control: HTMLElement): boolean {
  return control.hasAttribute('disabled') || control.closest('fieldset[disabled]') !== null;
}

function listChosenOptions(select: HTMLElement): readonly string[] {
  const options = [...select.querySelectorAll('option')];
  const chosen = options.filter((option) => option.hasAttribute('selected'));
  const sent = chosen.length > 0 || select.hasAttribute('multiple') ? chosen : options.slice(0, 1);
  return sent.map((option) => option.getAttribute('value') ?? option.textContent ?? '');
}

function listInputValues(input: HTMLElement): readonly string[] {
  const type = input.getAttribute('type') ?? 'text';
  if (neverSent.includes(type)) return [];
  if (type !== 'checkbox' && type !== 'radio') return [input.getAttribute('value') ?? ''];
  return input.hasAttribute('checked') ? [input.getAttribute('value') ?? 'on'] : [];
}

/** What one control sends as the page came. */
function listValues(control: HTMLElement): readonly string[] {
  if (control.tagName === 'SELECT') return listChosenOptions(control);
  if (control.tagName === 'TEXTAREA') return [control.textContent ?? ''];
  return listInputValues(control);
}

export function listControls(form: HTMLFormElement): readonly HTMLElement[] {
  const controls = [...form.querySelectorAll('input, select, textarea')] as HTMLElement[];
  return controls.filter((control) => control.hasAttribute('name') && !isOff(control));
}

/** Names and values as a browser would send them, in the order of the page. */
export function listSentFields(form: HTMLFormElement): readonly Pair[] {
  return listControls(form).flatMap((control) =>
    listValues(control).map((value): Pair => [control.getAttribute('name') ?? '', value]),
  );
}

export function readText(element: HTMLElement): string {
  return (element.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
}

/** By its text, its name or `name=value`. */
export function isButtonNamed(button: HTMLElement, wanted: string): boolean {
  const name = button.getAttribute('name') ?? '';
  return (
    readText(button) === wanted || name === wanted || `${name}=${button.getAttribute('value')}` === wanted
  );
}

export function listButtons(scope: HTMLElement | Document): readonly HTMLElement[] {
  return [...scope.querySelectorAll('button, input[type=submit]')] as HTMLElement[];
}

/** Puts given values in place of those on the page; null leaves a field out. */
export function fill(
  sent: readonly Pair[],
  fields: Readonly<Record<string, FieldValue>>,
): readonly [string, string | Blob][] {
  const kept = sent.filter(([name]) => !Object.hasOwn(fields, name));
  const given = Object.entries(fields).flatMap(([name, value]): [string, string | Blob][] => {
    if (value === null) return [];
    return Array.isArray(value) ? value.map((one: string) => [name, one]) : [[name, value as string | Blob]];
  });
  return [...kept, ...given];
}

export function toBody(
  entries: readonly (readonly [string, string | Blob])[],
  isMultipart: boolean,
): URLSearchParams | FormData {
  const body = isMultipart ? new FormData() : new URLSearchParams();
  for (const [name, value] of entries) {
    if (typeof value === 'string') body.append(name, value.replaceAll(/\r?\n/g, '\r\n'));
    else if (body instanceof FormData) body.append(name, value);
  }
  return body;
}

/** What a form is: where it sends, how, and with which button. */
export interface ReadForm {
  readonly element: HTMLFormElement;
  readonly button: HTMLElement | undefined;
  readonly target: URL;
  readonly isPost: boolean;
  readonly isMultipart: boolean;
}

export function readForm(element: HTMLFormElement, wanted: string | undefined, pageUrl: string): ReadForm {
  const buttons = listButtons(element);
  const button =
    wanted === undefined ? buttons[0] : buttons.find((candidate) => isButtonNamed(candidate, wanted));
  const read = (name: string) => button?.getAttribute(`form${name}`) ?? element.getAttribute(name) ?? '';
  return {
    element,
    button,
    target: new URL(read('action') === '' ? pageUrl : read('action'), pageUrl),
    isPost: read('method').toLowerCase() === 'post',
    isMultipart: read('enctype') === 'multipart/form-data',
  };
}
