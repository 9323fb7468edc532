import { describe, expect, test } from 'vitest';
import { findPersonSigns, refusePersonList } from './person-list.rules.ts';

const grid = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split(';').map((cell) => cell.trim()));

const lists: Readonly<Record<string, string>> = {
  'names and dates of birth': `Nachname;Vorname;Geburtsdatum\nMüller;Anna;03.04.1988\nAl-Khatib;Omar;12.12.2001`,
  'one person only': `First name;Date of birth\nOlena;1990-05-06`,
  'under a title': `Sprachkurs Herbst 2025;;\n;;\nNr.;Teilnehmer;Geb.-Dat.\n1;Huber Josef;01.02.1970\n2;Ali Hassan;04.05.1999`,
  'case numbers': `Aktenzeichen;Status\n2024/0012;offen\n2024/0015;erledigt\n2024/0101;offen`,
  'English case numbers': `Case no.;Service\nA-1;advice\nA-2;advice\nA-3;housing`,
  'social security numbers': `Sozialversicherungsnr.;Monat\n12 030488 A 123;1\n15 121201 B 456;1`,
  'names without a heading that says so': `Teilnehmer;Stunden\nAnna Müller;20\nMohammed Al Hasan;18\nOksana Kovalenko;22\nPeter Schmid;12`,
  'names and birthdays without telling headings': `A;B\nMüller, Anna;03.04.1988\nHasan, Mohammed;12.12.2001\nKovalenko, Oksana;30.06.1975`,
  'names and addresses': `Haushalt;Anschrift\nHuber Maria;Hauptstraße 12\nHasan Ali;Am Bach 3a\nWeber;Ringweg 7\nKovalenko;Hauptstraße 4`,
  'one line each without names': `Geschlecht;Alter;Staatsangehörigkeit;Sprachniveau\nw;34;Syrien;B1\nm;22;Ukraine;A2\nw;34;Syrien;B1\nm;51;Türkei;A1`,
  'one line each with yes and no': `Sex;Age;Nationality;Employed\nf;34;Syria;1\nm;22;Ukraine;0\nf;19;Eritrea;1`,
  'a form about one person': `Vorname;Anna\nNachname;Müller\nGeburtsdatum;03.04.1988`,
  Spanish: `Nombre;Apellidos;Fecha de nacimiento\nAna;García López;01/02/1985\nLuis;Pérez;13/07/1990`,
  Italian: `Nome;Cognome;Codice fiscale\nAnna;Rossi;RSSNNA85B41F205X\nLuca;Bianchi;BNCLCU90L13H501Y`,
};

const tables: Readonly<Record<string, string>> = {
  'municipalities with codes': `AGS;Name;Einwohner\n09173112;Bad Tölz;18802\n09173113;Benediktbeuern;3621\n09173115;Bichl;2211`,
  'names of the statistical office': `Schlüssel;Gemeinde;Ausländer\n1;Flensburg, Stadt;12000\n2;Kiel, Landeshauptstadt;30000\n3;Lübeck, Hansestadt;25000\n4;Neumünster, Stadt;11000`,
  'Spanish municipalities named after saints': `Código;Municipio;Población\n24001;Santa María del Páramo;3000\n24002;San Juan de la Nava;500\n24003;San Pedro Bercianos;200\n24004;Valencia de Don Juan;5000`,
  'Austrian municipalities named after Mary': `GKZ;Gemeinde;Einwohner\n20413;Maria Rain;2600\n20414;Maria Saal;3800\n20415;Maria Wörth;1500\n20416;Ludmannsdorf;1800`,
  'births by year': `Jahr;Geburten;Geburtsort im Inland;Geburtsort im Ausland\n2021;180;150;30\n2022;176;140;36\n2023;181;139;42`,
  'case counts': `Quarter;Case numbers;Fallzahl\n2024-Q1;12;40\n2024-Q2;14;38\n2024-Q3;19;41`,
  'counts by sex, age and nationality': `Geschlecht;Alter;Staatsangehörigkeit;Anzahl\nw;18-24;Syrien;12\nm;18-24;Syrien;15\nw;25-34;Ukraine;31`,
  'small counts by sex, age and nationality, some withheld': `Sex;Age;Nationality;Persons\nf;18-24;SY;.\nm;18-24;SY;3\nf;25-34;UA;1`,
  'last days of years': `Stichtag;Personen\n31.12.2010;100\n31.12.2015;120\n31.12.2020;110\n31.12.2024;130`,
  'a daily series': `Day;Arrivals\n2024-03-01;4\n2024-03-02;7\n2024-03-03;2`,
  'schools with addresses and telephone numbers': `Schule;Anschrift;Telefon;Schülerzahl\nGrundschule Süd;Schulweg 1;08041 123456;210\nMittelschule;Am Ring 20;08041 654321;340\nGymnasium;Hindenburgstr. 26;08041 7850;700`,
  'districts named after people': `Ortsteil;Personen\nMartinsviertel;200\nSankt Anna;120\nPetersberg;88\nAltstadt;310`,
  smartphones: `Year;Smartphone ownership (phone);Households\n2022;81,5;1200300\n2023;84,1;1250400\n2024;88,0;1300500`,
  empty: '',
  'headings alone': `Vorname;Nachname;Geburtsdatum`,
};

describe.for(Object.entries(lists))('%s', ([, text]) => {
  test('is a list of people', () => {
    expect(findPersonSigns(grid(text))).not.toEqual([]);
  });
});

describe.for(Object.entries(tables))('%s', ([, text]) => {
  test('is a table', () => {
    expect(findPersonSigns(grid(text))).toEqual([]);
  });
});

test('the refusal names the columns and nothing that stands in them', () => {
  const text = lists['names and dates of birth'] ?? '';
  const refuse = () => refusePersonList(grid(text));
  expect(refuse).toThrowError(
    expect.objectContaining({
      code: 'file-of-persons',
      field: 'file',
      values: { columns: 'Nachname, Vorname, Geburtsdatum' },
    }),
  );
  expect(() => refusePersonList(grid(tables['births by year'] ?? ''))).not.toThrow();
});

test('a person in the first row of a list without headings is not named', () => {
  const signs = findPersonSigns(
    grid('Anna Müller;20\nMohammed Al Hasan;18\nOksana Kovalenko;22\nPeter Schmid;12'),
  );
  expect(signs.map(({ column }) => column)).toEqual(['A']);
});
