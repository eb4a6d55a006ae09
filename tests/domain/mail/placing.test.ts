import { describe, expect, test } from 'vitest';
import { isTicketId, type TicketId } from '#shared/domain/ids.ts';
import {
  type CandidateTicket,
  mayAnswerAutomatically,
  mayOpenAttachments,
  placeMail,
} from '#shared/domain/mail/placing.ts';
import type { Verdicts } from '#shared/domain/mail/verdicts.ts';

const ticket = (text: string): TicketId => {
  if (!isTicketId(text)) throw new Error(`${text} is no ticket id`);
  return text;
};
const id = ticket('01jabcdefghjkmnpqrstvwxyz0');
const second = ticket('01jabcdefghjkmnpqrstvwxyz1');
const record = { from: 'Li.Lei@customer.example', automatic: 'none' } as const;
const proven: Verdicts = {
  spf: 'PASS',
  dkim: 'PASS',
  dmarc: 'PASS',
  policy: 'REJECT',
  spam: 'PASS',
  virus: 'PASS',
};
const known: CandidateTicket = {
  id,
  participants: ['li.lei@customer.example'],
  takesAnswers: true,
};
const signed = { ...known, participant: 'li.lei@customer.example' };

describe('a mail waits for a colleague', () => {
  test.each([
    [{ virus: 'FAIL' }, 'scan.virus'],
    [{ spam: 'FAIL' }, 'scan.spam'],
    [{ dmarc: 'FAIL', policy: 'REJECT' }, 'dmarc.refused'],
    [{ dmarc: 'FAIL', policy: 'QUARANTINE' }, 'dmarc.refused'],
  ] as const)('with %o, even on a signed address', (found, reason) => {
    expect(
      placeMail({
        record,
        verdicts: { ...proven, ...found },
        replyTicket: signed,
        referencedTickets: [known],
      }),
    ).toEqual({ place: 'quarantine', reason });
  });
});

describe('an answer joins its ticket', () => {
  test('by the signed address', () => {
    expect(
      placeMail({ record, verdicts: proven, replyTicket: signed, referencedTickets: [] }),
    ).toEqual({ place: 'join', ticketId: id, verified: true, reason: 'reply-address' });
  });

  test('by our message that it answers', () => {
    expect(placeMail({ record, verdicts: proven, referencedTickets: [known] })).toEqual({
      place: 'join',
      ticketId: id,
      verified: true,
      reason: 'reference',
    });
  });

  test('unverified when only the address is signed and the domain is in doubt', () => {
    for (const dmarc of ['FAIL', 'GRAY', 'PROCESSING_FAILED', 'NONE'] as const) {
      expect(
        placeMail({
          record,
          verdicts: { ...proven, dmarc, policy: 'NONE' },
          replyTicket: signed,
          referencedTickets: [],
        }),
      ).toMatchObject({ place: 'join', verified: false });
    }
  });

  test('on the nearest ticket that the sender takes part in', () => {
    const foreign = { ...known, id: second, participants: ['han@other.example'] };
    expect(
      placeMail({ record, verdicts: proven, referencedTickets: [foreign, known] }),
    ).toMatchObject({ place: 'join', ticketId: id });
  });
});

describe('in doubt it is a new ticket linked to the old', () => {
  test.each([
    [
      'a stranger with a leaked address',
      { replyTicket: { ...signed, participants: ['han@other.example'] } },
      'sender.stranger',
    ],
    [
      "another participant's address",
      {
        replyTicket: {
          ...known,
          participants: [...known.participants, 'han@other.example'],
          participant: 'han@other.example',
        },
      },
      'sender.other-participant',
    ],
    [
      'a stranger who knows a message id',
      { referencedTickets: [{ ...known, participants: ['han@other.example'] }] },
      'sender.stranger',
    ],
    [
      'a ticket closed too long ago',
      { replyTicket: { ...signed, takesAnswers: false } },
      'ticket.closed-too-long',
    ],
  ] as const)('%s', (_, given, reason) => {
    expect(placeMail({ record, verdicts: proven, referencedTickets: [], ...given })).toEqual({
      place: 'new',
      linkedTo: id,
      verified: true,
      reason,
    });
  });

  test('a sender nobody vouches for, with a message id only', () => {
    expect(
      placeMail({ record, verdicts: { ...proven, dmarc: 'GRAY' }, referencedTickets: [known] }),
    ).toEqual({ place: 'new', linkedTo: id, verified: false, reason: 'sender.unproven' });
  });

  test('a mail without a sender joins nothing', () => {
    expect(
      placeMail({
        record: { ...record, from: '' },
        verdicts: proven,
        referencedTickets: [{ ...known, participants: [''] }],
      }),
    ).toMatchObject({ place: 'new' });
  });

  test('a first mail is linked to nothing', () => {
    expect(placeMail({ record, verdicts: proven, referencedTickets: [] })).toEqual({
      place: 'new',
      verified: true,
      reason: 'first-contact',
    });
  });
});

test('attachments are opened when scanned clean, or where nothing is scanned', () => {
  expect(
    (['PASS', 'FAIL', 'GRAY', 'PROCESSING_FAILED', 'NONE'] as const).filter((virus) =>
      mayOpenAttachments({ ...proven, virus }),
    ),
  ).toEqual(['PASS', 'NONE']);
});

describe('a mail whose domain denies it while its policy is not told', () => {
  const denied: Verdicts = { ...proven, dmarc: 'FAIL', policy: 'UNKNOWN' };

  test.each([
    ['the signed address and a known sender', { replyTicket: signed }],
    ['our message and a known sender', { referencedTickets: [known] }],
    ['both', { replyTicket: signed, referencedTickets: [known] }],
  ])('joins no ticket with %s', (_, given) => {
    expect(placeMail({ record, verdicts: denied, referencedTickets: [], ...given })).toEqual({
      place: 'new',
      linkedTo: id,
      verified: false,
      reason: 'sender.denied',
    });
  });

  test('is taken in and not held back: a forwarding list breaks signatures too', () => {
    expect(placeMail({ record, verdicts: denied, referencedTickets: [] })).toEqual({
      place: 'new',
      verified: false,
      reason: 'first-contact',
    });
  });

  test('gets no automatic mail under any policy', () => {
    for (const policy of ['UNKNOWN', 'NONE', 'QUARANTINE', 'REJECT'] as const)
      expect(mayAnswerAutomatically({ ...denied, policy })).toBe(false);
    expect(mayAnswerAutomatically(proven)).toBe(true);
  });
});
