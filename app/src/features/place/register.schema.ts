/** What may come in about the register. */
import { z } from 'zod';
import { requiredText } from '#server/input.ts';

export const registerChoiceSchema = z.object({ placeCode: requiredText(40) });
