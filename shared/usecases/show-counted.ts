/** What a figure is made of: the tickets behind it. */
import type { Person } from '#shared/domain/access/role.ts';
import type { LocalDate } from '#shared/domain/calendar/local-date.ts';
import { isCount, type Part } from '#shared/domain/figure/counter.ts';
import { periodsBetween } from '#shared/domain/figure/periods.ts';
import type { FigureRefusal } from '#shared/domain/figure/refusal.ts';
import { ticketOfSource } from '#shared/domain/figure/source.ts';
import { cardOf, type TicketCard } from '#shared/domain/ticket/card.ts';
import { accept, type Result } from '#shared/kernel/result.ts';
import type { DeskStore } from '#shared/ports/desk-store.ts';
import type { FigureBook } from '#shared/ports/figure-book.ts';
import { sightOn } from '#shared/usecases/load-ticket.ts';
import type { DecisionPorts } from '#shared/usecases/moment.ts';
import { figureFor } from '#shared/usecases/read-figures.ts';

export interface CountedPorts extends DecisionPorts {
  readonly desk: Pick<DeskStore, 'ticket'>;
  readonly figures: Pick<FigureBook, 'contributions'>;
}

export interface CountedQuery {
  readonly name: string;
  readonly part: Part;
  /** First and last day, both included. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly limit: number;
  readonly cursor?: string;
}

export interface CountedPage {
  readonly items: readonly CountedItem[];
  readonly next?: string;
}

export interface CountedItem {
  readonly day: LocalDate;
  readonly amount: string;
  readonly ticket?: TicketCard;
}

/**
 * What added to a figure on these days, in their order. A ticket that the person may not read stands there without its card: the
 * sum stays right, and says nothing of it. A figure that is not counted has nothing behind it.
 */
export const showCounted = async (
  ports: CountedPorts,
  person: Person,
  { name, ...query }: CountedQuery,
): Promise<Result<CountedPage, FigureRefusal>> => {
  const found = await figureFor(ports, person, name);
  if (!found.ok) return found;
  const { name: figure, metric } = found.value;
  const days = periodsBetween(query, 'day');
  if (!days.ok) return days;
  if (!isCount(metric[query.part])) return accept({ items: [] });
  const page = await ports.figures.contributions({ figure, ...query });
  const items = await Promise.all(
    page.items.map(async ({ source, day, amount }): Promise<CountedItem> => {
      const id = ticketOfSource(source);
      const ticket = id === undefined ? undefined : await ports.desk.ticket(id);
      const item = { day, amount };
      if (ticket === undefined) return item;
      const { sight } = await sightOn(ports, ticket, person);
      return sight.reading.may ? { ...item, ticket: cardOf(ticket) } : item;
    }),
  );
  return accept({ ...page, items });
};
