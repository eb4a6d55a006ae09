import { expect, test } from 'vitest';
import { type Answer, answerSurvey } from '#shared/domain/ticket/answer-survey.ts';
import type { Decision } from '#shared/domain/ticket/decision.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { inquiry } from '#shared/playbooks/inquiry.ts';
import { customer, MONDAY_TEN, momentAt, openedTicket, value } from '../../support/tickets.ts';

const voted = (ticket: Ticket, answer: Answer): Decision | undefined =>
  value(answerSurvey(ticket, { answer, playbook: inquiry }, momentAt(MONDAY_TEN, customer)));

const counted = (ticket: Ticket, answer: Answer): Decision => {
  const decision = voted(ticket, answer);
  if (decision === undefined) throw new Error('the vote counts already');
  return decision;
};

test('a good score is counted and nothing else happens', () => {
  const { after, messages, effects } = counted(openedTicket(), {
    score: 5,
    comment: '',
    hash: 'v5',
  });

  expect(after.survey).toEqual({ state: 'answered', at: MONDAY_TEN, score: 5, vote: 'v5' });
  expect(messages).toEqual([]);
  expect(effects).toEqual([]);
});

test('a bad score opens a callback, and a second one the very same', () => {
  const first = counted(openedTicket(), { score: 1, comment: '没人接电话', hash: 'v1' });

  expect(first.effects).toMatchObject([{ kind: 'open', playbook: 'recovery-callback' }]);
  expect(first.jobs).toMatchObject([{ queue: 'follow-up', effects: { from: 0 } }]);
  expect(first.messages).toMatchObject([{ kind: 'survey', text: '没人接电话' }]);

  const second = counted(first.after, { score: 2, comment: '', hash: 'v2' });

  expect(second.after.survey).toMatchObject({ score: 2 });
  // One key is one ticket, however often it is wanted.
  expect(second.effects.map(({ key }) => key)).toEqual(first.effects.map(({ key }) => key));
});

test('the very same vote, sent twice, counts once', () => {
  const answer = { score: 4, comment: 'Quick and kind', hash: 'v4' } as const;
  const { after } = counted(openedTicket(), answer);

  expect(voted(after, answer)).toBeUndefined();
});
