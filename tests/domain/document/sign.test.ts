import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DeskDocument, withdraw } from '#shared/domain/document/document.ts';
import { isSigned, openSigners, sign } from '#shared/domain/document/sign.ts';
import type { Signature, Signing } from '#shared/domain/document/signature.ts';
import { contentOf, frozen, hashOf, inputOf } from './papers.ts';

const content = contentOf(inputOf());
const at = '2026-03-03T02:00:00.000Z';

const asking = (
  quorum: Signing['quorum'],
  by = ['customer', 'party:maker', '@manager'],
): DeskDocument => frozen(content, { by, quorum });

const signatureOf = (by: string, { hash = '' }: DeskDocument): Signature => ({
  by,
  name: '王小明',
  at,
  hash,
  how: 'link',
});

const signedBy = (document: DeskDocument, ...parties: readonly string[]): DeskDocument =>
  parties.reduce((signed, by) => {
    const result = sign(signed, signatureOf(by, signed));
    if (!result.ok) throw new Error(result.refusal.code);
    return result.value;
  }, document);

const refusalOf = (document: DeskDocument, signature: Signature) => {
  const result = sign(document, signature);
  return result.ok ? undefined : result.refusal;
};

describe('a signature', () => {
  test('names what was signed', () => {
    const document = asking('all');
    const [signature] = signedBy(document, 'customer').signatures;
    expect(signature).toEqual({
      by: 'customer',
      name: '王小明',
      at,
      hash: document.hash,
      how: 'link',
    });
  });

  test('on paper names the colleague who filed it', () => {
    const document = asking('any');
    const result = sign(document, {
      by: 'customer',
      name: "Seán O'Brien",
      at,
      hash: hashOf(content),
      how: 'paper',
      filedBy: 'li.na',
    });
    expect(result).toMatchObject({ value: { signatures: [{ how: 'paper', filedBy: 'li.na' }] } });
  });

  test('of another content is refused', () => {
    const document = asking('all');
    const old = { ...signatureOf('customer', document), hash: '0'.repeat(64) };
    expect(refusalOf(document, old)).toEqual({ code: 'document.changed', hash: document.hash });
  });

  test('of somebody who is not asked is refused', () => {
    const document = asking('all');
    expect(refusalOf(document, signatureOf('party:supplier', document))).toEqual({
      code: 'signature.not-asked',
      by: 'party:supplier',
    });
  });

  test('is given once', () => {
    const document = signedBy(asking('all'), 'customer');
    expect(refusalOf(document, signatureOf('customer', document))).toEqual({
      code: 'signature.given',
      by: 'customer',
      at,
    });
  });

  test('is not taken on a document that is still being made', () => {
    const { hash: _, ...unmade } = asking('all');
    expect(refusalOf(unmade, signatureOf('customer', unmade))).toEqual({
      code: 'document.not-ready',
    });
  });

  test('is not taken on a withdrawn document', () => {
    const document = withdraw(asking('all'), { at, because: 'revoked' });
    expect(refusalOf(document, signatureOf('customer', document))).toEqual({
      code: 'document.withdrawn',
      at,
    });
  });
});

describe('a document is signed', () => {
  test('by any one of those who are asked', () => {
    const document = signedBy(asking('any'), 'party:maker');
    expect(isSigned(document)).toBe(true);
    expect(refusalOf(document, signatureOf('customer', document))).toEqual({
      code: 'signature.complete',
    });
  });

  test('by all of them, in any order', () => {
    const two = signedBy(asking('all'), '@manager', 'customer');
    expect(isSigned(two)).toBe(false);
    expect(openSigners(two)).toEqual(['party:maker']);
    expect(isSigned(signedBy(two, 'party:maker'))).toBe(true);
  });

  test('by one after the other', () => {
    const document = asking('order');
    expect(refusalOf(document, signatureOf('@manager', document))).toEqual({
      code: 'signature.not-yet',
      first: 'customer',
    });
    expect(isSigned(signedBy(document, 'customer', 'party:maker', '@manager'))).toBe(true);
  });

  test('by as many as a committee needs, or by all if it has fewer', () => {
    expect(isSigned(signedBy(asking(2), 'customer'))).toBe(false);
    expect(isSigned(signedBy(asking(2), 'customer', '@manager'))).toBe(true);
    expect(isSigned(signedBy(asking(5, ['customer']), 'customer'))).toBe(true);
  });

  test('at once when nobody is asked', () => {
    expect(isSigned(asking('all', []))).toBe(true);
  });

  test('no more once it is withdrawn, though its signatures are kept', () => {
    const document = withdraw(signedBy(asking('any'), 'customer'), { at, because: 'changed' });
    expect(isSigned(document)).toBe(false);
    expect(openSigners(document)).toEqual([]);
    expect(document.signatures).toHaveLength(1);
  });
});

test('exactly those can sign who are open, until it is signed', () => {
  const parties = ['customer', 'party:maker', '@manager', 'li.na'];
  const quorum = fc.constantFrom<Signing['quorum']>('any', 'all', 'order', 1, 2, 3);
  fc.assert(
    fc.property(quorum, fc.array(fc.constantFrom(...parties)), (rule, attempts) => {
      let document = asking(rule, parties.slice(0, 3));
      for (const by of attempts) {
        const open = openSigners(document).includes(by);
        const result = sign(document, signatureOf(by, document));
        expect(result.ok).toBe(open);
        if (result.ok) document = result.value;
      }
      expect(isSigned(document)).toBe(openSigners(document).length === 0);
    }),
  );
});
