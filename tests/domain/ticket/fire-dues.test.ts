import { describe, expect, test } from 'vitest';
import { fireDues } from '#shared/domain/ticket/fire-dues.ts';
import { resolveTicket } from '#shared/domain/ticket/work.ts';
import { inquiry } from '#shared/playbooks/inquiry.ts';
import { agent, machine, momentAt, openedTicket } from '../../support/tickets.ts';

/** The first response is due at 15:30, and warned of an hour before. */
const WARNED = '2026-03-02T06:30:00.000Z';
const BROKEN = '2026-03-02T07:30:00.000Z';

describe('a limit', () => {
  test('does nothing before its warning', () => {
    expect(fireDues(openedTicket(), momentAt('2026-03-02T06:29:59.999Z', machine))).toBeUndefined();
  });

  test('warns first, and raises the ticket once it is broken', () => {
    const warned = fireDues(openedTicket(), momentAt(WARNED, machine));

    expect(warned?.events).toMatchObject([
      { type: 'ticket.due-warned', limit: 'first-response', priority: 'normal' },
    ]);

    const broken = warned && fireDues(warned.after, momentAt(BROKEN, machine));

    expect(broken?.events).toMatchObject([
      { type: 'ticket.due-breached', limit: 'first-response', priority: 'high' },
    ]);
    expect(broken && fireDues(broken.after, momentAt(BROKEN, machine))).toBeUndefined();
  });

  test('warns and breaks at once when the timer comes after an outage', () => {
    const fired = fireDues(openedTicket(), momentAt('2026-03-04T02:00:00.000Z', machine));

    expect(fired?.events.map(({ type }) => type)).toEqual([
      'ticket.due-warned',
      'ticket.due-breached',
      'ticket.due-warned',
    ]);
    expect(fired?.after.dues).toMatchObject([{ state: 'breached' }, { state: 'warned' }]);
    expect(fired?.after.version).toBe(2);
  });
});

describe('a resolved ticket', () => {
  const resolution = resolveTicket(
    openedTicket(),
    inquiry,
    momentAt('2026-03-02T03:00:00.000Z', agent('lin')),
  );
  const ticket = resolution.ok ? resolution.value.after : openedTicket();

  test('asks its customer after a day', () => {
    const fired = fireDues(ticket, momentAt('2026-03-03T03:00:00.000Z', machine));

    expect(fired?.events).toMatchObject([{ type: 'ticket.survey-sent' }]);
    expect(fired?.jobs).toMatchObject([{ queue: 'notification', mail: 'survey' }]);
    expect(fired?.after.survey).toEqual({ state: 'sent', at: '2026-03-03T03:00:00.000Z' });
  });

  test('closes after a week, and nothing is due any more', () => {
    const fired = fireDues(ticket, momentAt('2026-03-09T03:00:00.000Z', machine));

    expect(fired?.events.map(({ type }) => type)).toEqual(['ticket.survey-sent', 'ticket.closed']);
    expect(fired?.after).toMatchObject({ status: { state: 'closed' }, dues: [] });
  });
});
