/** What source 003 says of its figures 3.1 to 3.7, in this platform's words, with the section it stands in. */
import type { Texts } from '@vicus/cube';

export interface StudySaying {
  readonly text: Texts;
  /** section of the source */
  readonly where: string;
}

export const STUDY_FIGURE_IDS = ['3.1', '3.2', '3.3', '3.4', '3.5', '3.6', '3.7'] as const;
export type StudyFigureId = (typeof STUDY_FIGURE_IDS)[number];

export const STUDY_TITLES: Readonly<Record<StudyFigureId, Texts>> = {
  '3.1': {
    en: 'How often is there contact, by size?',
    de: 'Wie oft gibt es Kontakt, nach Größe?',
    es: '¿Con qué frecuencia hay contacto, según el tamaño?',
    it: 'Quanto spesso ci sono contatti, per dimensione?',
  },
  '3.2': {
    en: 'How has contact changed, by size?',
    de: 'Wie hat sich der Kontakt verändert, nach Größe?',
    es: '¿Cómo ha cambiado el contacto, según el tamaño?',
    it: 'Come sono cambiati i contatti, per dimensione?',
  },
  '3.3': {
    en: 'How collaborative is contact, by size?',
    de: 'Wie kooperativ ist der Kontakt, nach Größe?',
    es: '¿Hasta qué punto es colaborativo el contacto, según el tamaño?',
    it: 'Quanto sono collaborativi i contatti, per dimensione?',
  },
  '3.4': {
    en: 'How often is there contact, by political orientation and size?',
    de: 'Wie oft gibt es Kontakt, nach politischer Ausrichtung und Größe?',
    es: '¿Con qué frecuencia hay contacto, según la orientación política y el tamaño?',
    it: 'Quanto spesso ci sono contatti, per orientamento politico e dimensione?',
  },
  '3.5': {
    en: 'How often is there contact in small towns, by conditions and experience with diversity?',
    de: 'Wie oft gibt es Kontakt in Kleinstädten, nach Bedingungen und Erfahrung mit Vielfalt?',
    es: '¿Con qué frecuencia hay contacto en las ciudades pequeñas, según las condiciones y la experiencia con la diversidad?',
    it: 'Quanto spesso ci sono contatti nelle piccole città, per condizioni ed esperienza con la diversità?',
  },
  '3.6': {
    en: 'How much contact is there over both periods (Index 3)?',
    de: 'Wie viel Kontakt gibt es über beide Zeiträume (Index 3)?',
    es: '¿Cuánto contacto hay en ambos periodos (índice 3)?',
    it: 'Quanti contatti ci sono nei due periodi (indice 3)?',
  },
  '3.7': {
    en: 'How has all contact together changed (Index 4)?',
    de: 'Wie hat sich aller Kontakt zusammen verändert (Index 4)?',
    es: '¿Cómo ha cambiado el contacto en conjunto (índice 4)?',
    it: 'Come sono cambiati i contatti nel complesso (indice 4)?',
  },
};

export const STUDY_SAYINGS: Readonly<Record<StudyFigureId, StudySaying>> = {
  '3.1': {
    where: '3.1',
    text: {
      en: 'In the study larger places had more contact, above all with service providers, regions and the state. Contact inside the local government was most frequent, with higher levels least; with the EU there was almost none.',
      de: 'In der Studie hatten größere Orte mehr Kontakt, vor allem zu Trägern, Region und Staat. Am häufigsten war der Kontakt innerhalb der Gemeinde, am seltensten der zu höheren Ebenen; zur EU gab es fast keinen.',
      es: 'En el estudio, los lugares más grandes tenían más contacto, sobre todo con prestadores de servicios, la región y el Estado. El más frecuente era el interno del gobierno local y el menos frecuente el de los niveles superiores; con la UE casi no había.',
      it: 'Nello studio i luoghi più grandi avevano più contatti, soprattutto con fornitori di servizi, Regione e Stato. I più frequenti erano quelli interni all’ente locale, i meno frequenti quelli con i livelli superiori; con l’UE quasi nessuno.',
    },
  },
  '3.2': {
    where: '3.1',
    text: {
      en: 'In the study contact fell by about one point after 2019, most in rural areas and inside the local government. Contact with national governments rose a little.',
      de: 'In der Studie ging der Kontakt nach 2019 um etwa einen Punkt zurück, am stärksten in ländlichen Räumen und innerhalb der Gemeinde. Der Kontakt zu nationalen Regierungen nahm etwas zu.',
      es: 'En el estudio, el contacto bajó alrededor de un punto después de 2019, sobre todo en las zonas rurales y dentro del gobierno local. El contacto con los gobiernos nacionales subió un poco.',
      it: 'Nello studio i contatti sono scesi di circa un punto dopo il 2019, soprattutto nelle aree rurali e dentro l’ente locale. Quelli con i governi nazionali sono leggermente aumentati.',
    },
  },
  '3.3': {
    where: '3.1',
    text: {
      en: 'In the study contact was mostly collaborative: most inside the local government, least with higher levels, and less in rural areas. Conflict stood out with groups against migrants and with councillors of the opposition.',
      de: 'In der Studie war der Kontakt meist kooperativ: am meisten innerhalb der Gemeinde, am wenigsten zu höheren Ebenen, und weniger in ländlichen Räumen. Konflikte gab es vor allem mit migrationsfeindlichen Gruppen und der Opposition im Rat.',
      es: 'En el estudio, el contacto era en general colaborativo: más dentro del gobierno local, menos con los niveles superiores, y menos en las zonas rurales. Destacaban los conflictos con grupos contrarios a los migrantes y con concejales de la oposición.',
      it: 'Nello studio i contatti erano per lo più collaborativi: di più dentro l’ente locale, di meno con i livelli superiori, e meno nelle aree rurali. I conflitti riguardavano soprattutto gruppi contrari ai migranti e consiglieri di opposizione.',
    },
  },
  '3.4': {
    where: '3.2',
    text: {
      en: 'In the study progressive elected members had more contact with civil society, clearly so in small and medium towns; with higher levels the difference was smaller. Conservative members in medium towns were too few to be shown. The figures here are about local governments, not about single members.',
      de: 'In der Studie hatten progressive Gewählte mehr Kontakt zur Zivilgesellschaft, deutlich in kleinen und mittleren Städten; zu höheren Ebenen war der Unterschied kleiner. Konservative in mittleren Städten waren zu wenige, um sie zu zeigen. Die Zahlen hier handeln von Gemeinden, nicht von einzelnen Gewählten.',
      es: 'En el estudio, los cargos electos progresistas tenían más contacto con la sociedad civil, claramente en ciudades pequeñas y medianas; con los niveles superiores la diferencia era menor. Los conservadores de ciudades medianas eran demasiado pocos para mostrarlos. Las cifras de aquí tratan de gobiernos locales, no de cargos concretos.',
      it: 'Nello studio gli eletti progressisti avevano più contatti con la società civile, chiaramente nelle città piccole e medie; con i livelli superiori la differenza era minore. I conservatori nelle città medie erano troppo pochi per essere mostrati. Qui i valori riguardano gli enti locali, non singoli eletti.',
    },
  },
  '3.5': {
    where: '3.3',
    text: {
      en: 'In the study small towns with more experience with diversity had more contact, and those under worse conditions more with the national level. Conditions explained less than size and politics did.',
      de: 'In der Studie hatten Kleinstädte mit mehr Erfahrung mit Vielfalt mehr Kontakt, und solche unter schlechteren Bedingungen mehr zur nationalen Ebene. Bedingungen erklärten weniger als Größe und Politik.',
      es: 'En el estudio, las ciudades pequeñas con más experiencia con la diversidad tenían más contacto, y las de peores condiciones más con el nivel nacional. Las condiciones explicaban menos que el tamaño y la política.',
      it: 'Nello studio le piccole città con più esperienza con la diversità avevano più contatti, e quelle in condizioni peggiori più contatti con il livello nazionale. Le condizioni spiegavano meno della dimensione e della politica.',
    },
  },
  '3.6': {
    where: '3.4',
    text: {
      en: 'In the study contact over both periods grew with size, was higher in progressive small and medium towns, and differed with experience with diversity and, less, with conditions.',
      de: 'In der Studie wuchs der Kontakt über beide Zeiträume mit der Größe, war in progressiven kleinen und mittleren Städten höher und unterschied sich nach Erfahrung mit Vielfalt und, weniger, nach Bedingungen.',
      es: 'En el estudio, el contacto en ambos periodos crecía con el tamaño, era mayor en las ciudades pequeñas y medianas progresistas y variaba según la experiencia con la diversidad y, menos, según las condiciones.',
      it: 'Nello studio i contatti nei due periodi crescevano con la dimensione, erano maggiori nelle città piccole e medie progressiste e variavano con l’esperienza con la diversità e, meno, con le condizioni.',
    },
  },
  '3.7': {
    where: '3.4',
    text: {
      en: 'In the study the fall was largest in rural areas. Medium towns under better conditions with more experience with diversity hardly changed, those under worse conditions fell clearly; small towns gave no clear picture.',
      de: 'In der Studie war der Rückgang in ländlichen Räumen am größten. Mittlere Städte unter besseren Bedingungen mit mehr Erfahrung mit Vielfalt veränderten sich kaum, solche unter schlechteren gingen deutlich zurück; Kleinstädte gaben kein klares Bild.',
      es: 'En el estudio, la bajada fue mayor en las zonas rurales. Las ciudades medianas con mejores condiciones y más experiencia con la diversidad apenas cambiaron y las de peores condiciones bajaron claramente; las pequeñas no daban una imagen clara.',
      it: 'Nello studio il calo era maggiore nelle aree rurali. Le città medie in condizioni migliori e con più esperienza con la diversità cambiavano appena, quelle in condizioni peggiori calavano nettamente; le piccole città non davano un quadro chiaro.',
    },
  },
};
