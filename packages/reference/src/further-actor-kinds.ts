import { PRINTED_ACTOR_KINDS } from './actor-kinds.ts';
import type { ActorKind } from './actor-kinds.ts';
import type { FactSource } from './provenance.ts';

const INTERVIEWED: FactSource = {
  document: 'whole-comm-wp3',
  where: 'Methodological note, list of interviewees',
  note: 'Interviewed but not plotted; the group is chosen by this platform. Stands beside Index 1-4, never in it.',
};

/** Kinds interviewed for the source but not in its plotted list. They never enter Index 1-4. */
export const FURTHER_ACTOR_KINDS: readonly ActorKind[] = [
  {
    code: 'employers',
    label: {
      en: 'Employers',
      de: 'Arbeitgeber',
      es: 'Empleadores',
      it: 'Datori di lavoro',
      ar: 'أصحاب العمل',
      uk: 'Роботодавці',
    },
    group: 'horizontal',
    printed: false,
    source: INTERVIEWED,
  },
  {
    code: 'employer-organisations',
    label: {
      en: 'Employer organisations',
      de: 'Arbeitgeberverbände',
      es: 'Organizaciones empresariales',
      it: 'Associazioni di datori di lavoro',
      ar: 'منظمات أصحاب العمل',
      uk: 'Організації роботодавців',
    },
    group: 'horizontal',
    printed: false,
    source: INTERVIEWED,
  },
  {
    code: 'housing',
    label: {
      en: 'Real-estate companies and housing providers',
      de: 'Wohnungsunternehmen und Immobilienfirmen',
      es: 'Inmobiliarias y proveedores de vivienda',
      it: 'Agenzie immobiliari e fornitori di alloggi',
      ar: 'شركات العقارات ومقدّمو السكن',
      uk: 'Компанії з нерухомості та надавачі житла',
    },
    group: 'horizontal',
    printed: false,
    source: {
      ...INTERVIEWED,
      note: 'The source interviewed real-estate companies; housing providers of any form are added by this platform.',
    },
  },
  {
    code: 'trade-unions',
    label: {
      en: 'Trade unions',
      de: 'Gewerkschaften',
      es: 'Sindicatos',
      it: 'Sindacati',
      ar: 'النقابات العمالية',
      uk: 'Профспілки',
    },
    group: 'horizontal',
    printed: false,
    source: INTERVIEWED,
  },
  {
    code: 'media-and-experts',
    label: {
      en: 'Media and experts',
      de: 'Medien und Fachleute',
      es: 'Medios de comunicación y personas expertas',
      it: 'Media ed esperti',
      ar: 'وسائل الإعلام والخبراء',
      uk: 'Медіа та експерти',
    },
    group: 'horizontal',
    printed: false,
    source: INTERVIEWED,
  },
];

/** All kinds an actor of a place can have: the 16 printed ones first, then the further ones. */
export const ACTOR_KINDS: readonly ActorKind[] = [...PRINTED_ACTOR_KINDS, ...FURTHER_ACTOR_KINDS];
