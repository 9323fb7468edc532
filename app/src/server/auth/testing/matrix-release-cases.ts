/** Rows of the matrix for releases that are put together; see `matrix-cases.ts`. The draft has the place's id. */
import { readAttendanceTablesToRelease } from '#features/activity/server/attendance-tables.usecases.ts';
import { readServiceTablesToRelease } from '#features/delivery/server/service-tables.usecases.ts';
import {
  readIndicatorTablesToRelease,
  readShownIndicatorTables,
} from '#features/indicator/server/tables-to-release.usecases.ts';
import { readPublishOverview, readTableChoice } from '#features/publication/server/draft-list.usecases.ts';
import { publishDraft, saveAndPublishDraft } from '#features/publication/server/draft-publish.usecases.ts';
import {
  chooseTables,
  prepareAgain,
  readDraftPage,
  removeDraft,
  saveDraftWords,
} from '#features/publication/server/draft.usecases.ts';
import { handOverWave } from '#features/publication/server/draft-wave.usecases.ts';
import {
  listTablesOfWave,
  readTablesOfWave,
  renewTablesOfWave,
} from '#features/publication/server/wave-tables.ts';
import { listTablesOnOffer } from '#features/publication/server/tables-on-offer.usecases.ts';
import { REQUEST_TEMPLATE } from '#features/research/request.rules.ts';
import {
  readRequests,
  receiveRequest,
  refuseRequest,
  runRequest,
} from '#features/research/server/request.usecases.ts';
import type { MatrixCases } from './matrix-cases.ts';

const words = { titleEn: 'Tried', licence: 'CC-BY-4.0', revision: '1' };

export const RELEASE_CASES: MatrixCases = {
  'release.read': {
    readPublishOverview: (member) => readPublishOverview(member),
    readTablesOfWave: (member, { waveId }) => readTablesOfWave(member, waveId, null),
    listTablesOfWave: (member, { waveId }) => listTablesOfWave(member, { waveId, approach: null }),
  },
  'release.prepare': {
    readTableChoice: (member) => readTableChoice(member, { draft: null, follows: null }),
    chooseTables: (member) => chooseTables(member, { table: [] }),
    prepareAgain: (member, { releaseId }) => prepareAgain(member, releaseId),
    readDraftPage: (member, { placeId }) => readDraftPage(member, placeId, 'en'),
    saveDraftWords: (member, { placeId }) => saveDraftWords(member, placeId, words),
    removeDraft: (member, { placeId }) => removeDraft(member, placeId),
    handOverWave: (member, { waveId }) => handOverWave(member, waveId, {}),
    listTablesOnOffer: (member) => listTablesOnOffer(member),
    readRequests: (member) => readRequests(member, 'en'),
    receiveRequest: (member) => receiveRequest(member, JSON.stringify(REQUEST_TEMPLATE)),
    runRequest: (member, { placeId }) => runRequest(member, { request: placeId }),
    refuseRequest: (member, { placeId }) => refuseRequest(member, { request: placeId, reason: 'Tried' }),
  },
  'release.approve': {
    publishDraft: (member, { placeId }) => publishDraft(member, placeId, { revision: '1' }),
    saveAndPublishDraft: (member, { placeId }) => saveAndPublishDraft(member, placeId, words),
  },
  'release.publish': { renewTablesOfWave: (member, { waveId }) => renewTablesOfWave(member, waveId) },
  'data.read': {
    readIndicatorTablesToRelease: (member) => readIndicatorTablesToRelease(member),
    readShownIndicatorTables: (member) => readShownIndicatorTables(member),
    readAttendanceTablesToRelease: (member) => readAttendanceTablesToRelease(member),
  },
  'delivery.approve': { readServiceTablesToRelease: (member) => readServiceTablesToRelease(member) },
};

/** What lies in each place: a draft whose tables are chosen. `$1`: place, `$2`: name. */
export const RELEASE_ROWS: readonly string[] = [
  // Being prepared: who asks for it again is told so, and nobody needs the queue of jobs.
  `office.release_draft (place_id, draft_id, subject, chosen, title, state, changed_by)
     values ($1, $1, 'figures/tried', array[$2], jsonb_build_object('en', $2::text), 'waiting', 'x')`,
];
