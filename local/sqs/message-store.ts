import { join } from 'node:path';
import * as z from 'zod';
import { openJournal } from '#local/journal.ts';

const attributeSchema = z.object({
  DataType: z.string(),
  StringValue: z.string().optional(),
  BinaryValue: z.string().optional(),
});

const storedMessageSchema = z.object({
  id: z.string(),
  body: z.string(),
  messageAttributes: z.record(z.string(), attributeSchema),
  sentAtMs: z.number(),
  visibleAtMs: z.number(),
  receiveCount: z.number(),
  firstReceivedAtMs: z.number().optional(),
  /** The nonce of the newest receipt; absent while the message was never received from this queue. */
  receipt: z.string().optional(),
  deadLetterSourceArn: z.string().optional(),
});

export type StoredMessage = z.infer<typeof storedMessageSchema>;

const entrySchema = z.discriminatedUnion('op', [
  z.object({ op: z.literal('put'), queue: z.string(), message: storedMessageSchema }),
  z.object({
    op: z.literal('receive'),
    queue: z.string(),
    id: z.string(),
    atMs: z.number(),
    visibleAtMs: z.number(),
    receipt: z.string(),
  }),
  z.object({
    op: z.literal('show'),
    queue: z.string(),
    id: z.string(),
    visibleAtMs: z.number(),
  }),
  z.object({ op: z.literal('drop'), queue: z.string(), id: z.string() }),
  /** One entry, so that a kill neither loses nor doubles a message on its way between two queues. */
  z.object({
    op: z.literal('move'),
    queue: z.string(),
    id: z.string(),
    to: z.string(),
    message: storedMessageSchema,
  }),
  z.object({ op: z.literal('purge'), queue: z.string() }),
]);

type StoreEntry = z.infer<typeof entrySchema>;

type Messages = Map<string, StoredMessage>;

export interface MessageStore {
  /** The messages of one queue in order of arrival. */
  messages(queue: string): ReadonlyMap<string, StoredMessage>;
  commit(entry: StoreEntry): void;
  /** Called after each change that may show a message in this queue. */
  onArrival(queue: string, run: () => void): void;
  close(): void;
}

/** Below this many lines a compaction saves nothing worth the writing. */
const COMPACT_FROM_LINES = 5_000;

const LINES_PER_MESSAGE = 4;

/** All queues' messages, in memory and in one journal. */
export function openMessageStore(dir: string): MessageStore {
  const queues = new Map<string, Messages>();
  const listeners = new Map<string, () => void>();
  const journal = openJournal({
    file: join(dir, 'messages.jsonl'),
    parse: (value) => entrySchema.parse(value),
  });
  const messagesOf = (queue: string): Messages => {
    const messages = queues.get(queue) ?? new Map<string, StoredMessage>();
    queues.set(queue, messages);
    return messages;
  };
  for (const entry of journal.replayed) apply(entry, messagesOf);

  const compactWhenWorthIt = () => {
    const all = [...queues].flatMap(([queue, messages]) =>
      [...messages.values()].map((message) => ({ op: 'put' as const, queue, message })),
    );
    if (journal.lines() > LINES_PER_MESSAGE * all.length) journal.compact(all);
  };
  let nextCheck = COMPACT_FROM_LINES;
  return {
    messages: messagesOf,
    commit: (entry) => {
      journal.append(entry);
      apply(entry, messagesOf);
      if (journal.lines() >= nextCheck) {
        compactWhenWorthIt();
        nextCheck = Math.max(COMPACT_FROM_LINES, 2 * journal.lines());
      }
      listeners.get(entry.op === 'move' ? entry.to : entry.queue)?.();
    },
    onArrival: (queue, run) => listeners.set(queue, run),
    close: () => {
      compactWhenWorthIt();
      journal.close();
    },
  };
}

function apply(entry: StoreEntry, messagesOf: (queue: string) => Messages): void {
  const messages = messagesOf(entry.queue);
  switch (entry.op) {
    case 'put':
      messages.set(entry.message.id, entry.message);
      return;
    case 'move':
      messages.delete(entry.id);
      messagesOf(entry.to).set(entry.message.id, entry.message);
      return;
    case 'drop':
      messages.delete(entry.id);
      return;
    case 'purge':
      messages.clear();
      return;
    case 'receive':
    case 'show':
      change(messages.get(entry.id), entry);
  }
}

function change(
  message: StoredMessage | undefined,
  entry: Extract<StoreEntry, { op: 'receive' | 'show' }>,
): void {
  if (message === undefined) return;
  message.visibleAtMs = entry.visibleAtMs;
  if (entry.op === 'show') return;
  message.receiveCount += 1;
  message.receipt = entry.receipt;
  message.firstReceivedAtMs ??= entry.atMs;
}
