import { json } from '@sveltejs/kit';
import { sql } from 'kysely';
import { readPublic } from '#server/db/doors.ts';
import { readSettings } from '#server/settings/settings.ts';
import type { RequestHandler } from './$types';

/** 200 once the database answers; 503 while it does not. */
export const GET: RequestHandler = async () => {
  const { version } = readSettings();
  try {
    await readPublic((reader) => reader.selectNoFrom(sql<number>`1`.as('one')).execute());
    return json({ state: 'ready', version });
  } catch {
    return json({ state: 'no database', version }, { status: 503 });
  }
};
