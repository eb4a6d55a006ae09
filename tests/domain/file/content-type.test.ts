import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foundType } from '#shared/domain/file/content-type.ts';

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');
const PNG = hex('89504e470d0a1a0a 0000');
const PDF = Buffer.from('%PDF-1.7\n');
const PROGRAM = Buffer.from('MZ\u0000\u0001');
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

describe('the bytes decide', () => {
  test.each([
    ['a picture', PNG, 'image/png', 'image/png'],
    ['a document', PDF, 'APPLICATION/PDF; x=1', 'application/pdf'],
    ['a film', hex('00000018 66747970 69736f6d'), 'video/mp4', 'video/mp4'],
    ['a text', Buffer.from('订单号,数量\n1,2\n'), 'text/csv', 'text/csv'],
    ['a text in GBK', hex('b6a9b5a5'), 'text/plain', 'text/plain'],
    ['a Word file', Buffer.from('PK\u0003\u0004....[Content_Types].xml'), WORD, WORD],
    [
      'an old Excel file',
      hex('d0cf11e0a1b11ae1'),
      'application/vnd.ms-excel',
      'application/vnd.ms-excel',
    ],
    ['something nobody named', PNG, '', 'image/png'],
    ['something nobody knows', PROGRAM, 'application/x-drawing', 'application/octet-stream'],
  ])('%s', (_, bytes, claimed, type) => {
    expect(foundType(bytes, claimed)).toEqual({ type, agrees: true });
  });
});

describe('what is not what it is called is found out', () => {
  test.each([
    ['a program as a picture', PROGRAM, 'image/png'],
    ['a document as a picture', PDF, 'image/jpeg'],
    ['a page as a document', Buffer.from('<html>'), 'application/pdf'],
    ['an archive as a Word file', Buffer.from('PK\u0003\u0004evil.js'), WORD],
    ['a picture as a text', PNG, 'text/plain'],
  ])('%s', (_, bytes, claimed) => {
    expect(foundType(bytes, claimed).agrees).toBe(false);
  });
});

describe('what a browser would run is a stream of bytes, whatever it is called', () => {
  test.each([
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'image/svg+xml'],
    ['SVG as text', '\ufeff \n<svg onload=alert(1)>', 'text/plain'],
    ['HTML', '<!DOCTYPE html><script>alert(1)</script>', 'text/html'],
    ['HTML as text', 'hello <ScRiPt>alert(1)</script>', 'text/plain'],
    ['a script as text', '#!/bin/sh\nrm -rf /', 'text/plain'],
    ['XML as text', '<?xml version="1.0"?><x/>', 'text/csv'],
    ['JavaScript', 'alert(1)', 'text/javascript'],
  ])('%s', (_, text, claimed) => {
    expect(foundType(Buffer.from(text), claimed)).toEqual({
      type: 'application/octet-stream',
      agrees: true,
    });
  });
});

test('any bytes under any name get a type that no browser runs', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.string(), (bytes, claimed) => {
      expect(foundType(bytes, claimed).type).not.toMatch(/html|svg|xml$|javascript/);
    }),
  );
});
