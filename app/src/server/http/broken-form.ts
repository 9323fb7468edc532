/** A body that is no form, or a torn one, is the sender's mistake: it is refused, not written down as a bug. */
import { Problem } from '../problem.ts';

/** From now on reading the form of this request fails with Problem `bad-form` (400) where it cannot be read. */
export function explainBrokenForms(request: Request): void {
  const read = request.formData.bind(request);
  request.formData = async () => {
    try {
      return await read();
    } catch (error) {
      // What the platform throws for another content type or a torn body; a body over the limit is no TypeError.
      if (error instanceof TypeError) throw new Problem('bad-form', 400);
      throw error;
    }
  };
}
