import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { memoryTable } from '#shared/adapters/memory/memory-table.ts';
import { deskStore } from '#shared/adapters/store/desk-store.ts';
import { mailLedger } from '#shared/adapters/store/mail-ledger.ts';
import type { MailState, RawMail } from '#shared/domain/raw-mail/raw-mail.ts';
import { DAY, type Instant, later, MINUTE } from '#shared/kernel/instant.ts';
import { MONDAY_TEN } from '#tests/support/tickets.ts';

let memory = memoryTable();
let desk = deskStore(memory);

beforeEach(() => {
  memory = memoryTable();
  desk = deskStore(memory);
});

describe('the ledger of raw mails', () => {
  const ledger = () => mailLedger(memory);
  const mail = (n: number, state: MailState, receivedAt: Instant): RawMail => ({
    id: `ses${String(n).padStart(3, '0')}`,
    source: 'mail',
    receivedAt,
    state,
    reason: 'r',
    from: 'a@b.example',
    subject: '题',
    content: 'not shown in lists',
  });

  test('lists by state over months, newest first, each mail once, in pages of any size', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom('ticket', 'bulk', 'received'), fc.nat(300), fc.nat(2)), {
          maxLength: 25,
        }),
        fc.integer({ min: 1, max: 6 }),
        async (kinds, limit) => {
          memory = memoryTable();
          desk = deskStore(memory);
          const mails = kinds.map(([state, days, minutes], n) =>
            mail(n, state, later(MONDAY_TEN, minutes * MINUTE - days * DAY)),
          );
          for (const after of mails) await desk.commit({ at: MONDAY_TEN, mail: { after } });
          const newestFirst = (of: readonly RawMail[]) =>
            of
              .map(({ receivedAt, id }) => `${receivedAt}#${id}`)
              .toSorted()
              .toReversed();
          for (const state of [undefined, 'bulk'] as const) {
            const query = { limit, now: MONDAY_TEN, ...(state === undefined ? {} : { state }) };
            let page = await ledger().mails(query);
            const found = [...page.items];
            while (page.next !== undefined) {
              page = await ledger().mails({ ...query, cursor: page.next });
              found.push(...page.items);
            }
            const wanted = mails.filter((one) => state === undefined || one.state === state);
            expect(found.map(({ receivedAt, id }) => `${receivedAt}#${id}`)).toEqual(
              newestFirst(wanted),
            );
            expect(found.every(({ content }) => content === undefined)).toBe(true);
          }
          const ended = mails.filter(({ state }) => state !== 'received').length;
          expect(await ledger().counts()).toEqual({ received: mails.length, ended });
        },
      ),
      { numRuns: 40 },
    );
  });

  test('moves a mail from one state to another once, and counts it once', async () => {
    const before = mail(1, 'received', MONDAY_TEN);
    await desk.commit({ at: MONDAY_TEN, mail: { after: before } });
    const after = mail(1, 'bulk', MONDAY_TEN);
    expect((await desk.commit({ at: MONDAY_TEN, mail: { before, after } })).ok).toBe(true);
    expect((await desk.commit({ at: MONDAY_TEN, mail: { before, after } })).ok).toBe(false);
    expect((await desk.commit({ at: MONDAY_TEN, mail: { after: before } })).ok).toBe(false);
    const list = async (state: MailState) =>
      (await ledger().mails({ state, limit: 9, now: MONDAY_TEN })).items.length;
    expect([await list('received'), await list('bulk')]).toEqual([0, 1]);
    expect(await ledger().counts()).toEqual({ received: 1, ended: 1 });
    expect((await ledger().mail('ses001'))?.content).toBe('not shown in lists');
  });

  test.each(['', 'x', 'e30', Buffer.from('{"month":"2026-13"}').toString('base64url')])(
    'begins anew with a cursor that is none: %j',
    async (cursor) => {
      await desk.commit({ at: MONDAY_TEN, mail: { after: mail(1, 'bulk', MONDAY_TEN) } });
      expect((await ledger().mails({ limit: 9, cursor, now: MONDAY_TEN })).items).toHaveLength(1);
    },
  );
});
