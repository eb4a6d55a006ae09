export interface MailHeader {
  readonly name: string;
  /** Unfolded, otherwise as sent. */
  readonly value: string;
}

export interface SplitMail {
  readonly headers: readonly MailHeader[];
  /** With the empty line before it. */
  readonly body: Buffer;
}

const LINE_FEED = 0x0a;

/** Where the header ends: after the last header line, before the empty line. */
function endOfHeader(raw: Buffer): number {
  let position = 0;
  while (position < raw.length) {
    const end = raw.indexOf(LINE_FEED, position);
    const line = raw.toString('latin1', position, end < 0 ? raw.length : end);
    if (line === '' || line === '\r') return position;
    if (end < 0) return raw.length;
    position = end + 1;
  }
  return position;
}

/** Takes header and body apart without touching the body. A line without a colon is no header and is left out. */
export function splitMail(raw: Buffer): SplitMail {
  const end = endOfHeader(raw);
  const unfolded = raw.toString('utf8', 0, end).replaceAll(/\r?\n(?=[ \t])/g, '');
  const headers = unfolded.split(/\r?\n/).flatMap((line) => {
    const parts = /^([!-9;-~]+)[ \t]*:[ \t]*(.*)$/s.exec(line);
    return parts === null ? [] : [{ name: parts[1] ?? '', value: parts[2] ?? '' }];
  });
  return { headers, body: raw.subarray(end) };
}

export const headerNamed = (headers: readonly MailHeader[], name: string): string | undefined =>
  headers.find((header) => header.name.toLowerCase() === name.toLowerCase())?.value;

/** The mail without the named headers and with others put on top; all lines of a kept header stay as they are. */
export function withHeaders(
  raw: Buffer,
  isLeftOut: (lowerCaseName: string) => boolean,
  added: readonly MailHeader[],
): Buffer {
  const end = endOfHeader(raw);
  const lines = raw.toString('latin1', 0, end).split(/(?<=\n)(?![ \t])/);
  const kept = lines.filter(
    (line) => !isLeftOut((line.split(':', 1)[0] ?? '').trim().toLowerCase()),
  );
  const top = added.map(({ name, value }) => `${name}: ${value}\r\n`);
  return Buffer.concat([
    Buffer.from(top.join('')),
    Buffer.from(kept.join(''), 'latin1'),
    raw.subarray(end),
  ]);
}
