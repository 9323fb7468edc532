/** Decisions about joint services: what an agreement was given to, and who stands where. */
import { computeScenarios, computeShares, computeTrueUp } from './cost-key.rules.ts';
import type {
  JointAgreement,
  JointPart,
  JointService,
  JointUse,
  JointYear,
  NoShares,
  Scenario,
  ServicePlace,
  ShareBase,
  Shares,
  TrueUpLine,
} from './joint.types.ts';

export type AgreementState = 'none' | 'current' | 'outdated';

export interface PlaceInService extends ServicePlace {
  readonly isOwn: boolean;
  readonly isLead: boolean;
  /** false: it is no longer on this installation; it is left out of every reckoning */
  readonly isThere: boolean;
  readonly part: JointPart | null;
  readonly agreement: JointAgreement | null;
  readonly agreementState: AgreementState;
}

export interface TrueUp {
  readonly year: number;
  readonly fixedCents: number;
  readonly variableCents: number;
  readonly use: readonly JointUse[];
  /** null: no key is chosen */
  readonly result: { readonly lines: readonly TrueUpLine[] } | NoShares | null;
}

export interface JointRows {
  readonly service: JointService;
  readonly places: readonly ServicePlace[];
  readonly parts: readonly JointPart[];
  readonly agreements: readonly JointAgreement[];
  readonly years: readonly JointYear[];
  readonly uses: readonly JointUse[];
}

export interface JointSheet {
  readonly service: JointService;
  readonly places: readonly PlaceInService[];
  readonly scenarios: readonly Scenario[];
  /** by the key chosen; null: none is */
  readonly chosen: Shares | null;
  readonly fingerprint: string;
  readonly trueUps: readonly TrueUp[];
  readonly isLead: boolean;
  /** every place that is there agreed to what stands now */
  readonly isAgreed: boolean;
}

const toBase = (placeId: string, part: JointPart | undefined): ShareBase => ({
  placeId,
  population: part?.population ?? null,
  migrants: part?.migrants ?? null,
  use: part?.useUnits ?? null,
});

/**
 * What is agreed to, as text: words, key and every figure that shares rest on. Notes on the ladder's steps are no part of it.
 * Two texts are the same exactly when nothing was changed between them.
 */
function writeAgreedText(
  service: JointService,
  places: readonly ServicePlace[],
  parts: readonly JointPart[],
): string {
  const { steps: _steps, state: _state, revision: _revision, ...agreed } = service;
  const inOrder = <Row extends { placeId: string }>(rows: readonly Row[]): Row[] =>
    rows.toSorted((a, b) => (a.placeId < b.placeId ? -1 : 1));
  const sorted = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
      : value;
  const ids = inOrder(places).map(({ placeId }) => placeId);
  const theirs = inOrder(parts).filter(({ placeId }) => ids.includes(placeId));
  return JSON.stringify([
    Object.entries(agreed)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => [name, sorted(value)]),
    ids,
    theirs.map(sorted),
  ]);
}

/** All rows together, as the own place reads them. `there`: ids of places that are still here; `hash`: of a text, hexadecimal. */
export function composeJointSheet(
  rows: JointRows,
  ownPlaceId: string,
  there: ReadonlySet<string>,
  hash: (text: string) => string,
): JointSheet {
  const { service } = rows;
  const isThere = ({ placeId }: ServicePlace): boolean => placeId === ownPlaceId || there.has(placeId);
  const ordered = rows.places.toSorted(
    (a, b) =>
      Number(b.placeId === service.leadPlaceId) - Number(a.placeId === service.leadPlaceId) ||
      a.name.localeCompare(b.name),
  );
  const present = ordered.filter(isThere);
  const fingerprint = hash(writeAgreedText(service, present, rows.parts));
  const bases = present.map(({ placeId }) =>
    toBase(
      placeId,
      rows.parts.find((one) => one.placeId === placeId),
    ),
  );
  const places = ordered.map((place) =>
    toPlaceInService(place, rows, { ownPlaceId, isThere: isThere(place), fingerprint }),
  );
  return {
    service,
    places,
    scenarios: computeScenarios(service, bases),
    chosen: service.costKey === null ? null : computeShares(service.costKey, service, bases),
    fingerprint,
    trueUps: composeTrueUps(rows, bases),
    isLead: service.leadPlaceId === ownPlaceId,
    isAgreed: places.every((one) => !one.isThere || one.agreementState === 'current'),
  };
}

interface Standing {
  readonly ownPlaceId: string;
  readonly isThere: boolean;
  readonly fingerprint: string;
}

function toPlaceInService(
  place: ServicePlace,
  { service, parts, agreements }: JointRows,
  { ownPlaceId, isThere, fingerprint }: Standing,
): PlaceInService {
  const { placeId } = place;
  const agreement = agreements.find((one) => one.placeId === placeId && one.endedOn === null) ?? null;
  const isCurrent = agreement?.fingerprint === fingerprint;
  return {
    ...place,
    isOwn: placeId === ownPlaceId,
    isLead: placeId === service.leadPlaceId,
    isThere,
    part: parts.find((one) => one.placeId === placeId) ?? null,
    agreement,
    agreementState: agreement === null ? 'none' : isCurrent ? 'current' : 'outdated',
  };
}

function composeTrueUps({ service, years, uses }: JointRows, bases: readonly ShareBase[]): TrueUp[] {
  const all = [...new Set([...years.map(({ year }) => year), ...uses.map(({ year }) => year)])];
  return all
    .toSorted((a, b) => b - a)
    .map((year): TrueUp => {
      const real = years.find((one) => one.year === year);
      const use = uses.filter((one) => one.year === year);
      const { costKey } = service;
      return {
        year,
        fixedCents: real?.fixedCents ?? 0,
        variableCents: real?.variableCents ?? 0,
        use,
        result:
          costKey === null || real === undefined
            ? null
            : computeTrueUp({ costKey, plan: service }, real, bases, use),
      };
    });
}

/** Residents born abroad from a published share (0–1) and a number of residents. */
export const countFromShare = (share: number, population: number): number => Math.round(share * population);
