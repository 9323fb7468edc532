/** Templates with which networks and databases collect practices: one record, written once, posted to several. */
import { background, found, NOT_FOUND, say } from './network-facts.ts';
import type { PostingTemplate } from './network.types.ts';

const TITLE = say('Title', 'Titel', 'Título', 'Titolo');
const SUMMARY = say('Summary', 'Zusammenfassung', 'Resumen', 'Sintesi');
const RESULTS = say('Results', 'Ergebnisse', 'Resultados', 'Risultati');
const RESOURCES = say('Resources needed', 'Nötige Mittel', 'Recursos necesarios', 'Risorse necessarie');

export const POSTING_TEMPLATES: readonly PostingTemplate[] = [
  {
    id: 'ewsi',
    name: 'European Web Site on Integration',
    networkId: '',
    // Limits of the collection template of 2008; the copy that was read is cut off after the funding.
    fields: found(
      [
        { id: 'title', label: TITLE, maximumWords: 15, from: ['title'] },
        {
          id: 'dates',
          label: say('Start and end', 'Beginn und Ende', 'Inicio y fin', 'Inizio e fine'),
          maximumWords: null,
          from: ['period'],
        },
        { id: 'summary', label: SUMMARY, maximumWords: 100, from: ['summary'] },
        {
          id: 'issue',
          label: say(
            'Issue, goals and assumptions',
            'Problem, Ziele und Annahmen',
            'Problema, objetivos y supuestos',
            'Problema, obiettivi e ipotesi',
          ),
          maximumWords: 150,
          from: ['issue'],
        },
        {
          id: 'how',
          label: say('How does it work?', 'Wie geht es?', '¿Cómo funciona?', 'Come funziona?'),
          maximumWords: 100,
          from: ['how-it-works'],
        },
        { id: 'results', label: RESULTS, maximumWords: 100, from: ['results'] },
        {
          id: 'evaluation',
          label: say(
            'Evaluation, successes and failures',
            'Bewertung, Erfolge und Fehlschläge',
            'Evaluación, éxitos y fracasos',
            'Valutazione, successi e insuccessi',
          ),
          maximumWords: 100,
          from: ['evaluation', 'what-did-not-work'],
        },
        {
          id: 'who',
          label: say('Who benefits?', 'Wem nützt es?', '¿Quién se beneficia?', 'Chi ne beneficia?'),
          maximumWords: 40,
          from: ['who-benefits'],
        },
        {
          id: 'resources',
          label: say(
            'Funding and resources',
            'Geld und Mittel',
            'Financiación y recursos',
            'Fondi e risorse',
          ),
          maximumWords: 100,
          from: ['resources'],
        },
      ],
      'P51',
    ),
    address: 'https://migrant-integration.ec.europa.eu',
  },
  {
    id: 'interreg-europe',
    name: 'Interreg Europe, good practices',
    networkId: 'policy-learning-platform',
    // What a practice has to show was found (P52); the names of the fields are general knowledge.
    fields: background([
      { id: 'title', label: TITLE, maximumWords: null, from: ['title'] },
      { id: 'summary', label: SUMMARY, maximumWords: null, from: ['summary', 'how-it-works'] },
      { id: 'resources', label: RESOURCES, maximumWords: null, from: ['resources'] },
      {
        id: 'evidence',
        label: say('Evidence of success', 'Nachweis des Erfolgs', 'Pruebas de éxito', 'Prove di successo'),
        maximumWords: null,
        from: ['evidence', 'results'],
      },
      {
        id: 'challenges',
        label: say('Challenges met', 'Schwierigkeiten', 'Dificultades', 'Difficoltà'),
        maximumWords: null,
        from: ['what-did-not-work'],
      },
      {
        id: 'transfer',
        label: say(
          'Potential for transfer',
          'Übertragbarkeit',
          'Potencial de transferencia',
          'Potenziale di trasferimento',
        ),
        maximumWords: null,
        from: ['to-transfer', 'legal-competence', 'partners-needed', 'premises-needed'],
      },
    ]),
    address: 'https://www.interregeurope.eu',
  },
  {
    id: 'urbact',
    name: 'URBACT, good practices',
    networkId: 'urbact',
    fields: found(
      [
        {
          id: 'solutions',
          label: say('Solutions offered', 'Angebotene Lösungen', 'Soluciones ofrecidas', 'Soluzioni offerte'),
          maximumWords: null,
          from: ['summary', 'how-it-works'],
        },
      ],
      'P85',
    ),
    address: 'https://urbact.eu',
  },
  {
    id: 'siforref',
    name: 'SIforREF, innovative practices',
    networkId: '',
    fields: found(
      [
        {
          id: 'actors',
          label: say('Network of actors', 'Beteiligte', 'Red de actores', 'Rete di attori'),
          maximumWords: null,
          from: ['partners-needed'],
        },
        {
          id: 'approach',
          label: say('Approach', 'Vorgehen', 'Enfoque', 'Approccio'),
          maximumWords: null,
          from: ['how-it-works'],
        },
        {
          id: 'needs',
          label: say('Needs addressed', 'Bedarf', 'Necesidades atendidas', 'Bisogni affrontati'),
          maximumWords: null,
          from: ['issue', 'who-benefits'],
        },
      ],
      'P86',
    ),
    address: 'http://central2020.eu',
  },
  {
    id: 'cities-and-regions-for-integration',
    name: 'Cities and Regions for Integration, map of good practices',
    networkId: 'cities-and-regions-for-integration',
    fields: NOT_FOUND,
    address: 'https://cor.europa.eu',
  },
];
