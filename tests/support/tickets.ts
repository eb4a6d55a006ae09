/** Tickets, moments and calendars for tests. */

import type { Person } from '#shared/domain/access/role.ts';
import {
  isTicketId,
  isTicketNumber,
  type TicketId,
  type TicketNumber,
} from '#shared/domain/ids.ts';
import type { Decision, Moment } from '#shared/domain/ticket/decision.ts';
import type { Actor } from '#shared/domain/ticket/event.ts';
import { openTicket } from '#shared/domain/ticket/open-ticket.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Result } from '#shared/kernel/result.ts';
import { CALENDARS, workingCalendar } from '#shared/playbooks/calendars.ts';
import { inquiry } from '#shared/playbooks/inquiry.ts';
import { LEDGERS } from '#shared/playbooks/ledgers.ts';
import { ROLES } from '#shared/playbooks/roles.ts';

export const ticketId = (text: string): TicketId => {
  if (!isTicketId(text)) throw new Error(`not a ticket id: ${text}`);
  return text;
};

const ticketNumber = (text: string): TicketNumber => {
  if (!isTicketNumber(text)) throw new Error(`not a ticket number: ${text}`);
  return text;
};

/** Monday, 2 March 2026, 10:00 in Shanghai: the desk is open. */
export const MONDAY_TEN: Instant = '2026-03-02T02:00:00.000Z';

export const customer: Actor = { kind: 'customer' };
export const agent = (id: string): Actor => ({ kind: 'agent', id });
export const machine: Actor = { kind: 'machine' };

/** A colleague of the built-in roles, in the teams named. */
export const personOf = (
  id: string,
  role: string,
  teams: readonly string[] = ['general'],
): Person => ({
  id,
  roles: ROLES.filter((known) => known.id === role),
  teams,
});

/** What a rule decided, where the test expects no refusal. */
export const value = <Value>(result: Result<Value, { readonly code: string }>): Value => {
  if (!result.ok) throw new Error(`refused: ${result.refusal.code}`);
  return result.value;
};

let count = 0;

export const momentAt = (at: Instant, by: Actor = customer): Moment => ({
  at,
  by,
  calendar: workingCalendar,
  calendars: CALENDARS,
  ledgers: LEDGERS,
  settings: {},
  facts: new Map(),
  fresh: () => {
    count += 1;
    return `id${String(count).padStart(6, '0')}`;
  },
});

const TICKET_ID = ticketId('01kjp000000000000000000001');

export const opened = (
  at: Instant = MONDAY_TEN,
  email: string | undefined = 'li.na@example.com',
): Decision =>
  value(
    openTicket(
      {
        id: TICKET_ID,
        number: ticketNumber('HY-7K3M-9QWX'),
        playbook: inquiry,
        channel: 'form',
        subject: '洗衣机不排水',
        language: 'zh-CN',
        customer: {
          id: 'mailto:li.na@example.com',
          name: '李娜',
          ...(email === '' ? {} : { email }),
        },
        message: { id: 'm1', kind: 'customer', channel: 'form', text: '昨天买的洗衣机不排水。' },
        tell: 'confirmation',
      },
      momentAt(at),
    ),
  );

export const openedTicket = (at?: Instant): Ticket => opened(at).after;
