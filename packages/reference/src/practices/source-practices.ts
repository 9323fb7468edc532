import { toRecord } from './record.ts';
import type { SourcePractice } from './source-practice.types.ts';
import { TOLD_OF_CHANGING } from './told-of-changing.ts';
import { TOLD_OF_OTHERS } from './told-of-others.ts';
import { TOLD_OF_REVITALISING } from './told-of-revitalising.ts';

/** Local actions the working paper names, across Europe where the study's own classes hold; sharing comes from its part 1. */
export const SOURCE_PRACTICES: readonly SourcePractice[] = [
  ...[...TOLD_OF_REVITALISING, ...TOLD_OF_OTHERS, ...TOLD_OF_CHANGING].map((told) => toRecord(told)),
  {
    id: 'sharing-with-neighbours',
    title: {
      en: 'Sharing services and knowledge with neighbouring places',
      de: 'Dienste und Wissen mit Nachbarorten teilen',
    },
    what: {
      en: 'Smaller towns share resources and services with towns and villages nearby and exchange what they know through informal regional networks; European networks stay hard to take part in for them.',
      de: 'Kleinere Städte teilen Mittel und Dienste mit Orten in der Nähe und tauschen sich in informellen Netzwerken der Region aus; europäische Netzwerke bleiben für sie schwer zugänglich.',
    },
    areas: ['sustainability', 'access-to-institutions'],
    forWhom: 'institutions',
    country: null,
    structure: null,
    diversity: null,
    needs: { competences: [], actorKinds: ['local-governments-in-country'] },
    staffHoursPerWeek: null,
    source: {
      document: 'whole-comm-wp3',
      where: 'Part 1.1, on the report of the Committee of the Regions (2020)',
      note: 'In own words. A finding over several countries, not of one place.',
    },
  },
];
