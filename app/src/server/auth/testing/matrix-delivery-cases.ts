/** Rows of the matrix for deliveries; see `matrix-cases.ts`. The data set and its delivery have the place's id. */
import {
  approveDelivery,
  commentDelivery,
  resolveComment,
  returnDelivery,
} from '#features/delivery/server/approval.usecases.ts';
import {
  addDataSet,
  changeDataSet,
  endDataSet,
  listDataSetChoices,
  readDataSet,
  resumeDataSet,
} from '#features/delivery/server/data-set.usecases.ts';
import { readBoard, readDelivery } from '#features/delivery/server/delivery.usecases.ts';
import { correctDelivery, recallDelivery, saveDelivery } from '#features/delivery/server/fill.usecases.ts';
import { addRows, listAskable, removeRow } from '#features/delivery/server/rows.usecases.ts';
import { readServiceUse } from '#features/delivery/server/service.usecases.ts';
import { previewDeliveryFile, renderDeliveryTemplate } from '#features/delivery/server/template.usecases.ts';
import type { Member } from '../member.ts';
import type { MatrixCases } from './matrix-cases.ts';

const toSet = ({ userId }: Member) => ({
  kind: 'figures',
  title: 'Tried',
  department: 'Tried',
  answering: `user:${userId}`,
  frequency: 'quarter',
  firstPeriod: '2026-Q3',
});
const rows = { indicatorId: 'tried', people: 'newcomers' };
const file = {
  fileName: 'tried.csv',
  content: new TextEncoder().encode('code,number\ntried/newcomers,3\n'),
};

export const DELIVERY_CASES: MatrixCases = {
  'delivery.read': {
    readBoard: (member) => readBoard(member),
    readDelivery: (member, { placeId }) => readDelivery(member, placeId),
  },
  'delivery.change': {
    listDataSetChoices: (member) => listDataSetChoices(member),
    readDataSet: (member, { placeId }) => readDataSet(member, placeId),
    addDataSet: (member) => addDataSet(member, toSet(member)),
    changeDataSet: (member, { placeId }) => changeDataSet(member, placeId, toSet(member)),
    endDataSet: (member, { placeId }) => endDataSet(member, placeId),
    resumeDataSet: (member, { placeId }) => resumeDataSet(member, placeId),
    listAskable: (member) => listAskable(member, 'figures'),
    addRows: (member, { placeId }) => addRows(member, placeId, rows),
    removeRow: (member, { placeId }) => removeRow(member, placeId, { fieldId: 'tried/newcomers' }),
  },
  'delivery.submit': {
    saveDelivery: (member, { placeId }) =>
      saveDelivery(member, placeId, { 'amount.tried/newcomers': '3', commentBody: 'Tried' }, true),
    recallDelivery: (member, { placeId }) => recallDelivery(member, placeId),
    correctDelivery: (member, { placeId }) => correctDelivery(member, placeId, { why: 'Tried' }),
    commentDelivery: (member, { placeId }) => commentDelivery(member, placeId, { body: 'Tried' }),
    resolveComment: (member, { placeId }) => resolveComment(member, placeId, placeId),
    renderDeliveryTemplate: (member, { placeId }) => renderDeliveryTemplate(member, placeId, 'en'),
    previewDeliveryFile: (member, { placeId }) => previewDeliveryFile(member, placeId, file),
  },
  'delivery.approve': {
    approveDelivery: (member, { placeId }) => approveDelivery(member, placeId, {}),
    returnDelivery: (member, { placeId }) => returnDelivery(member, placeId, { because: 'Tried' }),
    readServiceUse: (member) => readServiceUse(member),
  },
};
