/** The report could not be made: a fault of the template or of the drawings, never of what people typed. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError';
  readonly summary: string;
  readonly diagnostics: readonly string[];

  constructor(message: string, diagnostics: readonly string[] = []) {
    super([message, ...diagnostics].join('\n'));
    this.summary = message;
    this.diagnostics = diagnostics;
  }
}
