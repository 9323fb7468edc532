/**
 * Why a query of SDMX REST has no answer. `detail` is in English: programs and those who write them read it, and it says how to
 * mend the query.
 */
import { Problem } from '#server/problem.ts';

/** The address is none of SDMX REST: a part is missing or has signs that it cannot have. */
export const sdmxSyntax = (detail: string) => new Problem('api-sdmx-syntax', 400, { detail });

/** The address is right but does not fit the table, e.g. a key with another number of parts. */
export const sdmxSemantics = (detail: string) => new Problem('api-sdmx-semantics', 400, { detail });

/** Nothing fits: no such dataflow, structure or code. */
export const sdmxNoResults = (detail: string) => new Problem('api-sdmx-no-results', 404, { detail });

/** The standard knows it, this program does not offer it. */
export const sdmxNotOffered = (detail: string) => new Problem('api-sdmx-not-offered', 501, { detail });

/** The file type or its version is not written here. */
export const sdmxNotAcceptable = (detail: string) => new Problem('api-sdmx-not-acceptable', 406, { detail });

/** More than one answer may hold. */
export const sdmxTooLarge = (detail: string) => new Problem('api-sdmx-too-large', 413, { detail });
