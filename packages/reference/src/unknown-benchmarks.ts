import type { Texts } from './provenance.ts';

/** What a reader would look for beside a local figure and will not find, with the reason; en, de, es, it. */
export interface UnknownBenchmark {
  readonly concepts: readonly string[];
  readonly reason: Texts;
}

function say(...[en, de, es, it]: readonly [en: string, de: string, es: string, it: string]): Texts {
  return { en, de, es, it };
}

export const UNKNOWN_BENCHMARKS: readonly UnknownBenchmark[] = [
  {
    concepts: ['attitude-economy', 'attitude-culture', 'attitude-place', 'attitude-place-national'],
    reason: say(
      'The European Social Survey asks about these themes from 0 to 10 in national wording. Its means were not read for this platform; a town can look them up for its country and should quote round and country.',
      'Der European Social Survey fragt zu diesen Themen von 0 bis 10, bezogen auf das Land. Dessen Mittelwerte wurden für diese Plattform nicht gelesen; eine Gemeinde kann sie für ihr Land nachschlagen und sollte Runde und Land nennen.',
      'La Encuesta Social Europea pregunta por estos temas de 0 a 10, referidos al país. Sus medias no se han leído para esta plataforma; un municipio puede consultarlas para su país y debe citar edición y país.',
      'L’Indagine sociale europea chiede questi temi da 0 a 10, riferiti al Paese. Le sue medie non sono state lette per questa piattaforma; un Comune può cercarle per il proprio Paese e dovrebbe citare edizione e Paese.',
    ),
  },
  {
    concepts: [
      'integration-succeeds-here',
      'integration-succeeds-national',
      'shared-responsibility',
      'bridging-contact',
      'get-on-together',
    ],
    reason: say(
      'For rural places alone, or for small towns, no published figure was found.',
      'Für ländliche Orte allein oder für kleine Städte wurde keine veröffentlichte Zahl gefunden.',
      'No se encontró ninguna cifra publicada solo para zonas rurales o localidades pequeñas.',
      'Non è stata trovata alcuna cifra pubblicata solo per zone rurali o piccoli centri.',
    ),
  },
  {
    concepts: ['belonging', 'safe-after-dark', 'services-satisfaction', 'trust', 'contact-quality'],
    reason: say(
      'No published figure was found that asks nearly the same.',
      'Es wurde keine veröffentlichte Zahl gefunden, die annähernd dasselbe fragt.',
      'No se encontró ninguna cifra publicada que pregunte casi lo mismo.',
      'Non è stata trovata alcuna cifra pubblicata che chieda quasi la stessa cosa.',
    ),
  },
];
