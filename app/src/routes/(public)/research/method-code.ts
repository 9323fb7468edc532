import type { MethodCode } from '#features/research/research.types.ts';

/** The files of the program behind each method. Empty as it stands here: `app/method-code.ts` fills it when the application is built. */
export const METHOD_CODE: MethodCode = {};
