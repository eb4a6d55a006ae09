import type { CastRequest, DeskDoors } from './doors.ts';

export interface Played {
  readonly number: string;
  readonly additions: number;
  readonly notes: number;
  readonly replies: number;
  readonly resolved: number;
}

async function open(doors: DeskDoors, request: CastRequest): Promise<string> {
  if (request.door === 'form') return doors.submit(request);
  if (!(await doors.knows(request))) await doors.write(request);
  return doors.ticketOf(request);
}

/** One request from its first word to where its story ends; what an earlier run has done is not done again. */
export async function play(doors: DeskDoors, request: CastRequest): Promise<Played> {
  const { note, replies = [], adds, resolved = false } = request;
  const id = await open(doors, request);
  const { number, state, messages } = await doors.ticketWhen(id, 'classified', (file) =>
    file.timeline.some(({ type }) => type === 'ticket.classified'),
  );
  const nothing = { number, additions: 0, notes: 0, replies: 0, resolved: 0 };
  const isFresh = state === 'open' && messages.length === 1;
  if (!isFresh || (note ?? adds ?? replies[0]) === undefined) return nothing;
  if (note !== undefined) await doors.work(id, '/messages', { kind: 'note', text: note });
  if (replies.length > 0) await doors.work(id, '/take');
  for (const text of replies) await doors.work(id, '/messages', { kind: 'reply', text });
  if (adds !== undefined) {
    await doors.answer(request, adds);
    await doors.ticketWhen(id, 'with what the customer added', (file) =>
      file.messages.some((message) => message.channel === 'mail' && message.text.includes(adds)),
    );
  }
  if (resolved) await doors.work(id, '/resolve');
  return {
    number,
    additions: adds === undefined ? 0 : 1,
    notes: note === undefined ? 0 : 1,
    replies: replies.length,
    resolved: resolved ? 1 : 0,
  };
}
