/** Caveats that hold of many indicators, said once and in the same words. */
import { both } from './texts.ts';

export const FEW_PEOPLE = both(
  'With fewer than 20 people in the numerator chance alone moves the figure a lot: put years together where each counts other people, leave out a breakdown, or tell it in words.',
  'Bei weniger als 20 Personen im Zähler bewegt schon der Zufall die Zahl stark: Jahre zusammenfassen, wo jedes andere Menschen zählt, auf eine Aufteilung verzichten oder in Worten berichten.',
);
export const WHO_IS_MEANT = both(
  'Write down who counts as newcomers (born abroad, other nationality, protection, year of arrival) and keep to it. Who is naturalised leaves the group of non-nationals.',
  'Festhalten, wer als zugezogen gilt (im Ausland geboren, andere Staatsangehörigkeit, Schutzstatus, Jahr der Ankunft), und dabei bleiben. Wer eingebürgert wird, gehört nicht mehr zur Gruppe mit anderer Staatsangehörigkeit.',
);
export const DIFFERENT_GROUPS = both(
  'Newcomers and others differ in age, sex and length of stay. Part of every difference is that: compare within the same age band and length of stay.',
  'Zugezogene und andere unterscheiden sich nach Alter, Geschlecht und Aufenthaltsdauer. Ein Teil jedes Unterschieds kommt daher: innerhalb gleicher Altersgruppe und Aufenthaltsdauer vergleichen.',
);
export const LAW_DECIDES = both(
  'National law decides a large part of it. A change may show a change of law, not of the town.',
  'Einen großen Teil entscheidet das nationale Recht. Eine Veränderung kann am Gesetz liegen und nicht am Ort.',
);
export const MOVED_AWAY = both(
  'People who moved away drop out of the count, and moving on can be a success. Say how many could not be followed.',
  'Wer weggezogen ist, fällt aus der Zählung, und Wegziehen kann ein Erfolg sein. Angeben, bei wie vielen nichts bekannt ist.',
);
export const WHO_ANSWERED = both(
  'Only those who answered count. Show how many did and the interval; an open survey has no margin of error.',
  'Es zählen nur die, die geantwortet haben. Anzahl und Unsicherheitsbereich zeigen; eine offene Befragung hat keine Fehlerspanne.',
);
export const CAN_BE_TURNED = both(
  'Alone, this figure is easily turned against people. Show it with length of stay, with the law behind it and with what the town offers.',
  'Für sich allein lässt sich diese Zahl leicht gegen Menschen wenden. Immer mit Aufenthaltsdauer, Rechtslage und Angebot des Ortes zeigen.',
);
export const OWN_JUDGEMENT = both(
  'The office judges its own work here. Name the evidence, and let somebody outside the office look at it.',
  'Hier beurteilt die Verwaltung die eigene Arbeit. Belege nennen und jemanden von außen darauf schauen lassen.',
);
export const PARALLEL_OFFERS = both(
  'Only what was recorded counts. Help among neighbours, relatives and associations stays unseen.',
  'Es zählt nur, was erfasst wurde. Hilfe unter Nachbarn, Verwandten und in Vereinen bleibt unsichtbar.',
);
