/** What may come in about the axes of context. */
import { z } from 'zod';
import { requiredText, rowId } from '#server/input.ts';
import { AXES, AXIS_SIDES, type AxisSide } from './axes.types.ts';

const SIDES: readonly AxisSide[] = [...AXIS_SIDES.structure, ...AXIS_SIDES.diversity];

export const overrideSchema = z
  .object({ axis: z.enum(AXES), side: z.enum(SIDES), reason: requiredText(1_000) })
  .refine(({ axis, side }) => (AXIS_SIDES[axis] as readonly string[]).includes(side), {
    message: 'side-of-another-axis',
    path: ['side'],
  });

export const overrideKey = z.object({ axisOverrideId: rowId });

/** The hash of what was previewed: nothing else is published. */
export const publicationSchema = z.object({ previewHash: requiredText(100) });
