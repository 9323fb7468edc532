/** A reporter of Vitest: writes the errors that happened outside every test, which its JSON report leaves out. */
import { writeFileSync } from 'node:fs';

export default class OutsideErrors {
  /** @param {unknown} _modules @param {readonly { message: string, cause?: { message?: string } }[]} errors */
  onTestRunEnd(_modules, errors) {
    const file = process.env.VICUS_OUTSIDE_ERRORS;
    if (file)
      writeFileSync(file, JSON.stringify(errors.map((error) => error.cause?.message ?? error.message)));
  }
}
