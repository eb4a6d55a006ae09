import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isTicketId, type TicketId } from '#shared/domain/ids.ts';
import { readReplyAddress, replyAddress, replyClaim } from '#shared/domain/mail/reply-address.ts';

const ticket = (text: string): TicketId => {
  if (!isTicketId(text)) throw new Error(`${text} is no ticket id`);
  return text;
};

const ticketId = ticket('01jabcdefghjkmnpqrstvwxyz0');
const other = ticket('01jabcdefghjkmnpqrstvwxyz1');
const domain = 'reply.huiyin.example';
const participant = 'Li.Lei@customer.example';
const secrets: Record<string, string> = { k1: 'old secret', k2: 'new secret' };

const mac = (kid: string, text: string): string | undefined => {
  const secret = secrets[kid];
  if (secret === undefined) return undefined;
  return [...createHmac('sha256', secret).update(text).digest()]
    .slice(0, 26)
    .map((byte) => '0123456789abcdefghjkmnpqrstvwxyz'.charAt(byte & 31))
    .join('');
};
const verify = (kid: string, text: string, given: string): boolean => mac(kid, text) === given;
const check = { domain, participants: ['someone@else.example', participant], verify };
const address = replyAddress({ ticketId, participant, kid: 'k1', domain, mac });

describe('a signed reply address', () => {
  test('leads back to its ticket and its participant', () => {
    expect(readReplyAddress(address, check)).toEqual({
      ticketId,
      participant: participant.toLowerCase(),
    });
  });

  test('survives systems that change the case of addresses', () => {
    expect(readReplyAddress(address.toUpperCase(), check)?.ticketId).toBe(ticketId);
  });

  test('fits into a local part', () => {
    expect(address.split('@')[0]?.length).toBeLessThanOrEqual(64);
  });

  test('is good for one participant only', () => {
    expect(
      readReplyAddress(address, { ...check, participants: ['someone@else.example'] }),
    ).toBeUndefined();
    expect(readReplyAddress(address, { ...check, participants: [] })).toBeUndefined();
  });

  test('stays good after a rotation while the key is kept, and no longer', () => {
    expect(
      readReplyAddress(replyAddress({ ticketId, participant, kid: 'k2', domain, mac }), check)
        ?.ticketId,
    ).toBe(ticketId);
    expect(readReplyAddress(address.replace('.k1.', '.k9.'), check)).toBeUndefined();
  });

  test('is not made without a key', () => {
    expect(() => replyAddress({ ticketId, participant, kid: 'k9', domain, mac })).toThrow(
      'does not sign',
    );
  });
});

describe('an attacker gets nowhere with', () => {
  const [local = ''] = address.split('@');
  const code = local.split('.')[2] ?? '';

  test.each(Array.from({ length: 26 }, (_, length) => length))(
    'a code of %i characters',
    (length) => {
      expect(
        readReplyAddress(`r+${ticketId}.k1.${code.slice(0, length)}@${domain}`, check),
      ).toBeUndefined();
    },
  );

  test.each([
    ['a longer code', `${local}0@${domain}`],
    ['an empty code', `r+${ticketId}.k1.@${domain}`],
    ['no code', `r+${ticketId}@${domain}`],
    ['no key id', `r+${ticketId}..${code}@${domain}`],
    ['another ticket', `r+${other}.k1.${code}@${domain}`],
    ['another key', `r+${ticketId}.k2.${code}@${domain}`],
    ['another domain', `${local}@reply.huiyin.example.evil.example`],
    ['a sub-domain', `${local}@x.${domain}`],
    ['a blank inside', `r+${ticketId}.k1. ${code}@${domain}`],
    ['a line end behind', `${address}\n`],
    ['two addresses', `${address},${address}`],
    ['two at signs', `${local}@${domain}@${domain}`],
    ['a look-alike letter', address.replace('k1', '\u212a1')],
    ['a long text', `${'x'.repeat(1_000_000)}${address}`],
    ['nothing', ''],
  ])('%s', (_, text) => {
    expect(readReplyAddress(text, check)).toBeUndefined();
  });

  test('any change of a single character', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: local.length - 1 }),
        fc.constantFrom(...'0123456789abcdefghjkmnpqrstvwxyz.+'),
        (at, character) => {
          fc.pre(local.charAt(at) !== character);
          const changed = `${local.slice(0, at)}${character}${local.slice(at + 1)}@${domain}`;
          expect(readReplyAddress(changed, check)).toBeUndefined();
        },
      ),
    );
  });

  test('an unproven claim, which names a ticket and grants nothing', () => {
    expect(replyClaim(`r+${other}.k1.${code}@${domain}`, domain)?.ticketId).toBe(other);
  });
});
