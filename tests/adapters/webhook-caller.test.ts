import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { isPublicAddress } from '#shared/adapters/http/public-address.ts';
import { webhookCaller } from '#shared/adapters/http/webhook-caller.ts';
import { MONDAY_TEN } from '#tests/support/tickets.ts';

const KEY = Buffer.from('a secret of thirty-two bytes here');
const secret = `whsec_${KEY.toString('base64')}`;

interface Heard {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const closing: (() => void)[] = [];

afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A server on this machine that answers every request alike. */
const answering = async (status: number, answer: string, headers: Record<string, string> = {}) => {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      heard.push({ headers: request.headers, body: Buffer.concat(pieces).toString() });
      response.writeHead(status, headers).end(answer);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  closing.push(() => server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { url: `http://127.0.0.1:${address.port}/order`, heard };
};

const call = (url: string, mayLoop = true) =>
  webhookCaller({ mayLoop }).call({
    webhook: { name: 'courier.order', url, secret },
    id: 'call-1',
    at: MONDAY_TEN,
    body: { data: { recipient: '王芳', phone: '13800001234' } },
  });

describe('a call', () => {
  test('is signed as Standard Webhooks says, over id, time and body', async () => {
    const { url, heard } = await answering(200, '{"state":"已揽收"}');
    expect(await call(url)).toEqual({ outcome: 'answered', answer: { state: '已揽收' } });
    const [{ headers, body } = { headers: {}, body: '' }] = heard;
    const time = headers['webhook-timestamp'];
    expect(headers['webhook-id']).toBe('call-1');
    expect(Number(time) * 1000).toBe(Date.parse(MONDAY_TEN));
    const mac = createHmac('sha256', KEY)
      .update(`call-1.${String(time)}.${body}`)
      .digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${mac}`);
    expect(JSON.parse(body)).toEqual({ data: { recipient: '王芳', phone: '13800001234' } });
  });

  test.each([
    [204, '', { outcome: 'answered', answer: null }],
    [500, 'oops', { outcome: 'failed', reason: 'server-error', again: true }],
    [429, '', { outcome: 'failed', reason: 'server-error', again: true }],
    [404, '', { outcome: 'failed', reason: 'refused', again: false }],
    [200, '<html>', { outcome: 'failed', reason: 'answer-unreadable', again: false }],
    [
      200,
      `"${'长'.repeat(30_000)}"`,
      { outcome: 'failed', reason: 'answer-too-large', again: false },
    ],
  ])('that is answered %i comes to what it says', async (status, answer, outcome) => {
    const { url } = await answering(status, answer);
    expect(await call(url)).toEqual(outcome);
  });

  test('follows no redirect', async () => {
    const inside = await answering(200, '"secret"');
    const { url } = await answering(302, '', { location: inside.url });
    expect(await call(url)).toMatchObject({ outcome: 'failed', reason: 'refused' });
    expect(inside.heard).toEqual([]);
  });

  test('to a server that is gone is tried again', async () => {
    const { url } = await answering(200, '');
    for (const close of closing.splice(0)) close();
    expect(await call(url)).toEqual({ outcome: 'failed', reason: 'unreachable', again: true });
  });

  test.each([
    'https://127.0.0.1/',
    'https://localhost/',
    'https://169.254.169.254/latest/meta-data/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://[fd00:ec2::254]/',
    'https://0x7f000001/',
    'https://2130706433/',
  ])('never leaves for %s', async (url) => {
    expect(await call(url, false)).toEqual({
      outcome: 'failed',
      reason: 'address-refused',
      again: false,
    });
  });
});

describe('an address', () => {
  test.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.8.8.8',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    'fe80::1',
    'fc00::1',
    'fd12:3456::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '64:ff9b::a00:1',
    '2001:db8::1',
    '2002:a00:1::',
    'no address',
  ])('%s is not called', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  test.each(['8.8.8.8', '114.114.114.114', '172.32.0.1', '2400:3200::1', '2606:4700::1111'])(
    '%s may be called',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );
});
