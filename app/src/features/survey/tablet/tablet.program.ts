/** Begins on the tablet: reads the questionnaire that was taken along, and shows the page. */
import { mount } from 'svelte';
import type { TabletQuestionnaire } from '../tablet.types.ts';
import Tablet from './Tablet.svelte';
import { openAnswerStore } from './answer-store.ts';

async function begin(target: HTMLElement): Promise<void> {
  const base = location.pathname.replace(/\/$/, '');
  const response = await fetch(`${base}/questionnaire`);
  if (!response.ok) throw new Error(`the questionnaire did not come: ${response.status}`);
  const questionnaire = (await response.json()) as TabletQuestionnaire;
  const store = openAnswerStore(questionnaire.waveId);
  const counts = await store.count();
  target.replaceChildren();
  mount(Tablet, { target, props: { questionnaire, store, base, counts } });
}

const target = document.querySelector<HTMLElement>('#tablet');
// What stands in the page until then says how to help oneself.
if (target !== null) await begin(target);
