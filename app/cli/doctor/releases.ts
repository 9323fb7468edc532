/** What the nightly attack on everything published found, for whoever runs the installation: how many, never which. */
import type { Client } from 'pg';
import { good, look, wrong, type Finding } from './finding.ts';

const CHECK = 'releases';
const DAYS = 8;

/** As the owner, who reads every row to make backups. */
export async function checkReleases(client: Client): Promise<Finding> {
  const { rows } = await client.query<{ present: boolean }>(
    `select to_regclass('office.release_audit') is not null as present`,
  );
  if (rows[0]?.present !== true)
    return look(
      CHECK,
      'not yet attacked',
      'The database is older than the program.',
      'npm start migrates it.',
    );
  const { rows: found } = await client.query<{ places: number; open: number; found: number; late: number }>(
    `with last as (select distinct on (place_id) place_id, audited_at, jsonb_array_length(findings) as found
       from office.release_audit order by place_id, audited_at desc),
     place as (select distinct place_id from published.release)
     select count(*)::int as places, count(*) filter (where last.found > 0)::int as open,
       coalesce(sum(last.found), 0)::int as found,
       count(*) filter (where last.audited_at is null or last.audited_at < now() - interval '${DAYS} days')::int as late
     from place left join last using (place_id)`,
  );
  const { places = 0, open = 0, late = 0, found: cells = 0 } = found[0] ?? {};
  if (open > 0)
    return wrong(
      CHECK,
      `published tables of ${open} of ${places} places tell too much: ${cells} numbers`,
      'Somebody could learn about single people.',
      'The coordinator sees which under "Attack on everything published"; vicus audit releases says it here.',
    );
  if (late > 0)
    return look(
      CHECK,
      `editions of ${late} of ${places} places were not attacked in the last ${DAYS} days`,
      'Nobody would notice what can be worked out from them.',
      'Vicus does it at night while it runs; npm run vicus -- audit releases does it now.',
    );
  return good(CHECK, `editions of ${places} places were attacked; nothing found`);
}
