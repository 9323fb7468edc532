/** What the command line can do. The programs behind are loaded when they are asked for: help answers at once. */
import type { Command } from './command.types.ts';

export const COMMANDS: readonly Command[] = [
  {
    name: 'doctor',
    usage: '',
    summary:
      'Checks the installation and says what to mend: disk, secrets, clocks, database, forms, mail, backups.',
    help: [
      'Changes nothing. Each finding says what was found, why it matters and how to mend it. Exit code 1 where something',
      'is wrong. Works while Vicus runs, and then also sends a form to itself, and while it is stopped.',
    ],
    words: [0, 0],
    options: { 'send-to': 'EMAIL  also send one mail there' },
    flags: { json: ' write the findings as JSON' },
    load: () => import('./commands/doctor.ts'),
  },
  {
    name: 'migrate',
    usage: '',
    summary: 'Brings the database forward to this version of Vicus.',
    help: ['npm start does this by itself; the command is for updates that are prepared beforehand.'],
    words: [0, 0],
    load: () => import('./commands/migrate.ts'),
  },
  {
    name: 'sign-in-link',
    usage: '[EMAIL]',
    summary: 'Prints a new one-time sign-in link for the operator, valid for a day.',
    help: [
      'EMAIL chooses among several operators. Who comes by such a link may choose a new password. Where Vicus runs, the',
      'link begins with the address it runs under.',
    ],
    words: [0, 1],
    flags: { 'without-second-factor': ' switch off the codes of an authenticator app that was lost' },
    load: () => import('./commands/sign-in-link.ts'),
  },
  {
    name: 'recover',
    usage: 'EMAIL',
    summary: 'Prints a one-time sign-in link for somebody who cannot sign in any more.',
    help: [
      'Hand it over in person or by telephone: whoever opens it is signed in as that person. So that nobody does this in',
      'secret, it stands in the record of each place the person works for, and on the page of their account.',
    ],
    words: [1, 1],
    flags: { 'without-second-factor': ' switch off the codes of an authenticator app that was lost' },
    load: () => import('./commands/recover.ts'),
  },
  {
    name: 'demo',
    usage: 'load | remove',
    summary: 'Loads the example town with its neighbours, or removes them in one step.',
    help: [
      'The first npm start loads the example by itself. Removed, it stays away until it is loaded here; it is not loaded',
      'where a town was set up before. Example places are marked on every page and enter no comparison.',
    ],
    words: [1, 1],
    load: () => import('./commands/demo.ts'),
  },
  {
    name: 'import',
    usage: 'KIND PATH',
    summary: 'Imports open data of statistical offices: the register of places and figures about them.',
    help: [
      'import lau FILE                   list of local administrative units of Eurostat (CSV): the register of places',
      'import region-names FILE          names of NUTS regions (Eurostat correspondence table, CSV)',
      'import place-changes FILE         mergers and splits as CSV: from_code, to_code, year, kind, share, from_name',
      'import spain-census-2021 FOLDER   census of 2021 and atlas of household income by municipality (INE, four CSV files)',
      'All of a file or nothing. Findings name the row and how to mend it; every row is accounted for. Importing the',
      'same file again changes nothing. docs/methods/place-register.md says where the files are and what is read.',
    ],
    words: [2, 2],
    options: {
      edition: 'YEAR            lau: the year in the title of the list; otherwise from the name of the file',
      publisher: 'NAME          place-changes: who published the list',
      licence: 'TEXT            place-changes: its licence',
      'population-year':
        'YEAR    lau: the year of its numbers of inhabitants; otherwise the one before the edition',
    },
    load: () => import('./commands/import.ts'),
  },
  {
    name: 'export',
    usage: 'PLACE [FOLDER]',
    summary: 'Writes the published editions of a place as files.',
    help: [
      'PLACE is the name in its address (/p/PLACE). Each edition gets a folder with release.json, every table as CSV with',
      'its description (CSVW) and as JSON-stat, and its report. FOLDER defaults to the name of the place.',
    ],
    words: [1, 2],
    options: { language: 'CODE  language of labels: en (default), de, es, it' },
    load: () => import('./commands/export.ts'),
  },
  {
    name: 'report',
    usage: 'PLACE [FILE.pdf]',
    summary: 'Writes the report of the newest edition of a place.',
    help: ['PLACE is the name in its address (/p/PLACE). FILE.pdf defaults to PLACE.LANGUAGE.pdf.'],
    words: [1, 2],
    options: { language: 'CODE  en (default) or de' },
    load: () => import('./commands/report.ts'),
  },
  {
    name: 'protect',
    usage: 'FOLDER | CUBE.json BASIS.json',
    summary: 'Withholds or rounds what could tell about persons in tables of counts, and audits the result.',
    help: [
      'FOLDER holds problem.json (variables, levels, tables, rules) and inner.csv (counts). Written is one line for each cell:',
      'key,published,status,reason. A result that fails its audit is not written. Ctrl-C ends the search and keeps the best',
      'safe result. Needs no database. Exit codes: 0 safe and written, 1 not, 2 bad input or wrong use.',
      'After other releases (--published) no cell of any of them is told. Where codes changed, problem.json says how: "codes":',
      '{"place": {"a": "ab", "b": "ab"}} (finest code: own leaf), "apart": ["year"] (other codes are other persons).',
      'CUBE.json BASIS.json protects one table of any measures. BASIS.json says what stands behind each, e.g. {"basis": {"n":',
      '{"kind": "count-of-persons"}}}; it may hold complements, answerDimensions, itemDimensions, overlapping, unlisted, and',
      'policy (minimums to raise). How much is withheld is said on standard error, never the numbers.',
    ],
    words: [1, 2],
    options: {
      out: 'FILE        write here instead of standard output',
      policy: 'FILE     (FOLDER) rules of the place as JSON; without it the rules of problem.json hold',
      certificate: 'FILE (FOLDER) also write the proof: other tables that agree with everything published',
      method: 'NAME     (FOLDER) withhold (default) or round',
      guarantee: 'NAME  (FOLDER) full (default), person, or exact, which is not for publication',
      seconds: 'N       (FOLDER) take the best safe result after so many seconds; default 60',
      seed: 'N          (FOLDER) whole number; the same seed gives the same result; default 1',
      format: 'NAME     (CUBE.json) json, csv or json-stat',
    },
    lists: {
      published: 'FOLDER:RESULT.csv  (FOLDER) what was published before of the same persons; oldest first',
      later:
        'FOLDER2  (FOLDER) tables planned for later; where this result would leave them unprotectable, it is not written',
    },
    flags: {
      family:
        '        (FOLDER) also protect against families: who knows one category, or one small cell, computes no other',
      json: '          (FOLDER) say the counts as one object of JSON',
    },
    load: () => import('./commands/protect.ts'),
  },
  {
    name: 'audit',
    usage: 'FOLDER RESULT.csv',
    summary: 'Attacks a result of protect as its readers would; exit code 1 where they learn too much.',
    help: [
      'Shares no code with what makes results. RESULT.csv: key,published,status,reason, as vicus protect writes it.',
      'Also found: cells that are missing, unknown, twice there, or show another number than the tables have.',
    ],
    words: [2, 2],
    options: {
      guarantee: 'NAME  what was promised: full (default), person, exact',
      policy: 'FILE     the policy the result was made under; without it the rules of problem.json hold',
      certificate: 'FILE  also check this proof, by addition only',
      seconds: 'N       stop after so many seconds; cells not looked at count as not safe',
    },
    lists: {
      published: 'FOLDER:RESULT.csv  what was published before; repeat it for each release, oldest first',
    },
    flags: {
      family: '        also ask families; asked in any case where the policy says family: true',
      json: '          say the counts as one object of JSON',
    },
    load: () => import('./commands/audit.ts'),
  },
  {
    name: 'backup',
    usage: 'FILE',
    summary: 'Writes everything into one sealed file, also while Vicus runs.',
    help: [
      'Sealed with the passphrase in VICUS_BACKUP_KEY (16 characters or more). One moment of the database with everything',
      'that people or an import brought, and the secrets that sign sessions and seal answers. Not in it: sessions,',
      'one-time links, files between preview and import, mails that wait to be sent, and the list of populated places,',
      'which the next start loads again.',
      'Answers that are deleted on their retention date stay in older backups: delete those in time too.',
    ],
    words: [1, 1],
    load: () => import('./commands/backup.ts'),
  },
  {
    name: 'restore',
    usage: 'FILE',
    summary: 'Fills an empty database from a backup; Vicus must be stopped.',
    help: [
      'All of it or nothing. A backup of an older version is brought forward. Answers whose retention date has passed',
      'since are deleted again at once. Everybody signs in anew.',
    ],
    words: [1, 1],
    load: () => import('./commands/restore.ts'),
  },
];
