import { describe, expect, test } from 'vitest';
import { checkPlaybook } from '#shared/domain/playbook/check-playbook.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { inquiry } from '#shared/playbooks/inquiry.ts';
import { PLAYBOOKS } from '#shared/playbooks/registry.ts';
import { ROLES } from '#shared/playbooks/roles.ts';
import { TEAMS } from '#shared/playbooks/teams.ts';

const around = {
  roles: ROLES.map(({ id }) => id),
  teams: TEAMS.map(({ id }) => id),
  playbooks: PLAYBOOKS.map(({ id }) => id),
};

const title = { 'zh-CN': '核实', en: 'Verify' };

const findings = (change: Partial<Playbook>) => checkPlaybook({ ...inquiry, ...change }, around);

test.each(PLAYBOOKS)('$id can be run from its start to its end', (playbook) => {
  expect(checkPlaybook(playbook, around)).toEqual([]);
});

describe('a playbook is refused', () => {
  test('when it begins nowhere', () => {
    expect(findings({ start: 'verify' })).toEqual([{ code: 'start.missing', step: 'verify' }]);
  });

  test('when an outcome leads nowhere', () => {
    const steps = { answer: { title, by: 'agent', outcomes: { done: { title, to: 'verify' } } } };

    expect(findings({ steps })).toEqual([
      { code: 'outcome.leads-nowhere', step: 'answer', outcome: 'done' },
    ]);
  });

  test('when a step cannot be reached, or cannot be left', () => {
    const steps = { ...inquiry.steps, verify: { title, by: 'agent', outcomes: {} } };

    expect(findings({ steps })).toEqual([
      { code: 'step.unreachable', step: 'verify' },
      { code: 'step.dead-end', step: 'verify' },
    ]);
  });

  test('when a step belongs to a role that nobody can hold, or the ticket to a team that is none', () => {
    const steps = {
      answer: { title, by: 'wizard', outcomes: { done: { title, to: 'end' } } },
    };

    expect(findings({ steps, team: 'night' })).toEqual([
      { code: 'role.missing', step: 'answer', role: 'wizard' },
      { code: 'team.missing', team: 'night' },
    ]);
  });

  test('when a limit stands there twice or warns before it has begun', () => {
    const [limit] = inquiry.limits;
    if (limit === undefined) throw new Error('the inquiry has no limit');

    expect(findings({ limits: [limit, { ...limit, warnMinutes: limit.minutes }] })).toEqual([
      { code: 'limit.twice', limit: 'first-response' },
      { code: 'limit.warns-too-early', limit: 'first-response' },
    ]);
  });

  test('when its recovery is no playbook', () => {
    const survey = { afterMinutes: 60, recovery: { upTo: 2, playbook: 'apology' } };

    expect(findings({ survey })).toEqual([{ code: 'playbook.missing', playbook: 'apology' }]);
  });
});
