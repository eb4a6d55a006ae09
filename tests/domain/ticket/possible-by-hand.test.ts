import { expect, test } from 'vitest';
import type { Person } from '#shared/domain/access/role.ts';
import { possibleByHand } from '#shared/domain/ticket/possible-by-hand.ts';
import type { ByHand } from '#shared/domain/ticket/ticket.ts';
import { MONDAY_TEN } from '#tests/support/tickets.ts';

const FAX: ByHand = { message: 'm1', to: 'party:maker', via: ['fax'], since: MONDAY_TEN };

const reader = (...may: Person['roles'][number]['may']): Person => ({
  id: 'sun',
  teams: ['general'],
  roles: [{ id: 'own', title: { 'zh-CN': '质检', en: 'QA' }, may, reach: 'own-teams', actsAs: [] }],
});

const of = (person: Person, team = 'general') =>
  possibleByHand({ byHand: [FAX] }, person, { team });

test('what waits to be passed on may be ticked off by whoever works on the ticket', () => {
  expect(of(reader('tickets.read', 'tickets.work'))).toEqual([FAX]);
  expect(possibleByHand({}, reader('tickets.work'), { team: 'general' })).toEqual([]);
});

test('whoever only reads the ticket sees it, and why it is not theirs', () => {
  const why = { code: 'no-right', action: 'tickets.work' };
  expect(of(reader('tickets.read'))).toEqual([{ ...FAX, why }]);
  expect(of(reader('tickets.read', 'tickets.work'), 'technical')).toEqual([{ ...FAX, why }]);
});
