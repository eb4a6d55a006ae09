import type { Tally } from '#shared/domain/opening/campaign.ts';
import type { PlaybookFault } from '#shared/domain/run/world.ts';
import type { Decision, Moment } from '#shared/domain/ticket/decision.ts';
import { stopTicket } from '#shared/domain/ticket/stop-ticket.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { accept, type Result } from '#shared/kernel/result.ts';
import type { Change, ChangeRefusal, DeskStore } from '#shared/ports/desk-store.ts';

/**
 * Commits what a machine has decided on a ticket. Nobody is there to be told of a refusal, and no repetition would help: where a bound
 * forbids the posting, or the playbook cannot be worked out, the ticket is stopped and raised in its place.
 *
 * @param takenIn of a message or a job that must count once; then a repetition changes nothing
 */
export const commitOrStop = async (
  desk: Pick<DeskStore, 'commit'>,
  ticket: Ticket,
  {
    decided,
    moment,
    takenIn,
    tallies = [],
  }: {
    /** Nothing when nothing is to be done. */
    readonly decided: Result<Decision | undefined, PlaybookFault>;
    readonly moment: Moment;
    readonly takenIn?: NonNullable<Change['takenIn']>;
    readonly tallies?: readonly Tally[];
  },
): Promise<Result<void, ChangeRefusal>> => {
  const commit = async (decision: Decision): Promise<Result<void, ChangeRefusal>> => {
    const stored = await desk.commit({
      at: moment.at,
      decisions: [decision],
      tallies,
      ...(takenIn === undefined ? {} : { takenIn }),
    });
    return stored.ok || stored.refusal.code === 'change.message-known' ? accept(undefined) : stored;
  };
  if (!decided.ok) {
    const isPosting = decided.refusal.code === 'playbook.postings-refused';
    return commit(stopTicket(ticket, isPosting ? 'posting-refused' : 'expression-failed', moment));
  }
  if (decided.value === undefined) return accept(undefined);
  const stored = await commit(decided.value);
  return isOutOfBounds(stored) ? commit(stopTicket(ticket, 'posting-refused', moment)) : stored;
};

const isOutOfBounds = (stored: Result<void, ChangeRefusal>): boolean =>
  !stored.ok &&
  stored.refusal.code === 'change.ledger-refused' &&
  stored.refusal.refusal.code === 'ledger.bound-broken';
