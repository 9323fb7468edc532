/** What can go wrong on purpose when a place shares its figures. */
import { Problem } from '#server/problem.ts';

/** There is no agreement in force that could be ended, e.g. because the form was sent twice. */
export const sharingNotInForce = () => new Problem('sharing-not-in-force', 409);
