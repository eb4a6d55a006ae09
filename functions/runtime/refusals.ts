import type { JsonRefusal } from '#shared/contracts/read-json.ts';
import type { FigureRefusal } from '#shared/domain/figure/refusal.ts';
import type { TokenRefusal } from '#shared/domain/signing/token.ts';
import type { AnswerRefusal } from '#shared/domain/ticket/hear-signal.ts';
import type { TicketRefusal } from '#shared/domain/ticket/refusal.ts';
import type { WebhookRefusal } from '#shared/domain/webhook/webhook.ts';
import type { UploadRefusal } from '#shared/usecases/bind-uploads.ts';
import type { StopRefusal } from '#shared/usecases/campaign-of-ticket.ts';
import type { ExportRecordsRefusal } from '#shared/usecases/export/export-records.ts';
import type { FileRefusal } from '#shared/usecases/fetch-file.ts';
import type { GuideRefusal } from '#shared/usecases/guides.ts';
import type { BeginRefusal } from '#shared/usecases/import/begin-import.ts';
import type { RunImportRefusal } from '#shared/usecases/import/run-import.ts';
import type { IntakeRefusal } from '#shared/usecases/intake-addresses.ts';
import type { LookRefusal } from '#shared/usecases/mail-look.ts';
import type { OwnPlaybookRefusal } from '#shared/usecases/own-playbooks.ts';
import type { QuarantineRefusal } from '#shared/usecases/quarantine.ts';
import type { LedgerRefusal } from '#shared/usecases/read-ledgers.ts';
import type { RegisterRefusal } from '#shared/usecases/read-registers.ts';
import type { WriteRefusal } from '#shared/usecases/records/change-records.ts';
import type { RosterRequestRefusal } from '#shared/usecases/rosters.ts';
import type { SettingsRefusal } from '#shared/usecases/settings.ts';
import type { DocumentRefusal } from '#shared/usecases/show-documents.ts';
import type { StartRefusal } from '#shared/usecases/start-playbook.ts';
import type { SubmitRefusal } from '#shared/usecases/submit-ticket.ts';

/** What HTTP itself refuses, before a use case is asked. */
export type RequestRefusal =
  | { readonly code: 'request.invalid' }
  | { readonly code: 'request.unreadable' }
  | { readonly code: 'request.version-missing' }
  | { readonly code: 'template.missing' }
  | { readonly code: 'request.too-large' };

export type Refusal =
  | TicketRefusal
  | TokenRefusal
  | SubmitRefusal
  | StartRefusal
  | UploadRefusal
  | FileRefusal
  | SettingsRefusal
  | LookRefusal
  | IntakeRefusal
  | RosterRequestRefusal
  | OwnPlaybookRefusal
  | JsonRefusal
  | BeginRefusal
  | ExportRecordsRefusal
  | RunImportRefusal
  | AnswerRefusal
  | WebhookRefusal
  | StopRefusal
  | DocumentRefusal
  | FigureRefusal
  | RegisterRefusal
  | LedgerRefusal
  | GuideRefusal
  | QuarantineRefusal
  | WriteRefusal
  | RequestRefusal;

/** The whole mapping from what the desk says to what HTTP says; a new refusal does not compile without a line here. */
export const statusOfRefusal = {
  'request.invalid': 400,
  'request.unreadable': 400,
  'request.too-large': 413,
  'request.too-many': 429,
  'request.key-reused': 422,
  'request.version-missing': 428,
  'upload.missing': 400,
  'upload.refused': 400,
  'file.missing': 404,
  'file.not-ready': 409,
  'playbook.missing': 400,
  'kind.unknown': 404,
  'record.missing': 404,
  'record.secret': 403,
  'record.destroyed': 410,
  'record.exists': 409,
  'record.stale': 412,
  'record.key-taken': 409,
  'record.refused': 400,
  'merge.itself': 400,
  'merge.other-kind': 409,
  'merge.other-subject': 409,
  'merge.too-many': 409,
  'merge.less-secret': 409,
  'json.too-large': 413,
  'json.unreadable': 400,
  'json.malformed': 400,
  'playbook.unknown': 404,
  'playbook.other-id': 400,
  'playbook.too-many': 409,
  'playbook.stale': 412,
  'playbook.version-taken': 409,
  'playbook.no-draft': 409,
  'playbook.not-live': 409,
  'playbook.faulty': 422,
  'cc.own-address': 400,
  'cc.too-many': 400,
  'look.refused': 400,
  'look.stale': 412,
  'template.missing': 404,
  'settings.refused': 400,
  'settings.stale': 412,
  'intake.refused': 400,
  'intake.stale': 412,
  'roster.unknown-zone': 400,
  'roster.too-many': 400,
  'roster.too-few': 400,
  'roster.bad-id': 400,
  'roster.bad-time': 400,
  'roster.bad-break': 400,
  'roster.windows-overlap': 400,
  'roster.bad-date': 400,
  'roster.unknown-post': 400,
  'roster.unknown-relief': 400,
  'roster.bad-absence': 400,
  'roster.unknown-shift': 404,
  'roster.nobody-planned': 409,
  'roster.same-person': 409,
  'roster.not-agreed': 409,
  'roster.day-past': 400,
  'roster.other-zone': 409,
  'roster.shift-over': 409,
  'roster.not-your-shift': 403,
  'roster.absence-missing': 404,
  'roster.too-large': 413,
  'roster.bad-range': 400,
  'roster.view-too-large': 422,
  'roster.missing': 404,
  'roster.stale': 412,
  'roster.post-elsewhere': 409,
  'roster.too-many-rosters': 409,
  'kind.missing': 400,
  'team.missing': 400,
  'export.too-large': 422,
  'import.missing': 404,
  'import.not-possible': 409,
  'import.other-preview': 412,
  'import.wrong-rows': 409,
  'link.invalid': 404,
  'link.expired': 410,
  'ticket.missing': 404,
  'ticket.stale': 412,
  'ticket.not-possible': 409,
  'ticket.taken-already': 409,
  'message.missing': 404,
  'split.refused': 409,
  'merge.refused': 409,
  'access.denied': 403,
  'campaign.not-opening': 409,
  'step.not-open': 409,
  'step.not-yours': 403,
  'step.subject': 403,
  'step.four-eyes': 403,
  'step.voted-already': 409,
  'step.not-your-turn': 409,
  'outcome.missing': 404,
  'outcome.not-now': 409,
  'act.missing': 404,
  'form.refused': 400,
  'document.missing': 404,
  'document.not-ready': 409,
  'document.changed': 409,
  'document.withdrawn': 409,
  'signature.not-asked': 403,
  'signature.given': 409,
  'signature.complete': 409,
  'signature.not-yet': 409,
  'playbook.expression-failed': 422,
  'playbook.postings-refused': 422,
  'ledger.refused': 409,
  'number.taken': 409,
  'hand.missing': 404,
  'signal.unknown': 404,
  'signal.answer-refused': 422,
  'webhook.name-malformed': 400,
  'webhook.url-refused': 400,
  'webhook.secret-malformed': 400,
  'register.missing': 404,
  'ledger.missing': 404,
  'guide.missing': 404,
  'guide.edition-old': 412,
  'ledger.range-refused': 400,
  'mail.missing': 404,
  'mail.stale': 412,
  'mail.not-held': 409,
  'figure.missing': 404,
  'figure.range-refused': 400,
  'figure.group-missing': 400,
  'figure.not-entered': 409,
  'figure.period-refused': 400,
  'figure.not-yours': 403,
  'figure.stale': 412,
} as const satisfies Record<Refusal['code'], number>;
