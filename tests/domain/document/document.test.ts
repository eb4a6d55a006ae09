import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withdraw } from '#shared/domain/document/document.ts';
import {
  contentBytes,
  documentKey,
  isDocumentHash,
} from '#shared/domain/document/document-hash.ts';
import { packDocuments } from '#shared/domain/document/document-package.ts';
import { anyContent } from './contents.ts';
import { contentOf, frozen, hashOf, inputOf, sha256 } from './papers.ts';

const content = contentOf(inputOf());
const later = '2026-03-09T08:00:00.000Z';

const withPhone = (value: string) =>
  contentOf(inputOf({ fields: { ...inputOf().fields, phone: { title: '联系电话', value } } }));

describe('the hash of a document', () => {
  test('changes exactly when its content changes', () => {
    fc.assert(
      fc.property(anyContent, anyContent, (one, other) => {
        const same = Buffer.from(contentBytes(one)).equals(contentBytes(other));
        expect(hashOf(one) === hashOf(other)).toBe(same);
        expect(hashOf(structuredClone(one))).toBe(hashOf(one));
      }),
    );
  });

  test('changes with every word, number and mark that is shown', () => {
    const changed = [
      { ...content, title: `${content.title}。` },
      { ...content, number: 'TS-2026-0099' },
      { ...content, language: 'en' as const },
      { ...content, secrecy: '绝密' as const },
      { ...content, made: { ...content.made, version: 4 } },
      { ...content, blocks: content.blocks.slice(1) },
      withPhone('139-0013-8000'),
    ];
    const hashes = new Set([content, ...changed].map(hashOf));
    expect(hashes.size).toBe(changed.length + 1);
  });

  test('can be counted again from the kept content', () => {
    expect(sha256(contentBytes(content))).toBe(frozen(content).hash);
    expect(JSON.parse(new TextDecoder().decode(contentBytes(content)))).toEqual(content);
  });

  test('is the name it is kept under', () => {
    const { hash } = frozen(content);
    expect(documentKey(hash, 'pdf')).toBe(`documents/${hash}.pdf`);
    expect(isDocumentHash(hash.toUpperCase())).toBe(false);
    expect(() => documentKey('../tickets', 'html')).toThrow(RangeError);
  });
});

describe('a frozen document', () => {
  test('counts its versions', () => {
    const first = frozen(content);
    expect(first.version).toBe(1);
    expect(frozen(withPhone('139-0013-8000'), first.signing, first).version).toBe(2);
  });

  test('is withdrawn by the change, once', () => {
    const withdrawn = withdraw(frozen(content), { at: later, because: 'changed' });
    expect(withdrawn.withdrawn).toEqual({ at: later, because: 'changed' });
    expect(withdraw(withdrawn, { at: '2026-04-01T00:00:00.000Z', because: 'revoked' })).toBe(
      withdrawn,
    );
  });
});

describe('a whole file', () => {
  const first = { ...frozen(content), id: 'doc-1' };
  const second = { ...frozen(withPhone('1')), id: 'doc-2', version: 2 };

  test('has one hash, in whatever order its documents are gathered', () => {
    expect(packDocuments([second, first], sha256)).toEqual(packDocuments([first, second], sha256));
    expect(packDocuments([first, second], sha256).documents.map(({ id }) => id)).toEqual([
      'doc-1',
      'doc-2',
    ]);
  });

  test('shows by its hash that a document was added, taken away or changed', () => {
    const hashes = [
      [],
      [first],
      [first, second],
      [first, { ...second, hash: first.hash }],
      [first, { ...second, version: 3 }],
    ].map((documents) => packDocuments(documents, sha256).hash);
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});
