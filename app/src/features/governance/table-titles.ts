/** Titles, questions and notes of the tables, in the languages of the public page. */
import { say } from './table-texts.ts';

/** Title and question of each table. */
export const TABLE_TEXTS = {
  'governance-response': {
    title: say(
      'Asked and answered',
      'Gefragt und geantwortet',
      'Preguntas y respuestas',
      'Domande e risposte',
    ),
    question: say(
      'How many of those asked have answered?',
      'Wie viele der Gefragten haben geantwortet?',
      '¿Cuántas de las personas preguntadas respondieron?',
      'Quante delle persone interpellate hanno risposto?',
    ),
  },
  'governance-frequency': {
    title: say(
      'Frequency of contact',
      'Häufigkeit des Kontakts',
      'Frecuencia del contacto',
      'Frequenza dei contatti',
    ),
    question: say(
      'How often is there contact about integration, and with whom?',
      'Wie oft gibt es Kontakt zum Thema Integration, und mit wem?',
      '¿Con qué frecuencia hay contacto sobre integración, y con quién?',
      'Con quale frequenza ci sono contatti sull’integrazione, e con chi?',
    ),
  },
  'governance-distribution': {
    title: say(
      'How the answers are spread',
      'Wie sich die Antworten verteilen',
      'Cómo se reparten las respuestas',
      'Come si distribuiscono le risposte',
    ),
    question: say(
      'Do the answers agree or lie far apart?',
      'Stimmen die Antworten überein, oder liegen sie weit auseinander?',
      '¿Coinciden las respuestas o están muy alejadas?',
      'Le risposte concordano o sono molto distanti?',
    ),
  },
  'governance-change': {
    title: say(
      'Change in contact',
      'Veränderung der Kontakte',
      'Cambio en los contactos',
      'Variazione dei contatti',
    ),
    question: say(
      'Has contact become more or less frequent between the two periods?',
      'Ist der Kontakt zwischen den beiden Zeiträumen häufiger oder seltener geworden?',
      '¿El contacto es más o menos frecuente entre los dos periodos?',
      'I contatti sono diventati più o meno frequenti tra i due periodi?',
    ),
  },
  'governance-nature': {
    title: say('Nature of contact', 'Art des Kontakts', 'Naturaleza del contacto', 'Natura dei contatti'),
    question: say(
      'Is the contact collaborative or conflictual?',
      'Ist der Kontakt kooperativ oder konfliktreich?',
      '¿El contacto es colaborativo o conflictivo?',
      'I contatti sono collaborativi o conflittuali?',
    ),
  },
  'governance-disengaged': {
    title: say(
      'Ties without contact',
      'Beziehungen ohne Kontakt',
      'Relaciones sin contacto',
      'Legami senza contatti',
    ),
    question: say(
      'How much of the possible contact does not happen?',
      'Wie viel des möglichen Kontakts findet nicht statt?',
      '¿Cuánto del contacto posible no se da?',
      'Quanta parte dei contatti possibili non avviene?',
    ),
  },
  'governance-index': {
    title: say('Index of contact', 'Kontaktindex', 'Índice de contactos', 'Indice dei contatti'),
    question: say(
      'How much contact is there with all 16 kinds of actors together?',
      'Wie viel Kontakt gibt es mit allen 16 Arten von Akteuren zusammen?',
      '¿Cuánto contacto hay con los 16 tipos de actores en conjunto?',
      'Quanti contatti ci sono con tutti i 16 tipi di attori insieme?',
    ),
  },
  'governance-groups': {
    title: say('Contact by group', 'Kontakt nach Gruppen', 'Contacto por grupos', 'Contatti per gruppo'),
    question: say(
      'With which groups of actors is contact frequent, with which rare?',
      'Mit welchen Gruppen von Akteuren ist der Kontakt häufig, mit welchen selten?',
      '¿Con qué grupos de actores es frecuente el contacto y con cuáles es raro?',
      'Con quali gruppi di attori i contatti sono frequenti, con quali rari?',
    ),
  },
  'governance-locality': {
    title: say(
      'How respondents see their town',
      'Wie die Kommune gesehen wird',
      'Cómo ven el municipio quienes respondieron',
      'Come chi ha risposto vede il comune',
    ),
    question: say(
      'How do those who answered see their town?',
      'Wie sehen die Antwortenden ihre Kommune?',
      '¿Cómo ven su municipio quienes respondieron?',
      'Come vede il proprio comune chi ha risposto?',
    ),
  },
  'governance-contact-by-role': {
    title: say(
      'Who carries the contact',
      'Wer den Kontakt hält',
      'Quién mantiene el contacto',
      'Chi tiene i contatti',
    ),
    question: say(
      'Which share of the contact lies with elected members, which with officials?',
      'Welcher Teil des Kontakts liegt bei Gewählten, welcher bei Beschäftigten?',
      '¿Qué parte del contacto corresponde a cargos electos y cuál al personal?',
      'Quale parte dei contatti spetta agli eletti e quale ai funzionari?',
    ),
  },
  'governance-network': {
    title: say(
      'The network of those who answered',
      'Das Netz derer, die geantwortet haben',
      'La red de quienes respondieron',
      'La rete di chi ha risposto',
    ),
    question: say(
      'How closely are the organisations that answered connected with one another?',
      'Wie eng sind die Organisationen, die geantwortet haben, miteinander verbunden?',
      '¿Hasta qué punto están conectadas entre sí las organizaciones que respondieron?',
      'Quanto sono collegate tra loro le organizzazioni che hanno risposto?',
    ),
  },
} as const;

export const NOTE_TEXTS = {
  network: say(
    'Counts organisations that answered, and pairs of them of which both told. Who did not answer is not in it. Networks of different size must not be compared; closer is not better.',
    'Zählt Organisationen, die geantwortet haben, und Paare, von denen beide berichten. Wer nicht geantwortet hat, fehlt darin. Netze verschiedener Größe lassen sich nicht vergleichen; enger ist nicht besser.',
    'Cuenta las organizaciones que respondieron y los pares de los que ambas informaron. Quien no respondió no figura. No se deben comparar redes de distinto tamaño; más conexión no es mejor.',
    'Conta le organizzazioni che hanno risposto e le coppie di cui entrambe hanno riferito. Chi non ha risposto non vi figura. Non si devono confrontare reti di dimensioni diverse; più legami non è meglio.',
  ),
  headings: say(
    'Rows of groups are headings; the figures of groups stand in a table of their own.',
    'Zeilen von Gruppen sind Überschriften; die Zahlen der Gruppen stehen in einer eigenen Tabelle.',
    'Las filas de grupos son encabezados; sus cifras están en una tabla propia.',
    'Le righe dei gruppi sono intestazioni; le loro cifre stanno in una tabella propria.',
  ),
  sameRespondents: say(
    'Where one to four people answered for one of the two periods only, the averages of that kind count those who answered for both.',
    'Wo eine bis vier Personen nur für einen der beiden Zeiträume geantwortet haben, zählen die Mittelwerte dieser Art nur, wer für beide geantwortet hat.',
    'Cuando de una a cuatro personas respondieron solo para uno de los dos periodos, las medias de ese tipo cuentan a quienes respondieron para ambos.',
    'Quando da una a quattro persone hanno risposto per uno solo dei due periodi, le medie di quel tipo contano chi ha risposto per entrambi.',
  ),
  fullList: say(
    'Everybody on the list was asked; this is no sample. The interval holds if those who did not answer are like those who did, and is rounded outwards.',
    'Alle auf der Liste wurden gefragt; dies ist keine Stichprobe. Das Intervall gilt, wenn die Übrigen den Antwortenden ähnlich sind, und ist nach außen gerundet.',
    'Se preguntó a todas las personas de la lista; no es una muestra. El intervalo vale si quienes no respondieron son similares a quienes sí, y está redondeado hacia fuera.',
    'Sono state interpellate tutte le persone della lista; non è un campione. L’intervallo vale se chi non ha risposto è simile a chi ha risposto, ed è arrotondato verso l’esterno.',
  ),
  labelOfThree: say(
    'Step 3, “about once a month”, is this platform’s wording; the study prints none.',
    'Stufe 3, „etwa einmal im Monat“, ist der Wortlaut dieser Plattform; die Studie druckt keinen.',
    'El paso 3, «alrededor de una vez al mes», es redacción de esta plataforma; el estudio no imprime ninguna.',
    'Il livello 3, «circa una volta al mese», è formulato da questa piattaforma; lo studio non ne stampa.',
  ),
  localGovernmentOnly: say(
    'Counts elected members and officials over the 16 kinds of the study. Partners’ answers and further kinds stand beside it.',
    'Zählt Gewählte und Beschäftigte über die 16 Arten der Studie. Antworten von Partnern und weitere Arten stehen daneben.',
    'Cuenta a cargos electos y personal sobre los 16 tipos del estudio. Las respuestas de socios y otros tipos quedan aparte.',
    'Conta eletti e funzionari sui 16 tipi dello studio. Le risposte dei partner e gli altri tipi restano a parte.',
  ),
  indexFromAverages: say(
    'Where the index counted by respondents would tell of single people, it is estimated: 16 times the mean of the averages that are shown, with at least 14 of the 16 kinds.',
    'Wo der Index nach Antwortenden etwas über Einzelne verriete, ist er geschätzt: das 16-Fache des Mittels der gezeigten Mittelwerte, bei mindestens 14 der 16 Arten.',
    'Donde el índice por personas revelaría algo de alguien, es estimado: 16 veces la media de las medias mostradas, con al menos 14 de los 16 tipos.',
    'Dove l’indice per rispondente rivelerebbe qualcosa di singole persone, è stimato: 16 volte la media delle medie mostrate, con almeno 14 dei 16 tipi.',
  ),
  fromPublished: say(
    'Computed from the averages that are shown, and from nothing else: an unweighted mean over the kinds counted.',
    'Nur aus den gezeigten Mittelwerten berechnet: ungewichtetes Mittel über die gezählten Arten.',
    'Calculado solo a partir de las medias mostradas: media no ponderada de los tipos contados.',
    'Calcolato solo dalle medie mostrate: media non ponderata dei tipi contati.',
  ),
} as const;
