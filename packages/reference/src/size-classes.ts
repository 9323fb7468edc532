import type { FactSource, Texts } from './provenance.ts';

export interface SizeClass {
  readonly code: 'rural' | 'small' | 'medium' | 'larger';
  readonly label: Texts;
  /** inhabitants, from (included) */
  readonly fromInhabitants: number;
  /** inhabitants, up to (not included); `null`: no upper end */
  readonly belowInhabitants: number | null;
  readonly source: FactSource;
}

/** Shown wherever a size class is shown. */
export const SIZE_CLASS_CAUTION: Texts = {
  en: "These limits are this platform's default, not Whole-COMM's; a place can change them.",
  de: 'Diese Grenzen sind eine Voreinstellung dieser Plattform, nicht die von Whole-COMM; ein Ort kann sie ändern.',
  es: 'Estos límites son los predeterminados de esta plataforma, no los de Whole-COMM; un municipio puede cambiarlos.',
  it: 'Questi limiti sono quelli predefiniti di questa piattaforma, non di Whole-COMM; un comune può modificarli.',
  ar: 'هذه الحدود هي الإعداد الافتراضي لهذه المنصة وليست حدود Whole-COMM، ويمكن للبلدة تغييرها.',
  uk: 'Ці межі встановлено цією платформою, а не Whole-COMM; громада може їх змінити.',
};

const OWN: FactSource = {
  document: 'this-platform',
  where: 'default limits of the size classes',
  note: 'Whole-COMM names medium towns, small towns and rural areas; its limits are printed in none of the documents used here.',
};

export const SIZE_CLASSES: readonly SizeClass[] = [
  {
    code: 'rural',
    label: {
      en: 'Rural area',
      de: 'Ländlicher Raum',
      es: 'Zona rural',
      it: 'Area rurale',
      ar: 'منطقة ريفية',
      uk: 'Сільська місцевість',
    },
    fromInhabitants: 0,
    belowInhabitants: 5_000,
    source: OWN,
  },
  {
    code: 'small',
    label: {
      en: 'Small town',
      de: 'Kleinstadt',
      es: 'Ciudad pequeña',
      it: 'Piccola città',
      ar: 'بلدة صغيرة',
      uk: 'Мале місто',
    },
    fromInhabitants: 5_000,
    belowInhabitants: 50_000,
    source: OWN,
  },
  {
    code: 'medium',
    label: {
      en: 'Medium-sized town',
      de: 'Mittelgroße Stadt',
      es: 'Ciudad mediana',
      it: 'Città media',
      ar: 'مدينة متوسطة',
      uk: 'Середнє місто',
    },
    fromInhabitants: 50_000,
    belowInhabitants: 250_000,
    source: OWN,
  },
  {
    code: 'larger',
    label: {
      en: 'Larger city',
      de: 'Größere Stadt',
      es: 'Ciudad mayor',
      it: 'Città più grande',
      ar: 'مدينة أكبر',
      uk: 'Більше місто',
    },
    fromInhabitants: 250_000,
    belowInhabitants: null,
    source: OWN,
  },
];
