import { WireError } from '#local/wire-error.ts';
import { addressesIn, isSendable } from './addresses.ts';
import { headerNamed, type MailHeader, splitMail } from './mail-headers.ts';

/** A checked SendRawEmail. */
export interface SendRequest {
  readonly source: string;
  readonly destinations: readonly string[];
  readonly configurationSet: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
  readonly raw: Buffer;
  readonly headers: readonly MailHeader[];
}

/** To, Cc and Bcc together (SES Developer Guide, "Service quotas"). */
const MAX_RECIPIENTS = 50;

/** Of the v1 API, after base64 (same place). */
const MAX_MAIL_BYTES = 10 * 1024 * 1024;

const MAX_TAGS = 50;

const KNOWN_PARAMETERS =
  /^(Action|Version|Source|ConfigurationSetName|RawMessage\.Data|Destinations\.member\.\d+|Tags\.member\.\d+\.(Name|Value))$/;

/** The headers by which a mail itself chooses; SES takes them out before it sends. */
const CONFIGURATION_SET_HEADER = 'x-ses-configuration-set';
const TAGS_HEADER = 'x-ses-message-tags';

const invalid = (message: string) => new WireError('InvalidParameterValue', message);

const members = (form: URLSearchParams, list: string): string[] => {
  const found: string[] = [];
  for (let index = 1; ; index += 1) {
    const value = form.get(`${list}.member.${index}`);
    if (value === null) return found;
    found.push(value);
  }
};

function taggedBy(form: URLSearchParams, headers: readonly MailHeader[]): [string, string][] {
  const count = [...form.keys()].filter((key) => /^Tags\.member\.\d+\.Name$/.test(key)).length;
  const given = Array.from({ length: count }, (_, index): [string, string] => [
    form.get(`Tags.member.${index + 1}.Name`) ?? '',
    form.get(`Tags.member.${index + 1}.Value`) ?? '',
  ]);
  if (given.length > 0) return given;
  const header = headerNamed(headers, TAGS_HEADER);
  return (header ?? '')
    .split(',')
    .filter((pair) => pair.trim() !== '')
    .map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return [name.trim(), value.join('=').trim()];
    });
}

function checkedTags(tags: readonly [string, string][]): Record<string, string> {
  const isText = (text: string) => /^[A-Za-z0-9_.@-]{1,256}$/.test(text);
  const wrong = tags.find(([name, value]) => !isText(name) || !isText(value));
  if (wrong)
    throw invalid(`Invalid tag <${wrong[0]}>: only A-Z a-z 0-9 _ - . @, 1 to 256 of them.`);
  if (tags.length > MAX_TAGS) throw invalid(`More than ${MAX_TAGS} tags.`);
  if (new Set(tags.map(([name]) => name)).size < tags.length) throw invalid('Duplicate tag names.');
  return Object.fromEntries(tags);
}

function checkedRecipients(form: URLSearchParams, headers: readonly MailHeader[]): string[] {
  const named = members(form, 'Destinations');
  const given =
    named.length > 0
      ? named.flatMap(addressesIn)
      : ['To', 'Cc', 'Bcc'].flatMap((name) => addressesIn(headerNamed(headers, name)));
  if (given.length === 0) throw invalid('No recipients specified.');
  if (given.length > MAX_RECIPIENTS) {
    throw invalid(`Recipient count exceeds ${MAX_RECIPIENTS}.`);
  }
  const wrong = given.find((address) => !isSendable(address));
  if (wrong !== undefined) throw invalid('Invalid recipient address.');
  return given;
}

function checkedConfigurationSet(
  form: URLSearchParams,
  headers: readonly MailHeader[],
  known: readonly string[],
): string | undefined {
  const name = form.get('ConfigurationSetName') ?? headerNamed(headers, CONFIGURATION_SET_HEADER);
  if (name !== undefined && !known.includes(name)) {
    throw new WireError(
      'ConfigurationSetDoesNotExist',
      `Configuration set <${name}> does not exist.`,
    );
  }
  return name;
}

function checkHeaders(headers: readonly MailHeader[]): void {
  const unknown = headers
    .map(({ name }) => name.toLowerCase())
    .find(
      (name) =>
        name.startsWith('x-ses-') && name !== CONFIGURATION_SET_HEADER && name !== TAGS_HEADER,
    );
  if (unknown !== undefined) throw invalid(`The local cloud does not know the header ${unknown}.`);
  if (addressesIn(headerNamed(headers, 'From')).length === 0) {
    throw invalid("Missing required header 'From'.");
  }
}

/** @throws WireError with SES's own code for anything that SES would refuse, or that is not known here. */
export function readSendRequest(
  form: URLSearchParams,
  configurationSets: readonly string[],
): SendRequest {
  const unknown = [...form.keys()].find((name) => !KNOWN_PARAMETERS.test(name));
  if (unknown !== undefined)
    throw invalid(`The local cloud does not know the parameter ${unknown}.`);
  const data = form.get('RawMessage.Data') ?? '';
  if (data.length > MAX_MAIL_BYTES) {
    throw invalid(`Message length is more than ${MAX_MAIL_BYTES} bytes long: ${data.length}.`);
  }
  const raw = Buffer.from(data, 'base64');
  const { headers } = splitMail(raw);
  checkHeaders(headers);
  const source = addressesIn(form.get('Source') ?? headerNamed(headers, 'From'))[0] ?? '';
  if (!isSendable(source)) throw invalid('Invalid sender address.');
  return {
    source,
    destinations: checkedRecipients(form, headers),
    configurationSet: checkedConfigurationSet(form, headers, configurationSets),
    tags: checkedTags(taggedBy(form, headers)),
    raw,
    headers,
  };
}
