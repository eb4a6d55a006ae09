import { randomBytes } from 'node:crypto';
import { headerFields, type Verdict, type Verdicts } from './verdicts.ts';

/** What the envelope and the connection say about a mail. */
export interface Arrival {
  /** The SES message id, which is the last part of the object's key. */
  readonly id: string;
  /** Empty for the null sender of bounces. */
  readonly sender: string;
  readonly recipients: readonly string[];
  /** The name the client gave in HELO or EHLO. */
  readonly helo: string;
  readonly address: string;
  /** The desk's time in milliseconds since the epoch. */
  readonly at: number;
  readonly scanned: boolean;
  readonly verdicts: Verdicts;
}

export const INBOUND_HOST = 'inbound-smtp.us-east-1.amazonaws.com';
const RECEIPT_BYTES = 288;

/** SES's four verdicts as results of RFC 8601, section 2.7; GRAY means that there was nothing to check. */
const RESULT = {
  PASS: 'pass',
  FAIL: 'fail',
  GRAY: 'none',
  PROCESSING_FAILED: 'temperror',
} as const satisfies Record<Verdict, string>;

const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1);

function spfComment(verdict: Verdict, domain: string, address: string): string {
  switch (verdict) {
    case 'PASS':
      return `domain of ${domain} designates ${address} as permitted sender`;
    case 'FAIL':
      return `domain of ${domain} does not designate ${address} as permitted sender`;
    case 'GRAY':
      return `${address} is neither permitted nor denied by domain of ${domain}`;
    case 'PROCESSING_FAILED':
      return `error in processing during lookup of ${domain}`;
  }
}

function spfResult({ verdicts, sender, address, helo }: Arrival): string {
  const domain = sender === '' ? helo : domainOf(sender);
  const comment = spfComment(verdicts.spf, domain, address);
  const facts = `client-ip=${address}; envelope-from=${sender}; helo=${helo};`;
  return `${RESULT[verdicts.spf]} (spfCheck: ${comment}) ${facts}`;
}

/** The domain of the address in From, which DMARC is about. */
function fromDomain(mail: Buffer): string | undefined {
  const from = headerFields(mail).find(({ name }) => name === 'from')?.value ?? '';
  const address = /<([^<>]*)>\s*$/.exec(from)?.[1] ?? from;
  return /@([a-z0-9.-]+)\s*$/i.exec(address)?.[1]?.toLowerCase();
}

function authenticationResults(arrival: Arrival, mail: Buffer): string {
  const { verdicts, sender } = arrival;
  const domain = fromDomain(mail) ?? domainOf(sender);
  const dkim = verdicts.dkim === 'GRAY' ? 'none' : `${RESULT[verdicts.dkim]} header.i=@${domain}`;
  // The mails of SES that were looked at name no policy; a test that asks for one gets it as a comment.
  const policy = verdicts.policy === undefined ? '' : ` (p=${verdicts.policy})`;
  return [
    'amazonses.com;',
    `spf=${spfResult(arrival)}`,
    `dkim=${dkim};`,
    `dmarc=${RESULT[verdicts.dmarc]}${policy} header.from=${domain};`,
  ].join('\r\n ');
}

/** With several recipients none is named, so that a blind copy stays blind (RFC 5321, section 7.2). */
function received({ helo, address, id, recipients, at }: Arrival): string {
  const [only, ...others] = recipients;
  const date = new Date(at).toUTCString().replace('GMT', '+0000 (UTC)');
  return [
    `from ${helo} (${helo} [${address}])`,
    `by ${INBOUND_HOST} with SMTP id ${id}${only === undefined || others.length > 0 ? ';' : ''}`,
    ...(only === undefined || others.length > 0 ? [] : [`for ${only};`]),
    date,
  ].join('\r\n ');
}

/**
 * The headers that SES puts before a mail that it stores, in SES's order and form. They are all that a
 * consumer of the bucket learns about the checks. What the sender wrote under the same names stays
 * below them: only the topmost of each may be believed.
 */
export function traceHeaders(arrival: Arrival, mail: Buffer): Buffer {
  const { sender, scanned, verdicts } = arrival;
  const lines = [
    `Return-Path: <${sender}>`,
    `Received: ${received(arrival)}`,
    `X-SES-Spam-Verdict: ${scanned ? verdicts.spam : 'DISABLED'}`,
    `X-SES-Virus-Verdict: ${scanned ? verdicts.virus : 'DISABLED'}`,
    `Received-SPF: ${spfResult(arrival)}`,
    `Authentication-Results: ${authenticationResults(arrival, mail)}`,
    `X-SES-RECEIPT: ${randomBytes(RECEIPT_BYTES).toString('base64')}`,
  ];
  return Buffer.from(`${lines.join('\r\n')}\r\n`);
}
