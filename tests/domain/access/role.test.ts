import { describe, expect, test } from 'vitest';
import { holds, may, mayOn, type Person } from '#shared/domain/access/role.ts';
import { ROLES } from '#shared/playbooks/roles.ts';

const person = (role: string, ...teams: string[]): Person => ({
  id: role,
  roles: ROLES.filter(({ id }) => id === role),
  teams,
});

describe('an agent', () => {
  const lin = person('agent', 'general');

  test.each([
    { team: 'general', allowed: true },
    { team: 'complaints', allowed: false },
  ])('reads and works on tickets of $team: $allowed', ({ team, allowed }) => {
    expect(may(lin, 'tickets.read', team)).toBe(allowed);
    expect(may(lin, 'tickets.work', team)).toBe(allowed);
  });

  test('may do what was given to them, whichever team it belongs to', () => {
    expect(mayOn(lin, 'tickets.work', { team: 'complaints', assignee: 'agent' })).toBe(true);
    expect(mayOn(lin, 'tickets.work', { team: 'complaints', assignee: 'emma' })).toBe(false);
  });

  test('sees no raw mails and takes no supervisor’s step', () => {
    expect(may(lin, 'mails.read')).toBe(false);
    expect(holds(lin, 'supervisor')).toBe(false);
  });
});

describe('a supervisor', () => {
  const chen = person('supervisor', 'general');

  test('reaches every team, sees raw mails, and takes an agent’s step as well', () => {
    expect(may(chen, 'tickets.work', 'complaints')).toBe(true);
    expect(may(chen, 'mails.read')).toBe(true);
    expect(holds(chen, 'agent')).toBe(true);
    expect(holds(chen, 'admin')).toBe(false);
  });
});

test('somebody without a role may do nothing', () => {
  const stranger = person('nobody', 'general');

  expect(may(stranger, 'tickets.read', 'general')).toBe(false);
  expect(mayOn(stranger, 'tickets.read', { team: 'general', assignee: 'nobody' })).toBe(false);
});
