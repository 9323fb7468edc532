/** Jobs carry ids and nothing else: no address, link, token or text. */
export interface JobData {
  readonly 'send-invitation': {
    readonly placeId: string;
    readonly waveId: string;
    readonly invitationId: string;
    readonly kind: 'invitation' | 'reminder';
  };
  readonly 'after-closing': { readonly placeId: string; readonly waveId: string };
  readonly 'confirm-notice': { readonly placeId: string; readonly noticeId: string };
  readonly 'send-notices': { readonly placeId: string; readonly consultationId: string };
  readonly 'remind-delivery': {
    readonly placeId: string;
    readonly deliveryId: string;
    readonly kind: 'before' | 'after';
  };
  /** an owner of actions is asked about a month, or reminded */
  readonly 'ask-owner': {
    readonly placeId: string;
    readonly requestId: string;
    readonly kind: 'request' | 'reminder';
  };
  readonly 'prepare-release': { readonly placeId: string; readonly draftId: string };
  readonly 'import-data': { readonly placeId: string; readonly jobId: string };
  /** one place that was asked for; without it every place */
  readonly 'audit-releases': { readonly placeId?: string };
  /** a pack for the council, at its moment */
  readonly 'send-pack': { readonly placeId: string; readonly packId: string };
  readonly mix: Record<string, never>;
  readonly daily: Record<string, never>;
}
export type JobName = keyof JobData;
