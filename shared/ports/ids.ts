import type { TicketId, TicketNumber } from '#shared/domain/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';

/** Where new identifiers come from. */
export interface Ids {
  /** A new ticket's id, 80 random bits behind the instant. */
  ticketId(at: Instant): TicketId;
  /**
   * The same id for the same key on the same instant, so that a repeated request finds its own first try.
   *
   * @param key what the sender named the request by, at most 255 characters
   */
  ticketIdFor(key: string): TicketId;
  /** A file's id, the same for the same key. */
  fileIdFor(key: string): string;
  /** A job's id, the same for the same key: 26 letters and digits, as a tag of a mail may hold. */
  jobIdFor(key: string): string;
  /** A ticket's number; 40 random bits, so a collision is possible and its row refuses the second. */
  ticketNumber(): TicketNumber;
  /** A lower-case ULID for messages, jobs and the like. */
  next(at: Instant): string;
}
