import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { DeskClock } from './clock.ts';
import { openJournal } from './journal.ts';

export interface OutboxOptions<Event> {
  readonly clock: DeskClock;
  readonly file: string;
  readonly parse: (value: unknown) => Event;
  /** Whether the deed that an event of an earlier run tells of was really done. */
  readonly isDone: (event: Event) => boolean;
}

type Listener<Event> = (event: Event) => void | Promise<void>;

export interface Outbox<Event> {
  /**
   * Writes the events down before the deed; the answer, called after it, sends them off. Without a listener
   * nothing is kept: nobody is told.
   */
  announce(events: readonly Event[]): () => void;
  listen(listener: Listener<Event>): void;
  /** Ends sending; what was not delivered is delivered after the next start. */
  close(): Promise<void>;
}

/** How long (desk time) a listener that threw is left alone. */
const RETRY_AFTER_MS = 1_000;

const COMPACT_FROM_LINES = 5_000;

const entrySchema = z.union([
  z.object({ id: z.string(), event: z.unknown() }),
  z.object({ delivered: z.string() }),
]);

/** Events that reach every listener at least once, also over a kill between the deed and its telling. */
export function openOutbox<Event>(options: OutboxOptions<Event>): Outbox<Event> {
  const { clock, file, parse, isDone } = options;
  const journal = openJournal({ file, parse: (value) => entrySchema.parse(value) });
  const pending = new Map<string, Event>();
  for (const entry of journal.replayed) {
    if ('delivered' in entry) pending.delete(entry.delivered);
    else pending.set(entry.id, parse(entry.event));
  }
  for (const [id, event] of pending) if (!isDone(event)) pending.delete(id);
  const compact = () => journal.compact([...pending].map(([id, event]) => ({ id, event })));
  compact();

  const listeners: Listener<Event>[] = [];
  const retries = new Set<() => void>();
  const inFlight = new Set<Promise<void>>();
  let isClosed = false;

  const deliver = async (id: string, event: Event) => {
    try {
      for (const listener of listeners) await listener(event);
      pending.delete(id);
      journal.append({ delivered: id });
      if (journal.lines() > COMPACT_FROM_LINES + 4 * pending.size) compact();
    } catch {
      if (!isClosed) later(id, event);
    }
  };
  const start = (id: string, event: Event) => {
    if (isClosed) return;
    const delivery = deliver(id, event).finally(() => inFlight.delete(delivery));
    inFlight.add(delivery);
  };
  const later = (id: string, event: Event) => {
    const cancel = clock.after(RETRY_AFTER_MS, () => {
      retries.delete(cancel);
      start(id, event);
    });
    retries.add(cancel);
  };
  const write = (event: Event) => {
    const id = randomUUID();
    journal.append({ id, event });
    pending.set(id, event);
    return { id, event };
  };

  return {
    announce: (events) => {
      if (listeners.length === 0) return () => {};
      const written = events.map(write);
      return () => {
        for (const { id, event } of written) start(id, event);
      };
    },
    listen: (listener) => {
      const isFirst = listeners.length === 0;
      listeners.push(listener);
      if (isFirst) for (const [id, event] of pending) start(id, event);
    },
    close: async () => {
      isClosed = true;
      for (const cancel of retries) cancel();
      await Promise.allSettled(inFlight);
      journal.close();
    },
  };
}
