/** Several addresses that customers write to: each with its playbook, team, language and sender. */
import { beforeEach, describe, expect, test } from 'vitest';
import { notify } from '#shared/usecases/notify.ts';
import { type DeskApi, deskApi, PEOPLE } from '#tests/support/desk-api.ts';
import { INTAKE, LI, type MailDesk, mailDesk } from '#tests/support/mail-desk.ts';

const REPAIRS = 'repairs@huiyin.example';
const ADDRESSES = [
  {
    address: 'Repairs@Huiyin.Example',
    team: 'technical',
    language: 'en',
    name: { 'zh-CN': '回音维修', en: 'Huiyin Repairs' },
  },
] as const;

let at: MailDesk;
let call: DeskApi;

const put = (
  addresses: unknown,
  version = '"0"',
  caller: { readonly name: string; readonly groups?: readonly string[] } = PEOPLE.zhao,
) =>
  call('PUT /v1/intake-addresses', {
    caller,
    headers: { 'if-match': version },
    json: { addresses },
  });

beforeEach(() => {
  at = mailDesk();
  call = deskApi(at.desk);
});

describe('a mail to an address that the desk has set', () => {
  beforeEach(async () => {
    expect(await put(ADDRESSES)).toMatchObject({ status: 200, headers: { etag: '"1"' } });
  });

  test('goes to its team and is answered from it, in its language', async () => {
    expect(await at.mailIn({ to: `维修部 <${REPAIRS}>` })).toBe('ticket');
    const ticket = at.only();
    expect(ticket).toMatchObject({ team: 'technical', language: 'en', intake: REPAIRS });
    const [job] = at.desk.notifications();
    if (job === undefined) throw new Error('no confirmation is planned');
    await notify(at.desk.ports, job);
    expect(at.desk.sent[0]).toMatchObject({
      from: { name: 'Huiyin Repairs', address: REPAIRS },
      to: { address: LI },
      replyTo: at.addressFor(ticket.id),
    });
  });

  test('is answered from the main address once the desk has it no more', async () => {
    await at.mailIn({ to: REPAIRS });
    await put([], '"1"');
    const [job] = at.desk.notifications();
    if (job === undefined) throw new Error('no confirmation is planned');
    await notify(at.desk.ports, job);
    expect(at.desk.sent[0]?.from.address).toBe(INTAKE);
  });

  test('and to another of our addresses opens one ticket', async () => {
    const mail = { to: `${REPAIRS}, ${INTAKE}`, messageId: 'both@customer.example' };
    expect(await at.mailIn(mail, 'one')).toBe('ticket');
    expect(await at.mailIn(mail, 'two')).toBe('duplicate');
    expect(at.only().team).toBe('technical');
  });

  test('that it sent itself is its own', async () => {
    expect(await at.mailIn({ from: REPAIRS, to: INTAKE })).toBe('own');
  });
});

test('a mail to the main address is as it was', async () => {
  await put(ADDRESSES);
  await at.mailIn({});
  expect(at.only()).toMatchObject({ team: 'general', language: 'zh-CN' });
  expect(at.only().intake).toBeUndefined();
});

describe('setting them', () => {
  test('shows what is set, to whoever works there', async () => {
    await put(ADDRESSES);
    expect(await call('GET /v1/intake-addresses', { caller: PEOPLE.lin })).toMatchObject({
      status: 200,
      json: { version: 1, addresses: [{ address: REPAIRS, team: 'technical' }] },
    });
    expect((await call('GET /v1/intake-addresses', { caller: PEOPLE.nobody })).status).toBe(403);
  });

  test('is refused with every error by its place, and nothing changes', async () => {
    const before = at.desk.everything();
    const wrong = [
      { address: 'no address' },
      { address: REPAIRS, playbook: 'no-such', team: 'no-such' },
      { address: REPAIRS.toUpperCase() },
    ];
    expect(await put(wrong)).toMatchObject({
      status: 400,
      json: {
        type: 'intake.refused',
        errors: [
          { field: 'addresses.0.address', problem: 'invalid-email' },
          { field: 'addresses.1.playbook', problem: 'unknown-playbook' },
          { field: 'addresses.1.team', problem: 'unknown-team' },
          { field: 'addresses.2.address', problem: 'invalid' },
        ],
      },
    });
    const header = [{ address: REPAIRS, name: { 'zh-CN': '维修\r\nBcc: x@y.example', en: 'x' } }];
    expect((await put(header)).status).toBe(400);
    expect((await put(ADDRESSES, '"0"', PEOPLE.lin)).status).toBe(403);
    expect((await put(ADDRESSES, '"7"')).status).toBe(412);
    expect(at.desk.everything()).toBe(before);
  });
});
