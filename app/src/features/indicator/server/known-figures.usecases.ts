/** Figures the platform has already become values of indicators, by a person's choice and with where they come from. */
import { z } from 'zod';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { readOffice, write, type OfficeReader, type OfficeTransaction } from '#server/db/doors.ts';
import { optionalText, parseInput } from '#server/input.ts';
import { figuresChanged, figuresNone } from '../indicator.problems.ts';
import type { CommitReport, NewObservation } from '../indicator.types.ts';
import type { FigureOrigin, FigureSource, KnownFigures, OfferedFigure } from '../known-figure.types.ts';
import { composeSheet, type FigureSheet } from '../known-figures.rules.ts';
import { readChosenIndicators } from './chosen.usecases.ts';
import { selectImportKinds } from './imports.queries.ts';
import { selectObservations } from './observations.queries.ts';
import { commitObservations } from './observations.usecases.ts';

/** What stands under the values as their source, in the language of whoever takes them. */
export type DescribeOrigin = (origin: FigureOrigin, figures: readonly OfferedFigure[]) => string;

const acceptSchema = z.object({
  token: z
    .union([z.string().max(400), z.array(z.string().max(400)).max(500)])
    .optional()
    .transform((one) => (one === undefined ? [] : typeof one === 'string' ? [one] : one)),
  why: optionalText(500),
});

/** Everything that rooms have for the indicators the place follows, beside what stands there. */
export async function readFigureSheet(
  member: Member,
  sources: readonly FigureSource[],
): Promise<FigureSheet> {
  authorise(member, 'data.read');
  const known = await readAll(member, sources);
  return readOffice(member, (reader) => compare(reader, member.placeId, known));
}

async function readAll(member: Member, sources: readonly FigureSource[]): Promise<KnownFigures[]> {
  const known: KnownFigures[] = [];
  for (const read of sources) known.push(await read(member));
  return known;
}

async function compare(
  reader: OfficeReader | OfficeTransaction,
  placeId: string,
  known: readonly KnownFigures[],
): Promise<FigureSheet> {
  const ids = [...new Set(known.flatMap(({ figures }) => figures.map(({ indicatorId }) => indicatorId)))];
  return composeSheet(
    known,
    await readChosenIndicators(reader, placeId),
    await selectObservations(reader, placeId, ids),
    await selectImportKinds(reader, placeId),
  );
}

/**
 * Takes what was ticked, an import for each survey or register, all or none. Twice changes nothing; another number needs its
 * reason and keeps the old one. @throws Problem `figures-none`; `figures-changed` where a figure is no longer the one that was
 * shown; `why-missing`
 */
export async function acceptFigures(
  member: Member,
  sources: readonly FigureSource[],
  input: unknown,
  describe: DescribeOrigin,
): Promise<Omit<CommitReport, 'importId'>> {
  authorise(member, 'data.change');
  const { token: tokens, why } = parseInput(acceptSchema, input);
  if (tokens.length === 0) throw figuresNone();
  const known = await readAll(member, sources);
  return write(member, async (transaction) => {
    const { figures } = await compare(transaction, member.placeId, known);
    const wanted = figures.filter(({ token }) => tokens.includes(token));
    if (wanted.length < new Set(tokens).size) throw figuresChanged();
    const report = { added: 0, changed: 0, unchanged: 0 };
    for (const [, own] of Map.groupBy(wanted, ({ origin }) => origin.id)) {
      const done = await commitOrigin(transaction, member, own, { why, describe });
      report.added += done.added;
      report.changed += done.changed;
      report.unchanged += done.unchanged;
    }
    await recordAudit(transaction, member, {
      action: 'data.change',
      objectKind: 'data',
      objectId: 'figures',
      detail: report,
    });
    return report;
  });
}

function commitOrigin(
  transaction: OfficeTransaction,
  member: Member,
  figures: readonly OfferedFigure[],
  { why, describe }: { readonly why: string; readonly describe: DescribeOrigin },
): Promise<CommitReport> {
  const [first] = figures;
  if (first === undefined) throw figuresNone();
  const source = describe(first.origin, figures);
  const { title } = first.origin;
  return commitObservations(transaction, member, {
    kind: 'platform',
    title: (title === '' ? source : title).slice(0, 200),
    source: source.slice(0, 300),
    rows: figures.map(toRow),
    why,
  });
}

const toRow = ({
  basis: _basis,
  origin: _origin,
  token: _token,
  state: _state,
  stored: _stored,
  ...row
}: OfferedFigure): NewObservation => row;
