import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitMail, withHeaders } from '#local/ses/mail-headers.ts';

const lineEnd = fc.constantFrom('\r\n', '\n');

test('headers are unfolded, and the body keeps every byte', () => {
  fc.assert(
    fc.property(lineEnd, fc.uint8Array(), (end, body) => {
      const head = ['Subject: 您的工单', '\t续行', 'X-Empty:', 'no header at all', 'To: a@b', ''];
      const raw = Buffer.concat([Buffer.from(head.join(end)), Buffer.from(end), body]);
      const mail = splitMail(raw);
      expect(mail.headers).toEqual([
        { name: 'Subject', value: '您的工单\t续行' },
        { name: 'X-Empty', value: '' },
        { name: 'To', value: 'a@b' },
      ]);
      expect(mail.body.equals(Buffer.concat([Buffer.from(end), body]))).toBe(true);
    }),
  );
});

test('a header is left out with all its lines, and nothing else is touched', () => {
  fc.assert(
    fc.property(lineEnd, fc.uint8Array(), (end, body) => {
      const kept = Buffer.from(`Subject: 好${end} folded${end}To: a@b${end}${end}`);
      const raw = Buffer.concat([Buffer.from(`Bcc: c@d,${end} e@f${end}`), kept, body]);
      const changed = withHeaders(raw, (name) => name === 'bcc', [{ name: 'Date', value: 'now' }]);
      expect(changed.equals(Buffer.concat([Buffer.from('Date: now\r\n'), kept, body]))).toBe(true);
    }),
  );
});

test('a mail that is only a header, only a body, or nothing can be taken apart', () => {
  expect(splitMail(Buffer.from('Subject: x')).headers).toHaveLength(1);
  expect(splitMail(Buffer.from('\r\nbody')).headers).toEqual([]);
  expect(splitMail(Buffer.of()).headers).toEqual([]);
});
