/** Which tables each door can name. What a type leaves out, the role behind the door may not touch either. */
import type {
  ActivityCountTable,
  ActivityRecordTable,
  ActivityTable,
  FundTotalTable,
} from './schema-activity.ts';
import type * as Asking from './schema-ask.ts';
import type { InternalDownloadTable, ReleaseAuditTable } from './schema-audit.ts';
import type { ComparisonAgreementTable, ComparisonResultTable } from './schema-comparison.ts';
import type { AxisOverrideTable, CompetenceTable } from './schema-context.ts';
import type {
  DataSetTable,
  DeliveryCommentTable,
  DeliveryTable,
  DeliveryValueTable,
} from './schema-delivery.ts';
import type * as Running from './schema-implementation.ts';
import type {
  ChosenIndicatorTable,
  DataImportTable,
  DataJobTable,
  ImportMappingTable,
  IndicatorTableTable,
  NeighbourCountTable,
  ObservationChangeTable,
  ObservationTable,
  OwnIndicatorTable,
  StatisticsImportTable,
} from './schema-indicator.ts';
import type { InstrumentAudioTable, InstrumentTable, TranslationNoteTable } from './schema-instrument.ts';
import type { PlaceFigureTable, WaveCrossTableTable, WaveMarginTable } from './schema-listening.ts';
import type {
  CardTable,
  MessageTable,
  MessageVersionTable,
  PackRecipientTable,
  PackTable,
} from './schema-message.ts';
import type {
  LevelObservationTable,
  ObservationCohortTable,
  ObservationRecordTable,
  PublishedLevelTable,
} from './schema-level.ts';
import type { PaperFormTable, PaperTallyTable } from './schema-paper.ts';
import type * as Taking from './schema-participation.ts';
import type { SiteTable } from './schema-site.ts';
import type { PublishedStrategyTable, StrategyCommentTable } from './schema-strategy-public.ts';
import type { PreparedReleaseTable, ReleaseDraftTable, ReleaseTable } from './schema-release.ts';
import type { ReportTable, ReportTemplateTable } from './schema-report.ts';
import type { CollectionKeyTable, TabletTable } from './schema-tablet.ts';
import type {
  CodingRoundTable,
  ConversationTable,
  StatementCodeTable,
  StatementTable,
  ThemeTable,
} from './schema-theme.ts';
import type * as Rows from './schema.ts';
import type { LearningTables } from './tables-learning.ts';
import type { PlanningTables } from './tables-planning.ts';

export type { PublicDatabase } from './schema.ts';

/** Members of a place and the operator. */
export interface OfficeDatabase extends Rows.PublicDatabase, PlanningTables, LearningTables {
  'office.place': Rows.PlaceTable;
  'office.membership': Rows.MembershipTable;
  'office.member_invitation': Rows.MemberInvitationTable;
  'office.audit_entry': Rows.AuditEntryTable;
  'office.reception_event': Rows.ReceptionEventTable;
  'office.political_constellation': Rows.PoliticalConstellationTable;
  'office.actor': Rows.ActorTable;
  'office.agreement': Rows.AgreementTable;
  'office.upload': Rows.UploadTable;
  'office.district': Rows.DistrictTable;
  'office.wave': Rows.WaveTable;
  'office.invitation': Rows.InvitationTable;
  'office.wave_result': Rows.WaveResultTable;
  'office.release_audit': ReleaseAuditTable;
  'office.internal_download': InternalDownloadTable;
  'office.wave_margin': WaveMarginTable;
  'office.wave_cross_table': WaveCrossTableTable;
  'office.place_figure': PlaceFigureTable;
  'office.axis_override': AxisOverrideTable;
  'office.paper_tally': PaperTallyTable;
  'confidential.paper_form': PaperFormTable;
  'office.tablet': TabletTable;
  'confidential.collection_key': CollectionKeyTable;
  'office.theme': ThemeTable;
  'office.conversation': ConversationTable;
  'office.coding_round': CodingRoundTable;
  'confidential.statement': StatementTable;
  'confidential.statement_code': StatementCodeTable;
  'office.chosen_indicator': ChosenIndicatorTable;
  'office.own_indicator': OwnIndicatorTable;
  'office.data_import': DataImportTable;
  'office.import_mapping': ImportMappingTable;
  'office.data_job': DataJobTable;
  'office.indicator_table': IndicatorTableTable;
  'confidential.observation': ObservationTable;
  'confidential.observation_change': ObservationChangeTable;
  'confidential.neighbour_count': NeighbourCountTable;
  'office.release_draft': ReleaseDraftTable;
  'office.prepared_release': PreparedReleaseTable;
  'office.activity': ActivityTable;
  'confidential.activity_record': ActivityRecordTable;
  'confidential.activity_count': ActivityCountTable;
  'confidential.fund_total': FundTotalTable;
  'office.site': SiteTable;
  'office.data_set': DataSetTable;
  'office.delivery': DeliveryTable;
  'confidential.delivery_value': DeliveryValueTable;
  'confidential.delivery_comment': DeliveryCommentTable;
  'office.report': ReportTable;
  'office.report_template': ReportTemplateTable;
  'office.card': CardTable;
  'office.pack': PackTable;
  'office.pack_recipient': PackRecipientTable;
  'office.message': MessageTable;
  'office.message_version': MessageVersionTable;
  'office.competence': CompetenceTable;
  'office.instrument': InstrumentTable;
  'office.translation_note': TranslationNoteTable;
  'office.instrument_audio': InstrumentAudioTable;
  'office.consultation': Taking.ConsultationTable;
  'office.proposal': Taking.ProposalTable;
  'office.support_tally': Taking.SupportTallyTable;
  'office.moderation_count': Taking.ModerationCountTable;
  'office.paper_count': Taking.PaperCountTable;
  'office.code_batch': Taking.CodeBatchTable;
  'office.council_answer': Taking.CouncilAnswerTable;
  'office.follow_up': Taking.FollowUpTable;
  'office.meeting': Taking.MeetingTable;
  'office.advisory_body': Taking.AdvisoryBodyTable;
  'confidential.support_code': Taking.SupportCodeTable;
  'confidential.notice_address': Taking.NoticeAddressTable;
  'confidential.wave_key': Rows.WaveKeyTable;
  'confidential.link': Rows.LinkTable;
  'confidential.named_response': Rows.NamedResponseTable;
  'auth.user': Rows.UserTable;
  'auth.operator': Rows.OperatorTable;
}

/** Somebody with a link and no account. */
export interface RespondDatabase {
  'office.place': Rows.PlaceTable;
  'office.tablet': TabletTable;
  'confidential.collection_key': CollectionKeyTable;
  'office.wave': Rows.WaveTable;
  'office.invitation': Rows.InvitationTable;
  'office.instrument_audio': InstrumentAudioTable;
  'confidential.wave_key': Rows.WaveKeyTable;
  'confidential.link': Rows.LinkTable;
  'confidential.draft': Rows.DraftTable;
  'confidential.submission': Rows.SubmissionTable;
  'confidential.intake': Rows.IntakeTable;
  'confidential.named_response': Rows.NamedResponseTable;
  'published.place': Rows.PublishedPlaceTable;
  'published.place_address': Rows.PlaceAddressTable;
}

/** Residents who take part: no account. */
export interface TakePartDatabase {
  'office.place': Rows.PlaceTable;
  'office.consultation': Taking.ConsultationTable;
  'office.proposal': Taking.ProposalTable;
  'office.support_tally': Taking.SupportTallyTable;
  'office.moderation_count': Taking.ModerationCountTable;
  'office.paper_count': Taking.PaperCountTable;
  'office.council_answer': Taking.CouncilAnswerTable;
  'office.follow_up': Taking.FollowUpTable;
  'office.meeting': Taking.MeetingTable;
  'office.advisory_body': Taking.AdvisoryBodyTable;
  'office.action_report_request': Running.ActionReportRequestTable;
  'confidential.action_report': Running.ActionReportTable;
  'confidential.action_report_words': Running.ActionReportWordsTable;
  'confidential.support_code': Taking.SupportCodeTable;
  'confidential.notice_address': Taking.NoticeAddressTable;
  'confidential.ballot': Taking.BallotTable;
  'confidential.participation_submission': Taking.ParticipationSubmissionTable;
  'confidential.strategy_comment': StrategyCommentTable;
  'published.strategy': PublishedStrategyTable;
}

/** Jobs, inside one place. */
export interface WorkDatabase extends OfficeDatabase {
  'confidential.ballot': Taking.BallotTable;
  'confidential.participation_submission': Taking.ParticipationSubmissionTable;
  'confidential.draft': Rows.DraftTable;
  'confidential.submission': Rows.SubmissionTable;
  'confidential.intake': Rows.IntakeTable;
  'confidential.response': Rows.ResponseTable;
}

/** The job that computes figures over places: editions of places that agreed, and its own results. */
export interface CombineDatabase {
  'office.place': Pick<
    Rows.PlaceTable,
    'place_id' | 'population' | 'is_example' | 'kind' | 'country' | 'nuts_code'
  >;
  'office.needs_agreement': Pick<Asking.NeedsAgreementTable, 'place_id' | 'until' | 'ended_on'>;
  'office.shared_need': Omit<Asking.SharedNeedTable, 'confirmed_on'>;
  'office.need_block': Asking.NeedBlockTable;
  'office.level_needs': Asking.LevelNeedsTable;
  'office.question_answer': Asking.QuestionAnswerTable;
  'published.question': Asking.QuestionTable;
  'published.question_result': Asking.QuestionResultTable;
  'office.comparison_agreement': Omit<ComparisonAgreementTable, 'agreed_by' | 'ended_by'>;
  'office.comparison_result': ComparisonResultTable;
  'office.observation_record': Omit<ObservationRecordTable, 'shared_on' | 'shared_by'>;
  'office.observation_cohort': ObservationCohortTable;
  'office.level_observation': LevelObservationTable;
  'published.level': PublishedLevelTable;
  'published.release': Omit<
    ReleaseTable,
    'title' | 'summary' | 'withheld' | 'policy' | 'erratum' | 'correction' | 'method_note'
  >;
}

/** Files of statistical offices for many places: what came as such, and by which code a place is known. */
export interface DistributeDatabase {
  'office.place': Pick<Rows.PlaceTable, 'place_id' | 'register_code' | 'is_example'>;
  'office.data_import': DataImportTable;
  'office.indicator_table': Pick<IndicatorTableTable, 'place_id' | 'indicator_id' | 'is_stale'>;
  'office.audit_entry': Rows.AuditEntryTable;
  'confidential.observation': ObservationTable;
  'confidential.observation_change': ObservationChangeTable;
  'reference.statistics_import': StatisticsImportTable;
}
