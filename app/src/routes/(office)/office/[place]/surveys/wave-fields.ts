/** Fields of the wave form: languages come several times, or once, or not at all. */
import { readFields } from '#server/input.ts';

export function readWaveFields(form: FormData): Record<string, unknown> {
  return { ...readFields(form), languages: form.getAll('languages').map(String) };
}
