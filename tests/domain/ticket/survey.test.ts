import { expect, test } from 'vitest';
import { answerSurvey } from '#shared/domain/ticket/answer-survey.ts';
import { recoveryCallback } from '#shared/playbooks/recovery-callback.ts';
import {
  customer,
  MONDAY_TEN,
  momentAt,
  openedTicket,
  ticketId,
  ticketNumber,
} from '../../support/tickets.ts';

const recovery = (last: string) => ({
  id: ticketId(`01kjp00000000000000000000${last}`),
  number: ticketNumber('HY-0000-0001'),
  playbook: recoveryCallback,
  subject: '不满意回访 HY-7K3M-9QWX',
});

const answered = (...args: Parameters<typeof answerSurvey>) => {
  const outcome = answerSurvey(...args);
  if (outcome === undefined) throw new Error('the vote counts already');
  return outcome;
};

test('a good score is counted and nothing else happens', () => {
  const { judged, opened } = answered(
    openedTicket(),
    { answer: { score: 5, comment: '', hash: 'v5' }, recovery: undefined },
    momentAt(MONDAY_TEN, customer),
  );

  expect(judged.after.survey).toEqual({ state: 'answered', at: MONDAY_TEN, score: 5, vote: 'v5' });
  expect(judged.messages).toEqual([]);
  expect(opened).toBeUndefined();
});

test('a bad score opens a callback for a supervisor, once, whatever follows', () => {
  const first = answered(
    openedTicket(),
    { answer: { score: 1, comment: '没人接电话', hash: 'v1' }, recovery: recovery('2') },
    momentAt(MONDAY_TEN, customer),
  );

  expect(first.opened?.after).toMatchObject({
    playbook: { id: 'recovery-callback' },
    linkedTo: openedTicket().id,
    channel: 'playbook',
    status: { state: 'open' },
  });
  expect(first.judged.messages).toMatchObject([{ kind: 'survey', text: '没人接电话' }]);

  const second = answered(
    first.judged.after,
    { answer: { score: 2, comment: '', hash: 'v2' }, recovery: recovery('3') },
    momentAt(MONDAY_TEN, customer),
  );

  expect(second.opened).toBeUndefined();
  expect(second.judged.after.survey).toMatchObject({ score: 2, recovery: first.opened?.after.id });
});

test('the very same vote, sent twice, counts once', () => {
  const answer = { score: 4, comment: 'Quick and kind', hash: 'v4' } as const;
  const moment = momentAt(MONDAY_TEN, customer);
  const { judged } = answered(openedTicket(), { answer, recovery: undefined }, moment);

  expect(answerSurvey(judged.after, { answer, recovery: undefined }, moment)).toBeUndefined();
});
