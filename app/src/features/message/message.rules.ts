/** What in a message is worth a second look, and the message as plain text. */
import type { Fact } from '#features/fact/fact.types.ts';
import {
  CHECKS,
  MESSAGE_BOXES,
  type CheckId,
  type Claim,
  type MessageBox,
  type MessageContent,
  type MessageFindings,
  type UntoldNumber,
} from './message.types.ts';
import { findNumbers, findUntold } from '#features/fact/numbers.rules.ts';

const FIELDS = ['audience', 'messenger', 'channel', 'value', 'success'] as const;
/** Letters shown on each side of a number. */
const CONTEXT = 40;

export function checkMessage(
  content: MessageContent,
  facts: readonly Fact[],
  names: readonly string[],
): MessageFindings {
  const texts = MESSAGE_BOXES.map((box) => content.boxes[box]);
  const hasNumbers = texts.some((text) => findNumbers(text).length > 0);
  return {
    missing: FIELDS.filter((field) => content[field] === ''),
    emptyBoxes: MESSAGE_BOXES.filter((box) => content.boxes[box] === ''),
    toThinkAbout: listAnswered(content, (answer, wished) => answer !== 'open' && answer !== wished),
    unanswered: listAnswered(content, (answer) => answer === 'open'),
    untold: MESSAGE_BOXES.flatMap((box) => listUntold(box, content.boxes[box], facts, names)),
    isNumbersOnly: hasNumbers && content.boxes.values === '',
  };
}

function listAnswered(
  { answers }: MessageContent,
  isMeant: (answer: string, wished: string) => boolean,
): CheckId[] {
  return CHECKS.filter(({ id, wished }) => isMeant(answers[id], wished)).map(({ id }) => id);
}

function listUntold(
  box: MessageBox,
  text: string,
  facts: readonly Fact[],
  names: readonly string[],
): UntoldNumber[] {
  return findUntold(text, facts, names).map((number) => ({
    number,
    box,
    context: quoteAround(text, number.at),
  }));
}

/** A few words around a place in a text, whole words only. */
function quoteAround(text: string, at: number): string {
  const from = text.lastIndexOf(' ', Math.max(0, at - CONTEXT)) + 1;
  const end = text.indexOf(' ', at + CONTEXT);
  const to = end < 0 ? text.length : end;
  return `${from > 0 ? '… ' : ''}${text.slice(from, to).trim()}${to < text.length ? ' …' : ''}`;
}

/** Whether the words stand in the text; space and line ends may differ. */
export function isInText({ boxes }: MessageContent, quote: string): boolean {
  const wanted = squeeze(quote);
  return wanted !== '' && MESSAGE_BOXES.some((box) => squeeze(boxes[box]).includes(wanted));
}

const squeeze = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** Paragraphs in their order, then a line for each source. */
export function renderMessageText({ boxes }: MessageContent, sources: readonly string[]): string {
  const paragraphs = MESSAGE_BOXES.map((box) => boxes[box].trim()).filter((text) => text !== '');
  const lines = [...new Set(sources)];
  return `${[...paragraphs, ...(lines.length === 0 ? [] : [lines.join('\n')])].join('\n\n')}\n`;
}

/** A claim once: the same words again take the new figure. */
export function putClaim(claims: readonly Claim[], claim: Claim): Claim[] {
  const known = claims.some(({ quote }) => squeeze(quote) === squeeze(claim.quote));
  return known
    ? claims.map((one) => (squeeze(one.quote) === squeeze(claim.quote) ? claim : one))
    : [...claims, claim];
}
