import { describe, expect, test } from 'vitest';
import { fireDues } from '#shared/domain/ticket/fire-dues.ts';
import { resolveTicket } from '#shared/domain/ticket/take-step.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { inquiry } from '#shared/playbooks/inquiry.ts';
import { agent, machine, momentAt, openedTicket, personOf, value } from '../../support/tickets.ts';

/** The first response is due at 15:30, and warned of an hour before. */
const WARNED = '2026-03-02T06:30:00.000Z';
const BROKEN = '2026-03-02T07:30:00.000Z';

const fired = (ticket: Ticket, at: Instant) =>
  value(fireDues(ticket, inquiry, momentAt(at, machine)));

describe('a limit', () => {
  test('does nothing before its warning', () => {
    expect(fired(openedTicket(), '2026-03-02T06:29:59.999Z')).toBeUndefined();
  });

  test('warns first, and raises the ticket once it is broken', () => {
    const warned = fired(openedTicket(), WARNED);

    expect(warned?.events).toMatchObject([
      { type: 'ticket.due-warned', limit: 'first-response', priority: 'normal' },
    ]);

    const broken = warned && fired(warned.after, BROKEN);

    expect(broken?.events).toMatchObject([
      { type: 'ticket.due-breached', limit: 'first-response', priority: 'high' },
    ]);
    expect(broken && fired(broken.after, BROKEN)).toBeUndefined();
  });

  test('warns and breaks at once when the timer comes after an outage', () => {
    const late = fired(openedTicket(), '2026-03-04T02:00:00.000Z');

    expect(late?.events.map(({ type }) => type)).toEqual([
      'ticket.due-warned',
      'ticket.due-breached',
      'ticket.due-warned',
    ]);
    expect(late?.after.dues).toMatchObject([
      { state: 'breached' },
      { state: 'running', reminded: 1 },
    ]);
    expect(late?.after.version).toBe(2);
  });
});

describe('a resolved ticket', () => {
  const { after: ticket } = value(
    resolveTicket(
      openedTicket(),
      { playbook: inquiry, person: personOf('lin', 'agent') },
      momentAt('2026-03-02T03:00:00.000Z', agent('lin')),
    ),
  );

  test('asks its customer after a day', () => {
    const late = fired(ticket, '2026-03-03T03:00:00.000Z');

    expect(late?.events.map(({ type }) => type)).toEqual([
      'step.left',
      'step.entered',
      'ticket.survey-sent',
    ]);
    expect(late?.jobs).toMatchObject([{ queue: 'notification', mail: 'survey' }]);
    expect(late?.after.survey).toEqual({ state: 'sent', at: '2026-03-03T03:00:00.000Z' });
  });

  test('closes after a week, and nothing is due any more', () => {
    const late = fired(ticket, '2026-03-09T03:00:00.000Z');

    expect(late?.events.map(({ type }) => type)).toEqual([
      'step.left',
      'step.entered',
      'step.left',
      'ticket.survey-sent',
      'ticket.closed',
    ]);
    expect(late?.after).toMatchObject({ status: { state: 'closed' }, dues: [] });
  });
});
