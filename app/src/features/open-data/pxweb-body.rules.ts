/** The selection that a request of PxWebApi 2 sends in its body. */
import { z } from 'zod';
import { API_LIMITS } from './limits.rules.ts';
import type { PxChoice } from './pxweb-selection.rules.ts';
import { pxRequest } from './pxweb.problems.ts';

const text = z.string().max(300);

/** Placement is read and not followed: every file has one form. */
export const pxSelectionSchema = z.object({
  selection: z
    .array(
      z.object({
        variableCode: text,
        codeList: text.nullish(),
        codelist: text.nullish(),
        valueCodes: z.array(text).max(20_000).optional(),
      }),
    )
    .max(50),
});

/** Problem `api-px-request` for a body that is none. */
export function parsePxSelection(body: string): PxChoice[] {
  // Room for as many codes as an answer could have at most in one variable.
  if (body.length > API_LIMITS.queryCharacters * 100)
    throw pxRequest('The selection is too long; choose by * or top(n)');
  const found = pxSelectionSchema.safeParse(parseJson(body));
  if (!found.success)
    throw pxRequest(
      'The body is no selection; e.g. {"selection":[{"variableCode":"role","valueCodes":["*"]}]}',
    );
  return found.data.selection.map(({ variableCode, codeList, codelist, valueCodes }) => ({
    variableId: variableCode,
    expressions: valueCodes ?? ['*'],
    codeList: codeList ?? codelist ?? null,
  }));
}

function parseJson(body: string): unknown {
  if (body.trim() === '') return { selection: [] };
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
