import type { TicketAccess } from '#shared/domain/access/ticket-access.ts';
import type { TicketId } from '#shared/domain/ids.ts';

/** Who looked into secret tickets. */
export interface AccessLog {
  /** The same look within a minute is one entry: a console that asks again and again fills no log. */
  note(entry: TicketAccess): Promise<void>;
  /** Newest first. */
  of(ticket: TicketId, page: AccessQuery): Promise<AccessPage>;
}

export interface AccessQuery {
  readonly limit: number;
  readonly cursor?: string;
}

export interface AccessPage {
  readonly items: readonly TicketAccess[];
  readonly next?: string;
}
