/** Tickets that were merged: where one has gone, and what has come to one. */
import type { MergedIn, Ticket } from '#shared/domain/ticket/ticket.ts';
import type { DeskStore, TicketFile } from '#shared/ports/desk-store.ts';

/** Merging leads from ticket to ticket; a chain longer than this is a mistake in the data. */
const MERGES_FOLLOWED = 10;

/** What is said on a merged ticket is said on the one it was merged into. */
export const mergedInto = async (
  desk: Pick<DeskStore, 'ticket'>,
  ticket: Ticket,
): Promise<Ticket> => {
  let current = ticket;
  for (let count = 0; current.status.state === 'merged' && count < MERGES_FOLLOWED; count++) {
    const next = await desk.ticket(current.status.into);
    if (next === undefined) return current;
    current = next;
  }
  return current;
};

/** The same with everything that belongs to the ticket. */
export const fileMergedInto = async (
  desk: Pick<DeskStore, 'file'>,
  file: TicketFile,
): Promise<TicketFile> => {
  let current = file;
  for (
    let count = 0;
    current.ticket.status.state === 'merged' && count < MERGES_FOLLOWED;
    count++
  ) {
    const next = await desk.file(current.ticket.status.into);
    if (next === undefined) return current;
    current = next;
  }
  return current;
};

/**
 * The ticket with what was said on those that go on as it, in the order in which it was said. Its timeline stays its own.
 *
 * @param see one of them as the reader may see it, or nothing
 */
export const withMerged = async (
  desk: Pick<DeskStore, 'file'>,
  file: TicketFile,
  see: (merged: TicketFile) => Promise<TicketFile | undefined> = async (merged) => merged,
): Promise<TicketFile> => {
  const { mergedIn = [] } = file.ticket;
  if (mergedIn.length === 0) return file;
  const known = await Promise.all(mergedIn.map((one) => shownOf(desk, one, see)));
  const all = [file, ...known.flat()];
  return {
    ...file,
    messages: all
      .flatMap(({ messages }) => messages)
      .toSorted((a, b) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1)),
    deliveries: all.flatMap(({ deliveries }) => deliveries),
    files: all.flatMap(({ files }) => files),
  };
};

const shownOf = async (
  desk: Pick<DeskStore, 'file'>,
  { ticket }: MergedIn,
  see: (merged: TicketFile) => Promise<TicketFile | undefined>,
): Promise<readonly TicketFile[]> => {
  const file = await desk.file(ticket);
  const seen = file === undefined ? undefined : await see(file);
  return seen === undefined ? [] : [seen];
};
