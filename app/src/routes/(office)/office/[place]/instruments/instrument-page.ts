/** What the pages of one questionnaire read from their address, and how their forms change it. */
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { seenSchema } from '#features/instrument/instrument.schema.ts';
import type { Seen } from '#features/instrument/instrument.types.ts';
import type { Fields } from '#features/instrument/entries.rules.ts';
import { parseInput, readFields } from '#server/input.ts';
import type { Member } from '#server/auth/member.ts';
import { actOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../member.ts';

type Asking = Parameters<typeof requireMember>[0] & Pick<RequestEvent, 'url' | 'request'>;

/** The version of the address; left out: the newest. */
export function readVersion({ url }: Pick<RequestEvent, 'url'>): number | undefined {
  const parsed = z.coerce.number().int().min(1).max(1_000_000).safeParse(url.searchParams.get('version'));
  return parsed.success ? parsed.data : undefined;
}

const readParam = ({ params }: Asking, name: string): string =>
  (params as Readonly<Record<string, string | undefined>>)[name] ?? '';

/** Address of the questionnaire's pages. */
export const readBase = (event: Asking): string =>
  `/office/${readParam(event, 'place')}/instruments/${readParam(event, 'instrument')}`;

/** Fields with line ends as they are stored: browsers send two characters for one. */
export function readWrittenFields(form: FormData): Fields {
  const toLines = (text: string): string => text.replaceAll(/\r\n?/gu, '\n');
  const written = Object.entries(readFields(form)).map(
    ([name, value]) => [name, typeof value === 'string' ? toLines(value) : value.map(toLines)] as const,
  );
  return Object.fromEntries(written);
}

export interface SentChange {
  readonly member: Member;
  readonly seen: Seen;
  readonly fields: Fields;
  readonly form: FormData;
}

/** A form that changes the draft; `run` gives the address to go to, below the questionnaire's. */
export function changeThenGo<Event extends Asking>(
  part: string,
  run: (sent: SentChange, event: Event) => Promise<string>,
) {
  return async (event: Event) => {
    const form = await event.request.formData();
    form.set('part', part);
    return actOrExplain(form, async () => {
      const fields = readWrittenFields(form);
      const { revision } = parseInput(seenSchema, fields);
      const member = await requireMember(event);
      const seen = { ref: readParam(event, 'instrument'), revision };
      redirect(303, `${readBase(event)}${await run({ member, seen, fields, form }, event)}`);
    });
  };
}

export const downloadHeaders = (name: string, type: string): Record<string, string> => ({
  'content-type': type,
  'content-disposition': `attachment; filename="${name}"`,
  'cache-control': 'no-store',
});
