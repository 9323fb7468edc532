/** From the answers of a closed wave to tables that may be shown: the one path, for the office and for the public. */
import type { ProtectedCube } from '@vicus/cube';
import { DEFAULT_POLICY, protect, raisePolicy } from '@vicus/disclosure';
import type { DisclosurePolicy, ProtectionReport, Solver, TableToProtect } from '@vicus/disclosure';
import type { Answers } from '@vicus/questionnaire';
import { listCrossable } from './bands.rules.ts';
import { groupVariable } from './groups.rules.ts';
import {
  composeComposition,
  composeDistribution,
  composeMeans,
  composeResponse,
} from './listening.tables.ts';
import type { GroupedVariable, StoredMargins, WaveSubject, Weighting } from './listening.types.ts';
import { fewestAnswers, type EstimateFrame } from './table-parts.ts';
import { listNumericItems, listVariables } from './variables.rules.ts';
import { computeWeighting, equalWeights } from './weights.rules.ts';

export interface FindingsSetting {
  /** what this place has published before, and what its office was shown of this wave */
  readonly known: readonly ProtectedCube[];
  readonly codeVersion: string;
  readonly solver: Solver;
  readonly margins?: StoredMargins | undefined;
}

export interface ProtectedFindings {
  readonly tables: readonly ProtectedCube[];
  readonly report: ProtectionReport;
  readonly weighting: Weighting;
}

/** The minimum that respondents were promised, never below the platform's own. */
export function choosePolicy({ minimumGroup }: Pick<WaveSubject, 'minimumGroup'>): DisclosurePolicy {
  if (minimumGroup <= DEFAULT_POLICY.minimumCount) return DEFAULT_POLICY;
  return raisePolicy(DEFAULT_POLICY, {
    minimumCount: minimumGroup,
    minimumRespondents: Math.max(minimumGroup, DEFAULT_POLICY.minimumRespondents),
    minimumClosedList: Math.max(minimumGroup, DEFAULT_POLICY.minimumClosedList),
  });
}

/** The closed questions with the answers that may be told apart. */
export function groupVariables(subject: WaveSubject, answers: readonly Answers[]): GroupedVariable[] {
  return listVariables(subject.instrument).map((variable) =>
    groupVariable(variable, answers, choosePolicy(subject).minimumCount),
  );
}

/** What may be crossed, in the same groups; numbers, months and rosters in bands as well. */
export function groupCrossable(subject: WaveSubject, answers: readonly Answers[]): GroupedVariable[] {
  return listCrossable(subject.instrument).map((variable) =>
    groupVariable(variable, answers, choosePolicy(subject).minimumCount),
  );
}

export function weighAnswers(
  subject: WaveSubject,
  variables: readonly GroupedVariable[],
  answers: readonly Answers[],
  margins: StoredMargins | undefined,
): Weighting {
  if (subject.isConsultation || margins === undefined) return equalWeights(answers.length);
  return computeWeighting(variables, answers, margins);
}

/** Computes and protects all tables of a wave. With too few answers: how many answered, and nothing else. */
export function protectFindings(
  subject: WaveSubject,
  answers: readonly Answers[],
  { known, codeVersion, solver, margins }: FindingsSetting,
  further: (
    frame: EstimateFrame,
    variables: readonly GroupedVariable[],
  ) => readonly TableToProtect[] = () => [],
): ProtectedFindings {
  const variables = groupVariables(subject, answers);
  const weighting = weighAnswers(subject, variables, answers, margins);
  const frame = { subject, weighting };
  const response = composeResponse(frame, answers.length);
  const isEnough = answers.length >= fewestAnswers(subject);
  const means = isEnough ? composeMeans(listNumericItems(subject.instrument), answers, frame) : undefined;
  const composition = composeComposition(variables, answers, margins?.margins ?? {}, frame);
  const tables = isEnough
    ? [
        response,
        ...variables.map((variable) => composeDistribution(variable, answers, frame)),
        ...[means, composition].flatMap((table) => table ?? []),
        ...further(frame, variables),
      ]
    : [response];
  const policy = choosePolicy(subject);
  const result = protect({ tables, policy, published: known, solver, codeVersion });
  return { ...result, weighting };
}
