import { redirect } from '@sveltejs/kit';
import {
  acceptData,
  discardData,
  previewData,
  saveMapping,
} from '#features/indicator/server/wizard.usecases.ts';
import { nameBreakdown } from '#features/indicator/wizard-labels.ts';
import { MAXIMUM_TEXT } from '#features/indicator/wizard.schema.ts';
import type { DataPlan, PlannedValue } from '#features/indicator/wizard.types.ts';
import { readFields } from '#server/input.ts';
import { createTranslator } from '#ui/messages.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import { readChoice, writeChoice } from './choice.ts';
import { listCodes, listIndicators, listMeanings, nameIndicator, type Wording } from './options.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const SHOWN_VALUES = 20;
const SHOWN_CHANGES = 100;

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { language } = event.locals;
    const choice = readChoice(event.url, language);
    const { groups, texts, values, definitions, ...preview } = await previewData(
      member,
      event.params.upload,
      choice,
    );
    const wording: Wording = { t: createTranslator(language), language, definitions };
    const byId = new Map(definitions.map((one) => [one.id, one]));
    const describe = (one: PlannedValue) => {
      const definition = byId.get(one.indicatorId);
      return {
        ...one,
        indicator: definition === undefined ? one.indicatorId : nameIndicator(definition, language),
        measured: definition ?? null,
        group: nameBreakdown(one.breakdown, language),
      };
    };
    return {
      ...preview,
      columns: groups.map((group) => ({ ...group, options: listMeanings(group, wording) })),
      texts: listTexts({ groups, texts }, wording),
      // A text can say whom it is about only where no column does.
      hasPeopleColumn: groups.some(({ meaning }) => meaning === 'people'),
      indicators: listIndicators(wording),
      shown: values.slice(0, SHOWN_VALUES).map(describe),
      changes: values
        .filter(({ outcome }) => outcome === 'change')
        .slice(0, SHOWN_CHANGES)
        .map(describe),
      kept: writeChoice(event.url, '&'),
      path: event.url.pathname,
    };
  });

function listTexts({ groups, texts }: Pick<DataPlan, 'groups' | 'texts'>, wording: Wording) {
  const headings = new Map(groups.flatMap(({ headings: all, meaning }) => all.map((one) => [one, meaning])));
  return texts
    .filter(({ text }) => text.length <= MAXIMUM_TEXT)
    .map((one) => ({
      ...one,
      options: listCodes(one.kind, one.text, one.code, wording),
      isOfIndicators: headings.get(one.column) === 'indicator',
    }));
}

/** Runs and then shows what `run` says. */
function act(run: (event: RequestEvent, form: FormData) => Promise<string>) {
  return async (event: RequestEvent) => {
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      redirect(303, await run(event, form));
    });
  };
}

export const actions: Actions = {
  read: act(async (event, form) => {
    const choice = readChoice(event.url, event.locals.language);
    await saveMapping(await requireMember(event), event.params.upload, choice, readFields(form));
    return `${event.url.pathname}${writeChoice(event.url, '?')}#findings`;
  }),
  accept: act(async (event, form) => {
    const choice = readChoice(event.url, event.locals.language);
    const member = await requireMember(event);
    const jobId = await acceptData(member, event.params.upload, choice, readFields(form));
    return `/office/${event.params.place}/data/jobs/${jobId}`;
  }),
  discard: act(async (event) => {
    await discardData(await requireMember(event), event.params.upload);
    return `/office/${event.params.place}/data`;
  }),
};
