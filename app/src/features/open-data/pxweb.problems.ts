/** Why a request of PxWebApi 2 has no answer, in the statuses of its specification. `detail` is English: programs read it. */
import { Problem } from '#server/problem.ts';

/** Something in the request is not right: which part, and what could stand there. */
export const pxRequest = (detail: string) => new Problem('api-px-request', 400, { detail });

/** More cells than one answer may hold (`maxDataCells` of the configuration). */
export const pxTooManyCells = (asked: number, most: number) =>
  new Problem('api-px-too-many-cells', 403, {
    detail: `The selection has ${asked} cells; one answer has ${most} at most. Choose fewer values`,
  });

export const pxNotFound = (detail: string) => new Problem('api-px-not-found', 404, { detail });

/** In the specification, not here. */
export const pxNotOffered = (detail: string) => new Problem('api-px-not-offered', 501, { detail });
