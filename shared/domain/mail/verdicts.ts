/**
 * What Amazon SES found out about a mail before it handed it over.
 *
 * SES writes its findings on top of the mail it stores: X-SES-Spam-Verdict, X-SES-Virus-Verdict and one
 * Authentication-Results of amazonses.com. A sender can write headers of the same names himself, further down,
 * so only the topmost of each counts, and of Authentication-Results only one by amazonses.com.
 */
import type { MailHeaders } from '#shared/domain/mail/record.ts';

export type Verdict = 'PASS' | 'FAIL' | 'GRAY' | 'PROCESSING_FAILED' | 'NONE';

export interface Verdicts {
  readonly spf: Verdict;
  readonly dkim: Verdict;
  readonly dmarc: Verdict;
  /** What the domain asks receivers to do with mails that fail; SES does not always tell. */
  readonly policy: 'UNKNOWN' | 'NONE' | 'QUARANTINE' | 'REJECT';
  readonly spam: Verdict;
  readonly virus: Verdict;
}

const AUTHORITY = 'amazonses.com';

export const verdictsOf = (headers: MailHeaders): Verdicts => {
  const results = authenticationResults(headers);
  return {
    spf: methodVerdict(results, 'spf'),
    dkim: methodVerdict(results, 'dkim'),
    dmarc: methodVerdict(results, 'dmarc'),
    policy: policyIn(results),
    spam: scanVerdict(headers.get('x-ses-spam-verdict')?.[0]),
    virus: scanVerdict(headers.get('x-ses-virus-verdict')?.[0]),
  };
};

/** The clauses of the header on top of all, when it is SES's own; a forged one may only stand below it. */
const authenticationResults = (headers: MailHeaders): readonly string[] => {
  const [top = ''] = headers.get('authentication-results') ?? [];
  const [authority = '', ...clauses] = clausesOf(top);
  const name = authority.trim().split(/\s/, 1)[0] ?? '';
  return name.toLowerCase() === AUTHORITY ? clauses.map((clause) => clause.trim()) : [];
};

/**
 * Cuts at semicolons, leaving out comments and quoted strings (RFC 8601 section 2.2).
 *
 * Both can hold the sender's own words, such as an envelope sender `"x; dmarc=pass"@example.com`. Only the
 * policy, which SES notes in a comment as `(p=reject)`, is kept: it can make a verdict stricter, never milder.
 */
const clausesOf = (text: string): readonly string[] => {
  const clauses: string[] = [];
  let clause = '';
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"?|\((?:[^()\\]|\\.)*\)?|;|[^"(;]+/gs)) {
    if (token === ';') {
      clauses.push(clause);
      clause = '';
    } else if (token.startsWith('('))
      clause += POLICY_COMMENT.test(token) ? ` ${token.slice(1, -1)} ` : ' ';
    else if (!token.startsWith('"')) clause += token;
  }
  return [...clauses, clause];
};

const POLICY_COMMENT = /^\(\s*p\s*=\s*(?:none|quarantine|reject)\b[^()]*\)$/i;

const RESULTS: ReadonlyMap<string, Verdict> = new Map([
  ['pass', 'PASS'],
  ['fail', 'FAIL'],
  ['hardfail', 'FAIL'],
  ['softfail', 'GRAY'],
  ['policy', 'GRAY'],
  ['neutral', 'GRAY'],
  ['temperror', 'PROCESSING_FAILED'],
  ['permerror', 'PROCESSING_FAILED'],
  ['none', 'NONE'],
]);

/**
 * A mail may carry several signatures: one that holds is enough (RFC 6376 section 6.1). Of the other two
 * methods there is one result by their nature; where there are more, nothing is proven.
 */
const methodVerdict = (clauses: readonly string[], method: 'spf' | 'dkim' | 'dmarc'): Verdict => {
  const verdicts = clauses.flatMap((clause) => {
    const match = /^([a-z]+)\s*=\s*([a-z]+)/i.exec(clause);
    if (match?.[1]?.toLowerCase() !== method) return [];
    return [RESULTS.get(match[2]?.toLowerCase() ?? '') ?? 'PROCESSING_FAILED'];
  });
  const [first = 'NONE', ...others] = verdicts;
  if (method === 'dkim') return verdicts.includes('PASS') ? 'PASS' : first;
  return others.length === 0 ? first : 'PROCESSING_FAILED';
};

const POLICIES: ReadonlyMap<string, Verdicts['policy']> = new Map([
  ['none', 'NONE'],
  ['quarantine', 'QUARANTINE'],
  ['reject', 'REJECT'],
]);

const policyIn = (clauses: readonly string[]): Verdicts['policy'] => {
  const clause = clauses.find((text) => /^dmarc\s*=/i.test(text)) ?? '';
  const asked = /(?:^|\s)(?:header\.)?p(?:olicy)?\s*=\s*(none|reject|quarantine)\b/i.exec(
    clause,
  )?.[1];
  return POLICIES.get(asked?.toLowerCase() ?? '') ?? 'UNKNOWN';
};

const scanVerdict = (value: string | undefined): Verdict => {
  switch ((value ?? '').trim().toUpperCase()) {
    case '':
      return 'NONE';
    case 'PASS':
      return 'PASS';
    case 'FAIL':
      return 'FAIL';
    case 'GRAY':
      return 'GRAY';
    default:
      return 'PROCESSING_FAILED';
  }
};
