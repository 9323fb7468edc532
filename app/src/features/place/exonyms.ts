/**
 * Towns that the gazetteer lists under their English name, with the names people there type. The small places this
 * platform is made for are listed under their own names; these are the large neighbours everybody tries first.
 */
interface Exonym {
  readonly listed: string;
  readonly country: string;
  readonly names: readonly string[];
}

const LINES = `
DE Munich: München
DE Nürnberg: Nuremberg
DE Köln: Cologne, Kölle
DE Hannover: Hanover
AT Vienna: Wien, Відень
CH Genève: Genf, Ginevra, Geneva
CH Zürich: Zurigo
BE Brussels: Bruxelles, Brussel, Brüssel
BE Antwerpen: Antwerp, Anvers
BE Gent: Ghent, Gand
NL The Hague: Den Haag
DK Copenhagen: København, Kopenhagen
SE Göteborg: Gothenburg
IT Rome: Roma, Rom
IT Milano: Milan, Mailand
IT Napoli: Naples, Neapel
IT Turin: Torino
IT Florence: Firenze, Florenz
IT Venice: Venezia, Venedig
IT Genoa: Genova, Genua
IT Padova: Padua
IT Bolzano: Bozen
ES Sevilla: Seville
ES Zaragoza: Saragossa
PT Lisbon: Lisboa, Lissabon
PL Warsaw: Warszawa, Warschau, Варшава
PL Kraków: Cracow, Krakau
PL Wrocław: Breslau
PL Gdańsk: Danzig
CZ Prague: Praha, Prag
HU Budapest: Будапешт
RO Bucharest: București, Bukarest
BG Sofia: София
RS Belgrade: Beograd, Београд
GR Athens: Athína, Αθήνα, Athen
GR Thessaloníki: Θεσσαλονίκη, Salonica
GR Piraeus: Πειραιάς
CY Nicosia: Λευκωσία, Lefkosia
UA Kyiv: Київ, Kiev, Kiew, Киев
UA Odessa: Одеса, Odesa
UA Lviv: Львів, Lemberg
UA Kharkiv: Харків, Charkiw
TR Istanbul: İstanbul
FR Strasbourg: Straßburg
`;

export const EXONYMS: readonly Exonym[] = LINES.trim().split('\n').map(parseLine);

function parseLine(line: string): Exonym {
  const [listed = '', names = ''] = line.slice(3).split(': ');
  return { country: line.slice(0, 2), listed, names: names.split(', ') };
}
