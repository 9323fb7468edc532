import type { FactSource, Texts } from './provenance.ts';

/** Where what the paper says does not agree with itself. */
export interface Wp3Inconsistency {
  /** I01-I21 */
  readonly id: string;
  readonly kind: 'tables' | 'text-and-table' | 'text-and-figure' | 'numbers' | 'wording';
  /** true: a count on these pages would differ with the other reading */
  readonly changesCounts: boolean;
  /** in own words; en, de, es, it */
  readonly text: Texts;
}

type Kind = Wp3Inconsistency['kind'];

function note(
  id: string,
  kind: Kind,
  ...[en, de, es, it]: readonly [en: string, de: string, es: string, it: string]
): Wp3Inconsistency {
  return { id, kind, changesCounts: CHANGE_COUNTS.includes(id), text: { en, de, es, it } };
}

const CHANGE_COUNTS = ['I01', 'I02', 'I03', 'I04', 'I05', 'I06', 'I08'];

export const WP3_INCONSISTENCY_SOURCE: FactSource = {
  document: 'whole-comm-wp3',
  where: 'The whole paper, its three tables cell by cell',
  note: 'Found while reading; in own words. Where two readings are possible these pages show both tables as printed.',
};

/** All 21, in the order of the catalogue. The tables on these pages show what is printed, never a correction. */
export const WP3_INCONSISTENCIES: readonly Wp3Inconsistency[] = [
  note(
    'I01',
    'tables',
    'The place in South Holland is mixed by size and by orientation, but inclusive by type; the text there speaks of a plan never carried out.',
    'Der Ort in Südholland ist nach Größe und Ausrichtung gemischt, nach Typ aber inklusiv; der Text spricht dort von einem nie umgesetzten Plan.',
    'El lugar de Holanda Meridional es mixto por tamaño y orientación, pero inclusivo por tipo; el texto habla allí de un plan nunca aplicado.',
    'Il luogo dell’Olanda Meridionale è misto per dimensione e orientamento, ma inclusivo per tipo; il testo parla di un piano mai attuato.',
  ),
  note(
    'I02',
    'tables',
    'One place in Sicily is lacking by size and by orientation; by type Sicily has no such place.',
    'Ein Ort in Sizilien ist nach Größe und Ausrichtung fehlend; nach Typ hat Sizilien keinen solchen.',
    'Un lugar de Sicilia figura como ausente por tamaño y orientación; por tipo, Sicilia no tiene ninguno.',
    'Un luogo in Sicilia è assente per dimensione e orientamento; per tipo la Sicilia non ne ha.',
  ),
  note(
    'I03',
    'tables',
    'By size there are four Polish places, by type three: the type tables hold 42 of the 43 places outside Canada.',
    'Nach Größe gibt es vier polnische Orte, nach Typ drei: Die Tabellen nach Typ enthalten 42 der 43 Orte außerhalb Kanadas.',
    'Por tamaño hay cuatro lugares polacos, por tipo tres: las tablas por tipo tienen 42 de los 43 lugares fuera de Canadá.',
    'Per dimensione i luoghi polacchi sono quattro, per tipo tre: le tabelle per tipo contengono 42 dei 43 luoghi fuori dal Canada.',
  ),
  note(
    'I04',
    'tables',
    'The tables by orientation hold 45 of 49: all four Polish places are missing, and no note says why.',
    'Die Tabellen nach Ausrichtung enthalten 45 von 49: Alle vier polnischen Orte fehlen, ohne Hinweis warum.',
    'Las tablas por orientación tienen 45 de 49: faltan los cuatro lugares polacos y ninguna nota dice por qué.',
    'Le tabelle per orientamento contengono 45 luoghi su 49: mancano tutti e quattro i luoghi polacchi, senza spiegazione.',
  ),
  note(
    'I05',
    'tables',
    'Both places in Quebec are inclusive by size; by orientation one is mixed, and conservative. That no conservative place is inclusive rests on the second reading.',
    'Beide Orte in Québec sind nach Größe inklusiv; nach Ausrichtung ist einer gemischt, und konservativ. Dass kein konservativer Ort inklusiv ist, beruht auf dieser zweiten Lesart.',
    'Los dos lugares de Quebec son inclusivos por tamaño; por orientación uno es mixto, y conservador. Que ningún lugar conservador sea inclusivo depende de esta segunda lectura.',
    'I due luoghi del Québec sono inclusivi per dimensione; per orientamento uno è misto, e conservatore. Che nessun luogo conservatore sia inclusivo dipende da questa seconda lettura.',
  ),
  note(
    'I06',
    'text-and-table',
    'The text finds the expectation confirmed in a large majority of progressive places; the table has 8 of 20.',
    'Der Text sieht die Erwartung in der großen Mehrheit progressiver Orte bestätigt; die Tabelle hat 8 von 20.',
    'El texto ve confirmada la expectativa en una gran mayoría de lugares progresistas; la tabla tiene 8 de 20.',
    'Il testo vede confermata l’attesa nella grande maggioranza dei luoghi progressisti; la tabella ne ha 8 su 20.',
  ),
  note(
    'I07',
    'text-and-table',
    'The text calls a place in Wallonia rural; by size Wallonia has a medium-sized and a small one.',
    'Der Text nennt einen Ort in Wallonien ländlich; nach Größe hat Wallonien einen mittelgroßen und einen kleinen.',
    'El texto llama rural a un lugar de Valonia; por tamaño, Valonia tiene uno mediano y uno pequeño.',
    'Il testo chiama rurale un luogo della Vallonia; per dimensione la Vallonia ne ha uno medio e uno piccolo.',
  ),
  note(
    'I08',
    'text-and-table',
    'For one of the four types receptive policies are expected, but mixed is the column marked as expected, and the text then counts missing policies against the expectation.',
    'Für einen der vier Typen wird aufnahmebereite Politik erwartet, markiert ist aber „gemischt“, und der Text wertet fehlende Politik dann als Widerspruch.',
    'Para uno de los cuatro tipos se esperan políticas receptivas, pero la columna marcada es «mixta», y el texto cuenta la falta de políticas en contra.',
    'Per uno dei quattro tipi si attendono politiche ricettive, ma la colonna segnata è «mista», e il testo conta la mancanza di politiche come smentita.',
  ),
  note(
    'I09',
    'numbers',
    'Three tables are called table 1; others have no caption; the appendix begins with table 2.',
    'Drei Tabellen heißen Tabelle 1; andere haben keine Überschrift; der Anhang beginnt mit Tabelle 2.',
    'Tres tablas se llaman tabla 1; otras no tienen título; el anexo empieza con la tabla 2.',
    'Tre tabelle si chiamano tabella 1; altre non hanno titolo; l’appendice inizia con la tabella 2.',
  ),
  note(
    'I10',
    'numbers',
    'Figures numbered 3.1 to 3.7 are cited as 4.1 to 4.13; sections and chapters are cited that match no heading.',
    'Abbildungen 3.1 bis 3.7 werden als 4.1 bis 4.13 zitiert; zitierte Abschnitte und Kapitel passen zu keiner Überschrift.',
    'Las figuras 3.1 a 3.7 se citan como 4.1 a 4.13; se citan secciones y capítulos que no existen como título.',
    'Le figure da 3.1 a 3.7 sono citate come 4.1–4.13; si citano sezioni e capitoli che non corrispondono a titoli.',
  ),
  note(
    'I11',
    'numbers',
    'The first period of the survey begins in 2016 in some places of the paper and in 2017 in others.',
    'Der erste Zeitraum der Befragung beginnt im Papier teils 2016, teils 2017.',
    'El primer periodo de la encuesta empieza unas veces en 2016 y otras en 2017.',
    'Il primo periodo dell’indagine inizia a volte nel 2016 e a volte nel 2017.',
  ),
  note(
    'I12',
    'numbers',
    'Three indices are announced, four are defined.',
    'Drei Indizes werden angekündigt, vier definiert.',
    'Se anuncian tres índices y se definen cuatro.',
    'Si annunciano tre indici e se ne definiscono quattro.',
  ),
  note(
    'I13',
    'numbers',
    'European interviews: seven in the note on method, eight experts in part 1, eight entries for ten people in the appendix. The total of 696 uses seven.',
    'Interviews auf europäischer Ebene: sieben im Methodenteil, acht in Teil 1, acht Einträge für zehn Personen im Anhang. Die Summe 696 zählt sieben.',
    'Entrevistas europeas: siete en la nota metodológica, ocho en la parte 1, ocho entradas para diez personas en el anexo. El total de 696 usa siete.',
    'Interviste europee: sette nella nota metodologica, otto nella parte 1, otto voci per dieci persone in appendice. Il totale di 696 ne usa sette.',
  ),
  note(
    'I14',
    'numbers',
    'The text counts four documents of the Commission, the appendix three and one of the Urban Agenda; one document has two titles.',
    'Der Text zählt vier Dokumente der Kommission, der Anhang drei und eines der Städteagenda; ein Dokument hat zwei Titel.',
    'El texto cuenta cuatro documentos de la Comisión; el anexo, tres y uno de la Agenda Urbana; un documento tiene dos títulos.',
    'Il testo conta quattro documenti della Commissione, l’appendice tre e uno dell’Agenda urbana; un documento ha due titoli.',
  ),
  note(
    'I15',
    'wording',
    'The key findings of figure 3.1 c repeat those of 3.1 b word for word.',
    'Die Kernaussagen zu Abbildung 3.1 c wiederholen die zu 3.1 b Wort für Wort.',
    'Las conclusiones de la figura 3.1 c repiten palabra por palabra las de 3.1 b.',
    'Le conclusioni della figura 3.1 c ripetono parola per parola quelle della 3.1 b.',
  ),
  note(
    'I16',
    'text-and-figure',
    'A figure finds contact with higher levels more frequent in better-off small towns; text and conclusion find it in those with unfavourable conditions.',
    'Eine Abbildung findet Kontakte zu höheren Ebenen häufiger in besser gestellten Kleinstädten; Text und Schluss in solchen mit ungünstigen Bedingungen.',
    'Una figura ve más contactos con niveles superiores en ciudades pequeñas en mejor situación; el texto y la conclusión, en las de condiciones desfavorables.',
    'Una figura vede più contatti con i livelli superiori nelle piccole città in condizioni migliori; testo e conclusione in quelle in condizioni sfavorevoli.',
  ),
  note(
    'I17',
    'text-and-figure',
    'The text says contact was first of all horizontal; the figure, that it was first of all within the local government.',
    'Laut Text war der Kontakt vor allem horizontal; laut Abbildung vor allem innerhalb der Kommune.',
    'Según el texto, el contacto era sobre todo horizontal; según la figura, sobre todo dentro del gobierno local.',
    'Secondo il testo i contatti erano soprattutto orizzontali; secondo la figura soprattutto interni all’ente locale.',
  ),
  note(
    'I18',
    'text-and-figure',
    'Other local governments are drawn among higher levels, missing from their definition, and called other in a later figure.',
    'Andere Kommunen sind bei den höheren Ebenen gezeichnet, fehlen in deren Definition und heißen später „andere“.',
    'Otros gobiernos locales aparecen entre los niveles superiores, faltan en su definición y luego se llaman «otros».',
    'Gli altri enti locali sono disegnati tra i livelli superiori, mancano dalla loro definizione e poi si chiamano «altri».',
  ),
  note(
    'I19',
    'text-and-figure',
    'Figure 3.5 shows small towns only; two panels are described but not printed. No values can be read from the figures.',
    'Abbildung 3.5 zeigt nur Kleinstädte; zwei Teile sind beschrieben, aber nicht gedruckt. Werte lassen sich nicht ablesen.',
    'La figura 3.5 muestra solo ciudades pequeñas; dos paneles se describen pero no se imprimen. No se pueden leer valores.',
    'La figura 3.5 mostra solo le piccole città; due riquadri sono descritti ma non stampati. I valori non si possono leggere.',
  ),
  note(
    'I20',
    'wording',
    'Names of regions are spelt in several ways. These pages use one spelling each.',
    'Namen von Regionen sind unterschiedlich geschrieben. Diese Seiten verwenden je eine Schreibweise.',
    'Los nombres de regiones se escriben de varias formas. Estas páginas usan una sola grafía.',
    'I nomi delle regioni sono scritti in più modi. Queste pagine usano una sola grafia.',
  ),
  note(
    'I21',
    'wording',
    'Of the six steps of frequency five have a printed label; step 3 has none.',
    'Von den sechs Stufen der Häufigkeit haben fünf eine gedruckte Bezeichnung; Stufe 3 hat keine.',
    'De los seis niveles de frecuencia, cinco tienen etiqueta impresa; el 3 no.',
    'Dei sei livelli di frequenza cinque hanno un’etichetta stampata; il 3 non ne ha.',
  ),
];
