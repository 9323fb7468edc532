import { ACTOR_FIELDS, type ActorImportChoices } from '#features/governance/actor-import.rules.ts';
import { importActors, previewActorImport } from '#features/governance/server/actor-import.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { listKindChoices } from '../../choices.ts';
import { changeThenShow } from '../../../change-then-show.ts';
import type { Actions, PageServerLoad } from './$types';

const CATEGORY = 'kind-of:';
const SHOWN_ROWS = 50;

interface PageChoices extends ActorImportChoices {
  readonly sheet?: string;
}

/** Choices stand in the address, and in the hidden fields of the form that confirms them. */
function readChoices(entries: Iterable<readonly [string, string]>): PageChoices {
  const texts = Object.fromEntries(entries);
  const ofCategories = Object.entries(texts)
    .filter(([name]) => name.startsWith(CATEGORY))
    .map(([name, kind]) => [name.slice(CATEGORY.length), kind] as const);
  return {
    columns: Object.fromEntries(ACTOR_FIELDS.map(({ id }) => [id, texts[id]])),
    kindOfRest: texts['kind-of-rest'] ?? '',
    kindOfCategory: Object.fromEntries(ofCategories),
    ...(texts['sheet'] === undefined ? {} : { sheet: texts['sheet'] }),
  };
}

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const choices = readChoices(event.url.searchParams);
    const preview = await previewActorImport(member, event.params.upload, choices);
    const count = (outcome: string) => preview.planned.filter((one) => one.outcome === outcome).length;
    return {
      preview: { ...preview, planned: preview.planned.slice(0, SHOWN_ROWS) },
      counts: { added: count('add'), changed: count('change'), same: count('same') },
      hiddenRows: Math.max(0, preview.planned.length - SHOWN_ROWS),
      choices,
      kept: [...event.url.searchParams],
      kinds: listKindChoices(event.locals.language),
    };
  });

export const actions: Actions = {
  default: changeThenShow('import', async (member, fields, event) => {
    const texts = Object.entries(fields).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as const] : [],
    );
    const skipErrors = fields['skipErrors'] !== undefined;
    const done = await importActors(member, event.params['upload'] ?? '', {
      ...readChoices(texts),
      skipErrors,
    });
    const counts = new URLSearchParams(Object.entries(done).map(([name, count]) => [name, String(count)]));
    return `/office/${event.params['place']}/actors?state=all&${counts}`;
  }),
};
