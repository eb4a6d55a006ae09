import { beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { mailView, quarantineView } from '#shared/contracts/agent-api.ts';
import { END_STATES } from '#shared/domain/raw-mail/raw-mail.ts';
import { HOUR, SECOND } from '#shared/kernel/instant.ts';
import { takeInMail } from '#shared/usecases/take-in-mail.ts';
import { type DeskApi, deskApi, PEOPLE, REQUEST } from '#tests/support/desk-api.ts';
import { LI, type Mail, type MailDesk, mailDesk } from '#tests/support/mail-desk.ts';

const SPAM = { verdicts: { spam: 'FAIL' } } as const;
const WHY = '客户来电确认是她本人发的';

let at: MailDesk;
let call: DeskApi;

beforeEach(() => {
  at = mailDesk();
  call = deskApi(at.desk);
});

const held = async (query: Record<string, string> = {}) => {
  const answer = await call('GET /v1/quarantine', { caller: PEOPLE.chen, query });
  return quarantineView.parse(answer.json);
};

const decide = (verb: 'release' | 'discard', id: string, version = 1, why = WHY) =>
  call(`POST /v1/mails/{id}/${verb}`, {
    caller: PEOPLE.chen,
    path: { id },
    headers: { 'if-match': `"${version}"` },
    json: { why },
  });

const mail = async (id: string) => {
  const answer = await call('GET /v1/mails/{id}', { caller: PEOPLE.chen, path: { id } });
  return { etag: answer.headers['etag'], ...mailView.parse(answer.json) };
};

/** Carries the jobs of the queue of mails to intake, as the relay does. */
const intake = async () => {
  const jobs = at.desk.jobs().flatMap((job) => (job.queue === 'mail' ? [job.mail] : []));
  for (const id of jobs) await takeInMail(at.desk.ports, { id, key: `incoming/${id}` });
};

describe('the quarantine', () => {
  test('shows mails and forms with what is safe to show, by reason and day', async () => {
    await at.mailIn({ ...SPAM, subject: '中奖通知', text: '<script>alert(1)</script>' }, 'spam');
    await at.mailIn({ verdicts: { dmarc: 'fail (p=reject)' } }, 'denied');
    await robotForm();
    const all = (await held()).items;
    expect(all.map(({ reason }) => reason)).toEqual([
      'form.honeypot',
      'dmarc.refused',
      'scan.spam',
    ]);
    expect((await held({ reason: 'scan.spam' })).items).toMatchObject([
      { id: 'spam', from: LI, subject: '中奖通知', verdicts: { spam: 'FAIL', virus: 'PASS' } },
    ]);
    expect(all[2]?.size).toBeGreaterThan(100);
    expect(JSON.stringify(all)).not.toContain('script');
    expect((await held({ day: '2026-03-02' })).items).toHaveLength(3);
    expect((await held({ day: '2026-03-01' })).items).toEqual([]);
    expect(await mail('spam')).toMatchObject({ etag: '"1"', state: 'quarantined' });
  });

  test('goes by the days of the desk, not of Greenwich', async () => {
    at.desk.pass(15 * HOUR);
    await at.mailIn(SPAM, 'at-one-in-the-morning');
    expect(at.desk.now().slice(0, 10)).toBe('2026-03-02');
    expect((await held({ day: '2026-03-02' })).items).toEqual([]);
    expect((await held({ day: '2026-03-03' })).items).toHaveLength(1);
  });

  test('is read page by page, also where few of many have the reason', async () => {
    for (let count = 0; count < 5; count += 1) {
      await at.mailIn(SPAM, `spam${count}`);
      await at.mailIn({ verdicts: { virus: 'FAIL' } }, `virus${count}`);
    }
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const query = {
        reason: 'scan.spam',
        limit: '2',
        ...(cursor === undefined ? {} : { cursor }),
      };
      const page = await held(query);
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    } while (cursor !== undefined);
    expect(ids).toEqual(['spam4', 'spam3', 'spam2', 'spam1', 'spam0']);
  });

  test('holds a mail that is larger than any, and says whose it is', async () => {
    const huge = Buffer.concat([at.raw({}), Buffer.alloc(40 * 1024 * 1024, 'x')]);
    expect(await at.deliver('huge', huge)).toBe('quarantined');
    expect((await held()).items).toMatchObject([
      { reason: 'limit.size', from: LI, size: huge.length },
    ]);
  });

  test.each([
    [{ reason: 'boredom' }, 'reason'],
    [{ day: '2026-02-30' }, 'day'],
    [{ state: 'ticket' }, 'state'],
  ])('refuses to be asked for %j', async (query, field) => {
    const answer = await call('GET /v1/quarantine', { caller: PEOPLE.chen, query });
    expect(answer).toMatchObject({ status: 400, json: { errors: [{ field }] } });
  });
});

describe('a mail that is let in', () => {
  test('is taken in once more without the check, with who and why on the timeline', async () => {
    await at.mailIn(SPAM, 'one');
    expect(await decide('release', 'one')).toMatchObject({
      status: 200,
      json: { state: 'received' },
    });
    expect(await at.desk.ports.mails.counts()).toEqual({ received: 1, ended: 0 });
    await intake();
    await intake();
    expect(await mail('one')).toMatchObject({ state: 'ticket', ticketId: at.only().id });
    expect(await at.desk.ports.mails.counts()).toEqual({ received: 1, ended: 1 });
    const { events, messages } = await at.desk.file(at.only().id);
    const note = messages.find(({ kind }) => kind === 'note');
    expect(note).toMatchObject({ text: WHY, by: { kind: 'agent', id: 'chen' } });
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'mail.released', check: 'scan.spam', message: note?.id }),
    );
  });

  test('meets every other check: one that is spam and denied is let in twice', async () => {
    await at.mailIn({ verdicts: { spam: 'FAIL', dmarc: 'fail (p=reject)' } }, 'one');
    await decide('release', 'one');
    await intake();
    expect(await mail('one')).toMatchObject({ state: 'quarantined', reason: 'dmarc.refused' });
    expect((await decide('release', 'one', 1, 'seen long ago')).status).toBe(412);
    await decide('release', 'one', 3);
    await intake();
    expect(await mail('one')).toMatchObject({ state: 'ticket', releases: [{}, {}] });
    expect(at.desk.notifications()).toEqual([]);
  });

  test('proves nothing about its sender: a denied answer opens a ticket beside the old one', async () => {
    await at.mailIn({});
    const old = at.only();
    const to = at.addressFor(old.id);
    await at.mailIn({ to, verdicts: { dmarc: 'fail (p=reject)' } }, 'forged');
    await decide('release', 'forged');
    await intake();
    expect(at.youngest()).toMatchObject({ linkedTo: old.id });
    expect(await at.said(old.id)).toHaveLength(1);
  });

  test('does not bring the files in which a virus was found', async () => {
    const headers = ['MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary="b"'];
    const text =
      '--b\r\n\r\nhello\r\n--b\r\nContent-Type: image/png; name=a.png\r\nContent-Disposition: attachment; filename=a.png\r\n\r\nx\r\n--b--\r\n';
    await at.mailIn({ headers, text, verdicts: { virus: 'FAIL' } }, 'one');
    await decide('release', 'one');
    await intake();
    const { files, messages } = await at.desk.file(at.only().id);
    expect(files.map(({ status }) => status)).toEqual([
      { state: 'refused', reason: 'not-scanned' },
    ]);
    expect(messages.find(({ kind }) => kind === 'note')?.files).toBeUndefined();
  });

  test('and that nobody signed opens a ticket without an address to write to', async () => {
    await at.mailIn({ from: '' }, 'one');
    expect((await held({ state: 'unreadable' })).items).toMatchObject([{ id: 'one' }]);
    await decide('release', 'one');
    await intake();
    expect(at.only()).toMatchObject({ customer: { name: '未署名' }, participants: [] });
    expect(at.desk.notifications()).toEqual([]);
  });
});

describe('a form that is let in', () => {
  test('is the ticket that its sender was led to, with all they said', async () => {
    const token = await robotForm();
    const [form] = (await held()).items;
    if (form === undefined) throw new Error('no form is held');
    await decide('release', form.id);
    await intake();
    await intake();
    expect(at.only()).toMatchObject({
      id: form.id,
      channel: 'form',
      customer: { name: REQUEST.name, email: REQUEST.email },
    });
    expect((await call('GET /tickets/{token}', { path: { token } })).body).toContain(
      REQUEST.message,
    );
    expect(at.desk.notifications()).toMatchObject([{ mail: 'confirmation' }]);
  });
});

describe('a decision', () => {
  test('to discard ends the mail; its bytes stay, and it is never taken in again', async () => {
    await at.mailIn(SPAM, 'one');
    expect(await decide('discard', 'one')).toMatchObject({
      status: 200,
      json: { state: 'discarded', reason: 'scan.spam', discarded: { by: 'chen', why: WHY } },
    });
    expect(await at.deliver('one', at.raw({}))).toBe('discarded');
    expect(at.desk.bucket.has('incoming/one')).toBe(true);
    expect(at.desk.heads()).toEqual([]);
    expect((await held()).items).toEqual([]);
    expect(await at.desk.ports.mails.counts()).toEqual({ received: 1, ended: 1 });
    expect((await decide('release', 'one', 2)).status).toBe(409);
  });

  test.each(['release', 'discard'] as const)('to %s comes twice and counts once', async (verb) => {
    await at.mailIn(SPAM, 'one');
    const first = await decide(verb, 'one');
    const before = at.desk.everything();
    expect((await decide(verb, 'one')).json).toEqual(first.json);
    expect(at.desk.everything()).toBe(before);
  });

  test('of two people is the first one: the other learns that the mail has moved', async () => {
    await at.mailIn(SPAM, 'one');
    const both = await Promise.all([decide('release', 'one'), decide('discard', 'one', 1, '广告')]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 412]);
  });

  test('needs a reason, the version seen, and a mail that is held', async () => {
    await at.mailIn({}, 'fine');
    const route = 'POST /v1/mails/{id}/release';
    const parts = { caller: PEOPLE.chen, path: { id: 'fine' }, headers: { 'if-match': '"1"' } };
    expect(await call(route, { ...parts, json: { why: ' ' } })).toMatchObject({
      status: 400,
      json: { errors: [{ field: 'why' }] },
    });
    expect((await call(route, { ...parts, headers: {}, json: { why: 'x' } })).status).toBe(428);
    expect((await call(route, { ...parts, json: { why: 'x' } })).status).toBe(409);
    expect((await decide('release', 'nowhere')).status).toBe(404);
  });

  test.each(['lin', 'nobody', 'guest', 'ungrouped'] as const)('is not for %s', async (who) => {
    await at.mailIn(SPAM, 'one');
    const before = at.desk.everything();
    const parts = { caller: PEOPLE[who], path: { id: 'one' } };
    const wish = { ...parts, headers: { 'if-match': '"1"' }, json: { why: 'x' } };
    for (const verb of ['release', 'discard']) {
      expect((await call(`POST /v1/mails/{id}/${verb}`, wish)).status).toBe(403);
    }
    expect((await call('GET /v1/mails/{id}', parts)).status).toBe(403);
    expect((await call('GET /v1/quarantine', parts)).status).toBe(403);
    expect(at.desk.everything()).toBe(before);
  });
});

test('a mail replayed after any end stays as it is', async () => {
  const ends: Readonly<Record<string, Mail>> = {
    ticket: {},
    duplicate: { messageId: 'ticket@customer.example' },
    'auto-reply': { headers: ['Auto-Submitted: auto-replied'] },
    bounce: { from: 'MAILER-DAEMON@mx.example', subject: 'Undelivered Mail Returned to Sender' },
    bulk: { headers: ['Precedence: bulk', 'List-Unsubscribe: <https://x.example/u>'] },
    own: { from: at.desk.ports.intakeAddress },
    quarantined: SPAM,
    unreadable: { from: '' },
    discarded: SPAM,
  };
  for (const [state, parts] of Object.entries(ends)) {
    await at.mailIn({ messageId: `${state}@customer.example`, ...parts }, state);
  }
  const ticket = at.desk.heads()[0];
  if (ticket === undefined) throw new Error('no ticket was opened');
  await at.mailIn({ to: at.addressFor(ticket.id), messageId: 'r@customer.example' }, 'reply');
  await decide('discard', 'discarded');
  const before = at.desk.everything();
  for (const state of END_STATES) {
    expect(await takeInMail(at.desk.ports, { id: state, key: `incoming/${state}` })).toBe(state);
  }
  expect(at.desk.everything()).toBe(before);
});

/** @returns the token of the page that the sender is led to */
async function robotForm(): Promise<string> {
  const page = await call('GET /');
  const shown = /name="shown" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
  at.desk.pass(10 * SECOND);
  const answer = await call('POST /v1/tickets', {
    form: { ...REQUEST, shown, website: 'https://spam.example' },
    headers: { accept: 'text/html' },
  });
  return z.string().parse(answer.headers['location']).split('/tickets/')[1] ?? '';
}
