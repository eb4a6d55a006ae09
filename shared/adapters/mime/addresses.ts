/** Address headers: postal-mime's parser, held to addresses that a mail could really be sent to. */
import { addressParser } from 'postal-mime';
import { isAddress } from '#shared/domain/mail/address.ts';
import { ADDRESS_FIELD_LENGTH, RECIPIENTS } from './budgets.ts';
import { clean, decodeRaw, decodeWords } from './encoded-words.ts';

export interface Mailbox {
  /** Empty when what stands there is no address. */
  readonly address: string;
  readonly name: string;
}

/** Private-use signs stand for encoded words while the parser runs: decoded names may hold commas and brackets. */
const OPEN = '\ue000';
const CLOSE = '\ue001';
const WORDS = /=\?[^?\s]{1,60}\?[bBqQ]\?[^?]*\?=(?:\s+=\?[^?\s]{1,60}\?[bBqQ]\?[^?]*\?=)*/g;

export const readMailboxes = (raws: readonly string[], fallback?: string): readonly Mailbox[] =>
  raws.flatMap((raw) => readField(raw, fallback)).slice(0, RECIPIENTS);

const readField = (raw: string, fallback: string | undefined): readonly Mailbox[] => {
  if (raw.length > ADDRESS_FIELD_LENGTH) return pickedOut(raw);
  const words: string[] = [];
  const masked = tidied(decodeRaw(raw, fallback))
    .replace(/[\ue000\ue001]/g, '')
    .replace(WORDS, (run) => {
      words.push(decodeWords(run, fallback));
      return `${OPEN}${words.length - 1}${CLOSE}`;
    });
  const unmask = (text: string): string =>
    text.replace(/\ue000(\d+)\ue001/g, (_, index: string) => words[Number(index)] ?? '');
  return addressParser(masked, { flatten: true }).flatMap((mailbox) => {
    const name = clean(unmask(mailbox.name))
      .replace(/^['"]+|['"]+$/g, '')
      .trim();
    const address = normalAddress(mailbox.address ?? '');
    if (address === '' && name === '') return [];
    return address === '' ? hiddenIn(name) : [{ address, name: name === address ? '' : name }];
  });
};

/** Thousands of recipients, or nonsense made to keep a parser busy: the addresses without their names. */
const pickedOut = (raw: string): readonly Mailbox[] =>
  raw
    .split(/[\s,;<>"()]+/)
    .filter((word) => word.includes('@'))
    .map((word) => ({ address: normalAddress(word), name: '' }))
    .filter(({ address }) => address !== '');

/**
 * Obsolete routes (`<@a,@b:c@d>`, RFC 5322 section 4.4) and comments inside brackets name no mailbox; brackets
 * that are escaped inside a comment (section 3.2.2) would end it too early.
 */
const tidied = (raw: string): string =>
  withoutEscapedBrackets(raw)
    .replace(/<\s*@[^<>:"]*:/g, '<')
    .replace(/<([^<>"]*)>/g, (_, inner: string) => `<${withoutComments(inner)}>`);

const withoutEscapedBrackets = (raw: string): string =>
  raw.includes('\\')
    ? raw.replace(/("(?:[^"\\]|\\.)*")|\\[()]/g, (_, quoted: string | undefined) => quoted ?? '')
    : raw;

const withoutComments = (text: string): string => {
  if (!text.includes('(')) return text;
  let depth = 0;
  let kept = '';
  for (const character of text) {
    if (character === '(') depth += 1;
    else if (character === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0) kept += character;
  }
  return kept;
};

/** The domain in lower case, the local part as written, blanks around dots and the at sign taken out. */
const normalAddress = (text: string): string => {
  const trimmed = text
    .replace(/^mailto:/i, '')
    .replace(/\s*([.@])\s*/g, '$1')
    .replace(/^["'<]+|["'>.]+$/g, '')
    .trim();
  const at = trimmed.lastIndexOf('@');
  const address = `${trimmed.slice(0, at)}@${trimmed.slice(at + 1).toLowerCase()}`;
  return at > 0 && isAddress(address) ? address : '';
};

/** Some programs encode name and address together as one word; only angle brackets count there. */
const hiddenIn = (name: string): readonly Mailbox[] => {
  const match = /^(.*)<([^<>\s]+)>\s*$/.exec(name);
  const address = normalAddress(match?.[2] ?? '');
  return [
    address === ''
      ? { address: '', name }
      : { address, name: clean(match?.[1] ?? '').replace(/^"|"$/g, '') },
  ];
};
