/**
 * Processes of the handbook with calls of the world broken: whatever breaks, a play ends as it does when nothing breaks, with nothing
 * lost, nothing doubled, books that add up and each number given once.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ledgerBook } from '#shared/adapters/store/ledger-book.ts';
import * as shapes from '#shared/contracts/ticket.ts';
import { HANDBOOK } from '#shared/playbooks/handbook.ts';
import { LEDGERS } from '#shared/playbooks/ledgers.ts';
import { type HandbookPlay, PLAYS } from '#tests/plays/plays.ts';
import { playQuotation } from '#tests/plays/quotation.ts';
import { playingDesk } from '#tests/support/playing-desk.ts';
import { MONDAY_TEN } from '../support/tickets.ts';
import { breaker, FAULTS, type Fault } from './faults.ts';
import { type World, world } from './world.ts';

/** A play has some thousand calls and takes a second: these many of them are broken each time, other ones with every seed. */
const POINTS = 3;

/** A campaign's calls are broken by the plays that are about campaigns. */
const FLOWS: readonly HandbookPlay[] = [
  ...PLAYS.filter(({ playbooks }) => !playbooks.includes('callback-campaign')),
  {
    name: 'a signed quotation (P087) and a parcel that a webhook knows of (P075)',
    playbooks: ['paid-service', 'courier-enquiry'],
    play: playQuotation,
  },
];

const run = async ({ play, playbooks }: HandbookPlay, at: number, fault: Fault) => {
  const break_ = breaker(at, fault);
  const some = HANDBOOK.filter(({ id }) => playbooks.includes(id));
  const desk = world(break_, MONDAY_TEN, some, {
    plansTriggers: playbooks.includes('credit-review'),
    caller: { call: async () => ({ outcome: 'answered', answer: '派送中' }) },
  });
  const colleagues = playingDesk(MONDAY_TEN, { desk });
  await play(colleagues);
  await colleagues.settles();
  return { desk, calls: break_.calls() };
};

const ticketsOf = (desk: World) =>
  desk.memory
    .rows()
    .filter(({ kind }) => kind === 'ticket')
    .map((row) => shapes.ticket.parse(row['ticket']));

/** What came of it, without names that are drawn by lot and moments at which a second attempt went well. */
const outcome = async (desk: World) => {
  const tickets = ticketsOf(desk);
  const told = await Promise.all(
    tickets.map(async ({ id, playbook, status, run: { steps, number } }) => ({
      playbook: playbook.id,
      state: status.state,
      steps: steps.map((step) => step.id),
      number,
      timeline: ((await playingDesk(MONDAY_TEN, { desk }).timeline(id)) ?? []).toSorted(),
    })),
  );
  const mails = desk.memory.rows().filter(({ kind }) => kind === 'delivery').length;
  return {
    tickets: told.map((one) => JSON.stringify(one)).toSorted(),
    mails,
    papers: desk.papers.size,
    dead: desk.deadLetters.length,
  };
};

const booksAddUp = async (desk: World): Promise<void> => {
  const book = ledgerBook(desk.memory);
  for (const { id } of LEDGERS) expect(await book.trialBalance(id)).toMatchObject({ sum: 0 });
};

const numbersAreGivenOnce = (desk: World): void => {
  const numbers = ticketsOf(desk).flatMap((ticket) => ticket.run.number ?? []);
  expect(new Set(numbers).size).toBe(numbers.length);
};

describe.each(FLOWS)('$name', (flow) => {
  test('ends the same, whichever call breaks', async () => {
    const whole = await run(flow, 0, 'before');
    const expected = await outcome(whole.desk);
    expect(expected.dead).toBe(0);
    const broken = fc.record({
      at: fc.integer({ min: 1, max: whole.calls }),
      fault: fc.constantFrom(...FAULTS),
    });
    await fc.assert(
      fc.asyncProperty(broken, async ({ at, fault }) => {
        const { desk } = await run(flow, at, fault);
        expect(await outcome(desk)).toEqual(expected);
        await booksAddUp(desk);
        numbersAreGivenOnce(desk);
      }),
      { numRuns: POINTS, endOnFailure: true },
    );
  });
});
