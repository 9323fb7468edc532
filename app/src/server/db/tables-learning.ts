/** Tables of learning and connecting, as members of a place reach them. */
import type {
  ApplicationChangeTable,
  ApplicationItemTable,
  ApplicationTable,
  ApplicationTextTable,
  MoneyDutyTable,
  OwnMoneyTable,
} from './schema-application.ts';
import type * as Asking from './schema-ask.ts';
import type * as Circle from './schema-circle.ts';
import type {
  ComparisonAgreementTable,
  ComparisonResultTable,
  ResearchRequestTable,
} from './schema-comparison.ts';
import type { FundBasisTable, FundNoteTable, OwnFundTable } from './schema-fund.ts';
import type * as Learning from './schema-practice.ts';
import type {
  JointAgreementTable,
  JointPartTable,
  JointServicePlaceTable,
  JointServiceTable,
  JointUseTable,
  JointYearTable,
  MatchedGapTable,
  OfferAnswerTable,
  OfferBookingTable,
  OfferTable,
} from './schema-neighbour.ts';
import type { LevelObservationTable, ObservationRecordTable } from './schema-level.ts';

export interface LearningTables {
  'office.circle': Circle.CircleTable;
  'office.circle_invitation': Circle.CircleInvitationTable;
  'office.circle_member': Circle.CircleMemberTable;
  'office.circle_topic': Circle.CircleTopicTable;
  'office.circle_meeting': Circle.CircleMeetingTable;
  'office.circle_money': Circle.CircleMoneyTable;
  'office.circle_training': Circle.CircleTrainingTable;
  'office.circle_trained': Circle.CircleTrainedTable;
  'office.circle_outcome': Circle.CircleOutcomeTable;
  'office.own_network': Circle.OwnNetworkTable;
  'office.network_membership': Circle.NetworkMembershipTable;
  'office.network_return': Circle.NetworkReturnTable;
  'office.network_posting': Circle.NetworkPostingTable;
  'office.practice': Learning.PracticeTable;
  'office.practice_copy': Learning.PracticeCopyTable;
  'office.application': ApplicationTable;
  'office.application_item': ApplicationItemTable;
  'office.application_text': ApplicationTextTable;
  'office.application_change': ApplicationChangeTable;
  'office.own_money': OwnMoneyTable;
  'office.money_duty': MoneyDutyTable;
  'published.offer': OfferTable;
  'office.offer_booking': OfferBookingTable;
  'office.offer_answer': OfferAnswerTable;
  'office.matched_gap': MatchedGapTable;
  'office.joint_service': JointServiceTable;
  'office.joint_service_place': JointServicePlaceTable;
  'office.joint_part': JointPartTable;
  'office.joint_agreement': JointAgreementTable;
  'office.joint_year': JointYearTable;
  'office.joint_use': JointUseTable;
  'office.fund_basis': FundBasisTable;
  'office.fund_note': FundNoteTable;
  'office.own_fund': OwnFundTable;
  'office.ask': Asking.AskTable;
  'office.ask_evidence': Asking.AskEvidenceTable;
  'office.ask_addressee': Asking.AskAddresseeTable;
  'office.question_answer': Asking.QuestionAnswerTable;
  'office.needs_agreement': Asking.NeedsAgreementTable;
  'office.shared_need': Asking.SharedNeedTable;
  'office.need_block': Asking.NeedBlockTable;
  'office.level_needs': Asking.LevelNeedsTable;
  'office.comparison_agreement': ComparisonAgreementTable;
  'office.observation_record': ObservationRecordTable;
  'office.level_observation': LevelObservationTable;
  'office.comparison_result': ComparisonResultTable;
  'office.research_request': ResearchRequestTable;
}
