/** What the command line can do. The programs behind are loaded when they are asked for: help answers at once. */
import type { Command } from './command.types.ts';

export const COMMANDS: readonly Command[] = [
  {
    name: 'doctor',
    usage: '',
    summary: 'Checks settings, disk and database, and lists the outside hosts that Vicus may call.',
    help: [
      'Changes nothing. Exit code 1 where something is wrong. Works while Vicus runs and while it is stopped.',
    ],
    words: [0, 0],
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
      'EMAIL chooses among several operators. People who are no operators get no link here: whoever runs the machine must',
      'not become a member of a place that way. Run it with the PORT or VICUS_ORIGIN that Vicus runs with.',
    ],
    words: [0, 1],
    load: () => import('./commands/sign-in-link.ts'),
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
      'All of a file or nothing. Findings name the row and how to mend it; every row is accounted for. Importing the',
      'same file again changes nothing. docs/methods/place-register.md says where the files are and what is read.',
    ],
    words: [2, 2],
    options: {
      edition: 'YEAR            lau: the year in the title of the list; otherwise from the name of the file',
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
    usage: 'CUBE.json BASIS.json',
    summary: 'Protects one table (a cube as JSON) and writes what may be published.',
    help: [
      'BASIS.json says what stands behind each measure, e.g. {"basis": {"n": {"kind": "count-of-persons"}}}; it may also',
      'hold complements, answerDimensions, itemDimensions, overlapping, unlisted, and policy (minimums to raise).',
      'Needs no database and changes none. How much is withheld is said on standard error, never the numbers.',
    ],
    words: [2, 2],
    options: { out: 'FILE     write here instead of standard output', format: 'json | csv | json-stat' },
    load: () => import('./commands/protect.ts'),
  },
  {
    name: 'backup',
    usage: 'FILE',
    summary: 'Writes everything into one sealed file, also while Vicus runs.',
    help: [
      'Sealed with the passphrase in VICUS_BACKUP_KEY (16 characters or more). One moment of the database, and the',
      'secrets that sign sessions and seal answers. Not in it: sessions, one-time links, files between preview and',
      'import, mails that wait to be sent, and reference data, which the next start loads again.',
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
