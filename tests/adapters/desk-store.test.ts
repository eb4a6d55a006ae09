/** What is written together is stored together or not at all, and the timer follows. */
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { memoryTable } from '#shared/adapters/memory/memory-table.ts';
import { deskStore } from '#shared/adapters/store/desk-store.ts';
import { jobRow, jobTable } from '#shared/adapters/store/job-table.ts';
import type { Delivery } from '#shared/domain/delivery/delivery.ts';
import type { Decision } from '#shared/domain/ticket/decision.ts';
import { type Due, earliestMoment } from '#shared/domain/ticket/due.ts';
import { DAY, later, MINUTE } from '#shared/kernel/instant.ts';
import { changed, dueAt, idOf, numberOf, placed } from '#tests/support/placed-tickets.ts';
import { MONDAY_TEN, opened } from '#tests/support/tickets.ts';

let memory = memoryTable();
let desk = deskStore(memory);

beforeEach(() => {
  memory = memoryTable();
  desk = deskStore(memory);
});

const store = async (...decisions: readonly Decision[]): Promise<void> => {
  for (const decision of decisions) {
    const stored = await desk.commit({ at: MONDAY_TEN, decisions: [decision] });
    if (!stored.ok) throw new Error(stored.refusal.code);
  }
};

describe('the one timer row of a ticket', () => {
  const timers = () =>
    memory
      .rows()
      .filter(({ sk }) => sk.includes('#timer#'))
      .flatMap((row) => jobRow.parse(row).jobs);

  test('follows its earliest moment through any life', async () => {
    const due = fc.oneof(
      fc.nat(5000).map(
        (minutes): Due => ({
          kind: 'wait',
          step: 'asked',
          at: later(MONDAY_TEN, minutes * MINUTE),
        }),
      ),
      fc.constant<Due>({
        kind: 'limit',
        id: 'first-response',
        state: 'paused',
        anchor: MONDAY_TEN,
        stood: 0,
        reminded: 0,
        since: MONDAY_TEN,
        leftMinutes: 5,
      }),
      fc.nat(5000).map((minutes) => dueAt(later(MONDAY_TEN, minutes * MINUTE))[0]),
    );
    const dues = fc.array(
      due.filter((one) => one !== undefined),
      { maxLength: 4 },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(dues, { minLength: 1, maxLength: 8 }), async (life) => {
        memory = memoryTable();
        desk = deskStore(memory);
        await store(placed(1, { dues: [] }));
        for (const next of life) {
          const current = await desk.ticket(idOf(1));
          if (current === undefined) throw new Error('the ticket is gone');
          await store(changed(current, { dues: next }));
          const earliest = earliestMoment(next);
          expect(timers().map((job) => job.due)).toEqual(earliest === undefined ? [] : [earliest]);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('is found by the tick in the hour it falls due', async () => {
    await store(placed(1, { dues: dueAt(later(MONDAY_TEN, 90 * MINUTE)) }));
    const jobs = jobTable(memory);
    const from = later(MONDAY_TEN, 60 * MINUTE);
    expect(await jobs.ofHour(from, later(from, 29 * MINUTE))).toEqual([]);
    const [row] = await jobs.ofHour(from, later(from, 30 * MINUTE));
    expect(row?.jobs).toMatchObject([{ queue: 'follow-up', ticket: idOf(1) }]);
    if (row !== undefined) await jobs.remove([row, row]);
    expect(timers()).toEqual([]);
  });
});

describe('a change', () => {
  test('of a version that is no more is stale, and nothing of it is stored', async () => {
    await store(opened());
    const { after } = opened();
    await store(changed(after, { subject: 'first' }));
    const before = JSON.stringify(memory.rows());
    const late = { ...changed(after, { subject: 'second' }), messages: opened().messages };
    expect(await desk.commit({ at: MONDAY_TEN, decisions: [late] })).toEqual({
      ok: false,
      refusal: { code: 'change.stale' },
    });
    expect(JSON.stringify(memory.rows())).toBe(before);
  });

  test('that opens a ticket again tells the first', async () => {
    const first = opened();
    await store(first);
    const again = { ...first, after: { ...first.after, number: numberOf(2) } };
    expect(await desk.commit({ at: MONDAY_TEN, decisions: [again] })).toEqual({
      ok: false,
      refusal: { code: 'change.request-known', ticket: first.after },
    });
  });

  test('with a number that is taken is told so', async () => {
    await store(opened());
    const { after } = opened();
    const other = { ...opened(), after: { ...after, id: idOf(2) } };
    expect(await desk.commit({ at: MONDAY_TEN, decisions: [other] })).toMatchObject({
      refusal: { code: 'change.number-taken' },
    });
  });

  test('over a cap is refused with the cap’s name, and counts nothing', async () => {
    const caps = [{ name: 'source#1', limit: 2, until: later(MONDAY_TEN, DAY) }];
    const jobs = opened().jobs;
    for (let turn = 0; turn < 2; turn++) {
      expect((await desk.commit({ at: MONDAY_TEN, jobs, caps })).ok).toBe(true);
    }
    expect(await desk.commit({ at: MONDAY_TEN, jobs, caps })).toEqual({
      ok: false,
      refusal: { code: 'change.cap-reached', cap: 'source#1' },
    });
    expect(memory.rows().find(({ kind }) => kind === 'cap')).toMatchObject({ used: 2 });
  });

  test('of a delivery is taken by one worker only, step by step', async () => {
    const claimed: Delivery = {
      job: 'j1',
      ticket: idOf(1),
      mail: 'reply',
      attempts: 1,
      status: { state: 'claimed', at: MONDAY_TEN },
    };
    const sent: Delivery = {
      ...claimed,
      status: { state: 'sent', at: MONDAY_TEN, messageId: 'm1@ses' },
    };
    const step = async (before: Delivery | undefined, after: Delivery) =>
      (await desk.commit({ at: MONDAY_TEN, delivery: { after, ...(before && { before }) } })).ok;
    expect(await step(undefined, claimed)).toBe(true);
    expect(await step(undefined, claimed)).toBe(false);
    expect(await step(claimed, sent)).toBe(true);
    expect(await step(claimed, sent)).toBe(false);
    expect(await desk.ticketOfMessage('m1@ses')).toBe(idOf(1));
  });

  test('with a Message-ID of any length and alphabet is stored and found', async () => {
    for (const messageId of ['a@b', '号'.repeat(995), 'x'.repeat(995)]) {
      const takenIn = { messageId, ticket: idOf(1) };
      const jobs = opened().jobs;
      expect((await desk.commit({ at: MONDAY_TEN, jobs, takenIn })).ok).toBe(true);
      expect((await desk.commit({ at: MONDAY_TEN, jobs, takenIn })).ok).toBe(false);
      expect(await desk.ticketOfMessage(messageId)).toBe(idOf(1));
    }
  });

  test('is told to whoever was too late: the events since', async () => {
    const { after } = opened();
    await store(opened());
    const noted = { type: 'ticket.noted', at: MONDAY_TEN, by: { kind: 'machine' } } as const;
    await store({ ...changed(after, {}), events: [{ ...noted, message: 'm2' }] });
    expect(await desk.eventsSince(after.id, 1)).toEqual([{ ...noted, message: 'm2' }]);
    expect(await desk.eventsSince(after.id, 2)).toEqual([]);
  });
});
