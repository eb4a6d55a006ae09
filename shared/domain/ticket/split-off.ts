/** "Not this ticket": words that came to the wrong one get a ticket of their own. */
import { isProtected } from '#shared/domain/access/reading.ts';
import type { TicketId, TicketNumber } from '#shared/domain/ids.ts';
import { canonicalAddress } from '#shared/domain/mail/address.ts';
import { type Decision, decided, type Moment } from '#shared/domain/ticket/decision.ts';
import type { Message } from '#shared/domain/ticket/message.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

export const NOT_SPLIT = [
  /** The ticket goes on as another one: undo that first. */
  'merged',
  /** What only some may read would stand before everybody. */
  'protected',
  /** An answer or a note was written for this ticket and belongs to it. */
  'not-the-customers',
  /** Without its first words there would be no ticket. */
  'first-words',
  'too-many',
] as const;

export interface SplitRefused {
  readonly code: 'split.refused';
  readonly why: (typeof NOT_SPLIT)[number];
}

/**
 * Writes that the words of one splitting may take. A transaction has 100 (AWS: TransactWriteItems); the two tickets with their
 * events, jobs and lists need up to 20 of them.
 */
const MOST_MOVED = 80;

/** A message leaves a row, makes one, and moves its Message-ID and its raw mail; a file leaves one, makes one and is looked up in a third. */
const writesOf = ({ mail, files = [] }: Message): number =>
  2 + (mail === undefined ? 0 : 2) + 3 * files.length;

/** Why nothing at all can be split off from the ticket. */
export const whyNotSplit = ({ status, protection }: Ticket): SplitRefused['why'] | undefined => {
  if (status.state === 'merged') return 'merged';
  return isProtected(protection) ? 'protected' : undefined;
};

/**
 * The messages that go: the named one, and with `andLater` what the same sender said after it.
 *
 * @param messages all of the ticket, oldest first
 */
export const wordsToSplit = (
  { ticket, messages }: { readonly ticket: Ticket; readonly messages: readonly Message[] },
  { message: id, andLater }: { readonly message: string; readonly andLater: boolean },
): Result<
  readonly [Message, ...Message[]],
  SplitRefused | { readonly code: 'message.missing'; readonly message: string }
> => {
  const place = messages.findIndex((message) => message.id === id);
  const named = messages[place];
  if (named === undefined) return refuse({ code: 'message.missing', message: id });
  const why = whyNotSplit(ticket);
  if (why !== undefined) return refused(why);
  if (named.kind !== 'customer') return refused('not-the-customers');
  if (messages.findIndex(({ kind }) => kind === 'customer') === place) {
    return refused('first-words');
  }
  const later = andLater
    ? messages.slice(place + 1).filter((message) => isOfSameSender(message, named))
    : [];
  const writes = [named, ...later].reduce((sum, message) => sum + writesOf(message), 0);
  return writes > MOST_MOVED ? refused('too-many') : accept([named, ...later]);
};

const refused = (why: SplitRefused['why']): Result<never, SplitRefused> =>
  refuse({ code: 'split.refused', why });

/** Words on the ticket's page are its customer's. */
const isOfSameSender = (one: Message, other: Message): boolean =>
  one.kind === 'customer' && senderOf(one) === senderOf(other);

const senderOf = ({ mail }: Message): string => canonicalAddress(mail?.from ?? '');

/** The two decisions: the old ticket tells where its words went, the new one holds them as they were said. */
export const splitDecisions = (
  {
    from,
    words,
    opened,
  }: {
    readonly from: Ticket;
    readonly words: readonly Message[];
    /** The new ticket as it opens. */
    readonly opened: Decision;
  },
  { at, by }: Moment,
): { readonly left: Decision; readonly opened: Decision } => {
  const { id: into, number } = opened.after;
  const ids = words.map(({ id }) => id);
  return {
    left: decided(from, {
      events: [{ type: 'message.split-off', at, by, messages: ids, into, number }],
    }),
    opened: {
      ...opened,
      events: [...opened.events, splitFrom(from, { at, by })],
      messages: [
        ...words.map((message) => ({ ...message, ticket: into })),
        ...opened.messages.filter(({ id }) => !ids.includes(id)),
      ],
    },
  };
};

const splitFrom = (
  { id: ticket, number }: { readonly id: TicketId; readonly number: TicketNumber },
  { at, by }: Pick<Moment, 'at' | 'by'>,
) => ({ type: 'ticket.split-from', at, by, ticket, number }) as const;
