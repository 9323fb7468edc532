/**
 * Measures of the whole network as a table for the gate. None tells of one organisation, but with few answering one
 * changed answer moves them: they count as averages over the actors that answered and need as many as an average of persons.
 */
import type { CellEntry, Texts } from '@vicus/cube';
import type { TableToProtect } from '@vicus/disclosure';
import type { WaveFacts } from './governance.types.ts';
import type { NetworkMeasures } from './network.types.ts';
import { toWaveDimension, toWindowDimension } from './table-axes.ts';
import { buildTable, COUNT_OF_ANSWERS, NONE, toMeasure } from './table-cells.ts';
import { DIMENSION_TEXTS, say } from './table-texts.ts';
import { NOTE_TEXTS } from './table-titles.ts';

const SHARE_SCALE = { min: 0, max: 1 } as const;

interface NetworkFigure {
  readonly code: string;
  readonly label: Texts;
  readonly read: (measures: NetworkMeasures) => number | null;
}

const FIGURES: readonly NetworkFigure[] = [
  {
    code: 'density',
    label: say('Density', 'Dichte', 'Densidad', 'Densità'),
    read: ({ shape }) => shape?.density ?? null,
  },
  {
    code: 'transitivity',
    label: say('Transitivity', 'Transitivität', 'Transitividad', 'Transitività'),
    read: ({ shape }) => shape?.transitivity ?? null,
  },
  {
    code: 'degree-centralisation',
    label: say(
      'Centralisation by number of contacts',
      'Zentralisierung nach Zahl der Kontakte',
      'Centralización por número de contactos',
      'Centralizzazione per numero di contatti',
    ),
    read: ({ shape }) => shape?.degreeCentralisation ?? null,
  },
  {
    code: 'reciprocity',
    label: say(
      'Contact told of by both sides',
      'Kontakt, von dem beide Seiten berichten',
      'Contacto que mencionan ambas partes',
      'Contatti riferiti da entrambe le parti',
    ),
    read: ({ sides }) => sides?.reciprocity.share ?? null,
  },
  {
    code: 'agreement',
    label: say(
      'Both sides agree on how often',
      'Beide Seiten stimmen in der Häufigkeit überein',
      'Ambas partes coinciden en la frecuencia',
      'Le due parti concordano sulla frequenza',
    ),
    read: ({ sides }) => sides?.agreement.share ?? null,
  },
];

/** Dimensions wave, network-figure, window; measures network-value 0-1 and n, the actors that answered. */
export function composeNetworkTable(facts: WaveFacts, measures: readonly NetworkMeasures[]): TableToProtect {
  const cells = FIGURES.flatMap(({ code, read }) =>
    measures.map((own): CellEntry => {
      const at = { wave: facts.waveId, 'network-figure': code, window: own.window };
      return { at, measures: { 'network-value': read(own) ?? NONE('no-base'), n: own.actorCount } };
    }),
  );
  const cube = buildTable('governance-network', facts, {
    method: 'network-density',
    dimensions: [
      toWaveDimension(facts),
      {
        id: 'network-figure',
        label: DIMENSION_TEXTS.figure,
        role: 'category',
        categories: FIGURES.map(({ code, label }) => ({ code, label })),
      },
      toWindowDimension(facts),
    ],
    measures: [toMeasure('network-value', 'mean', 'share 0-1', 2), COUNT_OF_ANSWERS('n')],
    cells,
    notes: [NOTE_TEXTS.network],
  });
  return {
    cube,
    basis: {
      'network-value': { kind: 'mean', respondents: 'n', scale: SHARE_SCALE, group: 'persons' },
      n: { kind: 'count-of-persons' },
    },
    itemDimensions: ['network-figure', 'window'],
    overlapping: ['network-figure', 'window'],
  };
}
