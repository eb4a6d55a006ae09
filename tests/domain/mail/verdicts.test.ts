import { describe, expect, test } from 'vitest';
import { verdictsOf } from '#shared/domain/mail/verdicts.ts';

const results = (...values: string[]) => verdictsOf(new Map([['authentication-results', values]]));
const proven =
  'amazonses.com; spf=pass (spfCheck: domain of _spf.example.com designates 192.0.2.1 as permitted sender) client-ip=192.0.2.1; envelope-from=a@example.com; helo=mx.example.com; dkim=pass header.i=@example.com; dmarc=pass header.from=example.com;';

describe('what SES found out', () => {
  test('is read from its own headers', () => {
    const headers = new Map([
      ['x-ses-spam-verdict', ['PASS']],
      ['x-ses-virus-verdict', ['FAIL']],
      ['authentication-results', [proven]],
    ]);
    expect(verdictsOf(headers)).toEqual({
      spf: 'PASS',
      dkim: 'PASS',
      dmarc: 'PASS',
      policy: 'UNKNOWN',
      spam: 'PASS',
      virus: 'FAIL',
    });
  });

  test('is nothing where SES wrote nothing', () => {
    expect(verdictsOf(new Map())).toEqual({
      spf: 'NONE',
      dkim: 'NONE',
      dmarc: 'NONE',
      policy: 'UNKNOWN',
      spam: 'NONE',
      virus: 'NONE',
    });
  });

  test.each([
    ['dmarc=fail (p=reject) header.from=example.com', 'FAIL', 'REJECT'],
    ['dmarc=fail (p=quarantine)', 'FAIL', 'QUARANTINE'],
    ['dmarc=fail (p=none)', 'FAIL', 'NONE'],
    ['dmarc=fail header.from=example.com', 'FAIL', 'UNKNOWN'],
    ['dmarc=temperror', 'PROCESSING_FAILED', 'UNKNOWN'],
    ['dmarc=none', 'NONE', 'UNKNOWN'],
    ['dmarc=something', 'PROCESSING_FAILED', 'UNKNOWN'],
  ])('%s', (clause, dmarc, policy) => {
    expect(results(`amazonses.com; ${clause};`)).toMatchObject({ dmarc, policy });
  });

  test('one signature that holds is enough', () => {
    expect(
      results('amazonses.com; dkim=fail header.i=@a.example; dkim=pass header.i=@b.example').dkim,
    ).toBe('PASS');
  });
});

describe('a sender cannot vouch for himself', () => {
  test('with a header of the same name below', () => {
    expect(results('amazonses.com; dmarc=fail (p=reject)', proven)).toMatchObject({
      dmarc: 'FAIL',
      policy: 'REJECT',
    });
  });

  test('with a header of another authority on top', () => {
    expect(results('mx.evil.example; dmarc=pass', proven).dmarc).toBe('NONE');
    expect(results('amazonses.com.evil.example; dmarc=pass').dmarc).toBe('NONE');
  });

  test.each([
    'amazonses.com; spf=pass envelope-from="x; dmarc=pass"@evil.example; dmarc=fail',
    'amazonses.com; spf=pass (; dmarc=pass ;) ; dmarc=fail',
    'amazonses.com; dmarc=fail; dmarc=pass',
  ])('with words inside %s', (value) => {
    expect(results(value).dmarc).not.toBe('PASS');
  });

  test('with a second verdict on spam', () => {
    expect(verdictsOf(new Map([['x-ses-spam-verdict', ['FAIL', 'PASS']]])).spam).toBe('FAIL');
  });
});
