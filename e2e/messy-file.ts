/** A spreadsheet as an officer's own look: made by hand, with all that is usually odd about one. */
export const MESSY_FILE = [
  'Integrationsbericht 2024;;;;;',
  'Stadt, Sachgebiet 5 – Stand 31.12.2024;;;;;',
  ';;;;;',
  'Jahr;Geschlecht;Gruppe;In Arbeit (Anzahl);Personen 20 bis 64;Bemerkung',
  '2022;weiblich;Ausländer;1.104;2.410;',
  '2022;männlich;Ausländer;1.730;2.655;',
  '2022;insgesamt;Ausländer;2.834;5.065;',
  '2023;weiblich;Ausländer;1.190;2.502;neue Zählung',
  '2023;männlich;Ausländer;k. A.;2.700;',
  '2023;insgesamt;Ausländer;k. A.;5.202;',
  '2024;weiblich;Ausländer;1.250;2.590;',
  '2024;männlich;Ausländer;1.811;2.745;',
  '2024;insgesamt;Ausländer;3.061;5.335;',
  ';;;;;',
  'Quelle: Agentur für Arbeit, eigene Berechnung;;;;;',
  '1) ohne geringfügig Beschäftigte;;;;;',
].join('\r\n');

/** A later edition of the same file: another year, and one number mended. */
export const NEXT_MESSY_FILE = MESSY_FILE.replace('1.811', '1.801')
  .replace('3.061', '3.051')
  .replace('\r\n;;;;;\r\nQuelle', '\r\n2025;insgesamt;Ausländer;3.2e2;5.4e2;\r\n;;;;;\r\nQuelle')
  .replace('3.2e2;5.4e2', '3.300;5.500');

/** What an officer says about it. */
export const DECISIONS: Readonly<Record<string, string>> = {
  indicator: 'em1',
  decimal: 'comma',
  'column:in arbeit (anzahl)': 'numerator',
  'column:personen 20 bis 64': 'denominator',
  'text:mark:k. A.': 'not-collected',
};

export const toCsvFile = (text: string, name = 'integrationsbericht.csv') =>
  new File([text], name, { type: 'text/csv' });
