export { protect } from './protect.ts';
export { assessRisk } from './assess-risk.ts';
export type { RiskReport } from './assess-risk.ts';
export { attack } from './attack.ts';
export type { Attacked, AttackResult, CloseLook, Disclosure } from './attack.ts';
export type { AttackedTable, EarlierEdition } from './attack-system.ts';
export { parseCountProblem } from './counts/parse-problem.ts';
export type { CountProblem } from './counts/counts.types.ts';
export { protectCounts } from './withholding/protect-counts.ts';
export type { CountWitness, ProtectedCell, ProtectedCounts } from './withholding/withholding.types.ts';
export { foreseeReleases } from './releases/foresee-releases.ts';
export type { ForeseenRelease, PlannedRelease } from './releases/foresee-releases.ts';
export type { AlreadyRevealed, EarlierRelease, SharedCodes } from './releases/releases.types.ts';
export { auditRounding } from './audit/audit-rounding.ts';
export { roundProblem } from './rounding/round-problem.ts';
export type { RoundedProblem } from './rounding/round-problem.ts';
export { showRounded } from './rounding/round-counts.ts';
export { compareMethods } from './redesign/compare-methods.ts';
export type { MethodComparison, MethodView, Recommendation } from './redesign/compare-methods.ts';
export { proposeRedesigns } from './redesign/propose.ts';
export type {
  BreakdownView,
  RedesignKind,
  RedesignProposal,
  VariableRole,
} from './redesign/redesign.types.ts';
export { audit } from './audit/audit.ts';
export type { AuditOptions, AuditResult } from './audit/audit.ts';
export { checkCertificate } from './audit/certificate.ts';
export type { Certificate, CertificateCheck } from './audit/certificate.ts';
export { AuditProblem } from './audit/audit.problems.ts';
export { ATTACKERS, CELL_STATUSES } from './audit/audit.types.ts';
export type {
  Attacker,
  AuditFailure,
  CellStatus,
  Guarantee,
  PublishedCell,
  ResultFault,
} from './audit/audit.types.ts';
export { DEFAULT_POLICY, raisePolicy } from './policy.ts';
export { forInternalUse } from './internal-use.ts';
export { describePolicy, describeReason, explain } from './texts.ts';
export { DisclosureProblem } from './disclosure.problems.ts';
export type { DisclosureProblemCode } from './disclosure.problems.ts';
export { PUBLIC_REASONS, WITHHOLDING_REASONS } from './disclosure.types.ts';
export type {
  CellReference,
  Complement,
  DisclosurePolicy,
  ItemTotal,
  LinearProgram,
  MeasureBasis,
  ProgramRows,
  ProgramSolution,
  ProtectionReport,
  ProtectionRequest,
  ProtectionResult,
  PublicReason,
  PublicReport,
  RespondentGroup,
  SameFigure,
  SolveLimit,
  Solver,
  SolverModel,
  TableReport,
  TableToProtect,
  WithheldCell,
  WithholdingReason,
} from './disclosure.types.ts';
export { findIdentifyingField, flagIdentifyingWords } from './identifying-words.ts';
export type { IdentifyingKind, IdentifyingOptions, IdentifyingWord } from './identifying-words.ts';
