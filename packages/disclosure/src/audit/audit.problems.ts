/** What the audit refuses to read: it never calls something safe that it did not understand. */
export class AuditProblem extends Error {
  readonly code: 'audit-input-invalid' | 'audit-input-large';

  constructor(code: AuditProblem['code'], what: string) {
    super(what);
    this.name = 'AuditProblem';
    this.code = code;
  }
}
