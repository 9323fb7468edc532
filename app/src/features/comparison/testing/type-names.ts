/** The four names of the typology of source 003 (table 1), and how they would read in the languages of the pages. */
export const TYPE_NAMES = new RegExp(
  [
    String.raw`revitali[sz]ing|better-off\b|left[- ]behind|stagnating|in transition\b|marginal (?:localit|place|town)`,
    String.raw`wiederaufleb|abgehängt|stagnierende|im übergang befindlich|\bim wandel\b|marginale (?:ort|gemeinde)`,
    String.raw`revitaliz|rezagad|estancad|en transición|(?:localidad|municipio|lugar)\S* marginal`,
    String.raw`rivitalizz|rimast\S* indietro|stagnant|in transizione|(?:localit|comun|luog)\S* marginal`,
  ].join('|'),
  'iu',
);
