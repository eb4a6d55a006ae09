import { describe, expect, test } from 'vitest';
import { hearFromCustomer, reopenTicket } from '#shared/domain/ticket/hear-from-customer.ts';
import { resolveTicket } from '#shared/domain/ticket/take-step.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import {
  assignTicket,
  noteOnTicket,
  replyToTicket,
  takeTicket,
} from '#shared/domain/ticket/work.ts';
import { inquiry } from '#shared/playbooks/inquiry.ts';
import {
  agent,
  customer,
  MONDAY_TEN,
  momentAt,
  opened,
  openedTicket,
  personOf,
  value,
} from '../../support/tickets.ts';

const lin = agent('lin');
const ELEVEN = '2026-03-02T03:00:00.000Z';

const replied = (ticket: Ticket, at = ELEVEN): Ticket =>
  value(replyToTicket(ticket, inquiry, { ...momentAt(at, lin), text: '请先清理过滤网。' })).after;

const resolved = (ticket: Ticket, at = ELEVEN): Ticket =>
  value(resolveTicket(ticket, byLin, momentAt(at, lin))).after;

const byLin = { playbook: inquiry, person: personOf('lin', 'agent') };

const said = { id: 'm9', channel: 'page', text: 'It still leaks.' } as const;

describe('a new ticket', () => {
  test('is open, owned by a team, under its limits, to be classified and confirmed', () => {
    const { after, events, jobs, messages } = opened();

    expect(after).toMatchObject({ status: { state: 'open' }, team: 'general', version: 1 });
    expect(
      after.dues.map((due) => [due.kind === 'limit' && due.id, 'at' in due && due.at]),
    ).toEqual([
      // Four business hours from 10:00, with the lunch break between.
      ['first-response', '2026-03-02T07:30:00.000Z'],
      ['resolution', '2026-03-05T02:00:00.000Z'],
    ]);
    expect(events.map(({ type }) => type)).toEqual(['ticket.opened', 'step.entered']);
    expect(messages).toHaveLength(1);
    expect(jobs.map(({ queue }) => queue)).toEqual(['classification', 'notification']);
  });

  test('of a customer without a mail address is confirmed to nobody', () => {
    expect(opened(MONDAY_TEN, '').jobs.map(({ queue }) => queue)).toEqual(['classification']);
  });
});

describe('an open ticket', () => {
  test('is taken by one agent, and not by a second', () => {
    const taken = value(takeTicket(openedTicket(), 'lin', momentAt(ELEVEN, lin))).after;

    expect(taken.assignee).toBe('lin');
    expect(takeTicket(taken, 'emma', momentAt(ELEVEN, agent('emma')))).toEqual({
      ok: false,
      refusal: { code: 'ticket.taken-already', assignee: 'lin' },
    });
  });

  test('waits for the customer once it is answered, and the promise to answer is kept', () => {
    const waiting = replied(openedTicket());

    expect(waiting.status).toEqual({ state: 'waiting', since: ELEVEN });
    expect(waiting.answeredAt).toBe(ELEVEN);
    expect(waiting.dues).toMatchObject([
      // Three working days of 7.5 hours less the hour that has passed.
      { kind: 'limit', id: 'resolution', state: 'paused', leftMinutes: 1290 },
    ]);
  });

  test('mails the answer behind the mail before it', () => {
    const ticket = openedTicket();
    const { jobs } = value(
      replyToTicket(ticket, inquiry, { ...momentAt(ELEVEN, lin), text: 'Hello' }),
    );

    expect(jobs).toMatchObject([{ queue: 'notification', mail: 'reply', after: ticket.lastMail }]);
    expect(ticket.lastMail).toBeDefined();
  });

  test('handed to another team loses the person who had it', () => {
    const taken = value(takeTicket(openedTicket(), 'lin', momentAt(ELEVEN, lin))).after;
    const handed = value(assignTicket(taken, { team: 'technical' }, momentAt(ELEVEN, lin))).after;

    expect(handed.team).toBe('technical');
    expect(handed).not.toHaveProperty('assignee');
  });
});

describe('a waiting ticket', () => {
  test('runs on with what was left when the customer writes again', () => {
    const waiting = replied(openedTicket());
    // A week later, at 9:00.
    const at = '2026-03-09T01:00:00.000Z';
    const { after } = value(
      hearFromCustomer(waiting, inquiry, { ...momentAt(at, customer), said }),
    );

    expect(after.status).toEqual({ state: 'open' });
    // 21.5 business hours: two days of 7.5, and 6.5 of the third.
    expect(after.dues).toMatchObject([
      { id: 'resolution', state: 'running', at: '2026-03-11T09:00:00.000Z' },
    ]);
  });
});

describe('a resolved ticket', () => {
  test('tells the customer, and asks a day later', () => {
    const decision = value(resolveTicket(openedTicket(), byLin, momentAt(ELEVEN, lin)));

    expect(decision.after).toMatchObject({ status: { state: 'resolved' } });
    expect(decision.after.dues).toEqual([
      { kind: 'wait', step: 'resolved', at: '2026-03-03T03:00:00.000Z' },
    ]);
    expect(decision.jobs).toMatchObject([{ mail: 'resolved' }]);
  });

  test('is reopened by a word of the customer, with its promises anew and no survey', () => {
    const { after, events } = value(
      hearFromCustomer(resolved(openedTicket()), inquiry, {
        ...momentAt('2026-03-02T06:00:00.000Z'),
        said,
      }),
    );

    expect(after.status).toEqual({ state: 'open' });
    expect(after.run.steps.map(({ id }) => id)).toEqual(['answer']);
    expect(after.dues.map(({ kind }) => kind)).toEqual(['limit', 'limit']);
    expect(events.map(({ type }) => type)).toEqual([
      'ticket.customer-wrote',
      'step.entered',
      'ticket.reopened',
    ]);
  });

  test.each([
    { verb: 'taken', rule: (ticket: Ticket) => takeTicket(ticket, 'lin', momentAt(ELEVEN, lin)) },
    {
      verb: 'assigned',
      rule: (ticket: Ticket) => assignTicket(ticket, { team: 'general' }, momentAt(ELEVEN, lin)),
    },
    {
      verb: 'answered',
      rule: (ticket: Ticket) =>
        replyToTicket(ticket, inquiry, { ...momentAt(ELEVEN, lin), text: 'Hi' }),
    },
    {
      verb: 'resolved again',
      rule: (ticket: Ticket) => resolveTicket(ticket, byLin, momentAt(ELEVEN, lin)),
    },
  ])('cannot be $verb', ({ rule }) => {
    expect(rule(resolved(openedTicket()))).toEqual({
      ok: false,
      refusal: { code: 'ticket.not-possible', state: 'resolved' },
    });
  });

  test('takes a note, and an agent may reopen it', () => {
    const ticket = resolved(openedTicket());

    expect(
      noteOnTicket(ticket, { ...momentAt(ELEVEN, lin), text: '已电话确认' }).messages,
    ).toMatchObject([{ kind: 'note', text: '已电话确认' }]);
    expect(value(reopenTicket(ticket, inquiry, momentAt(ELEVEN, lin))).after.status).toEqual({
      state: 'open',
    });
  });
});

test('an open ticket cannot be reopened', () => {
  expect(reopenTicket(openedTicket(), inquiry, momentAt(ELEVEN, lin))).toMatchObject({ ok: false });
});
