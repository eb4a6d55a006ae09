/** What one mail may cost. Strangers write mails; each limit names the attack it stops. */
import type { Work } from './work.ts';

/** A header section: room for some 6,000 recipients; 100,000 small headers cost a quarter of a second. */
export const HEADER_BYTES = 256 * 1024;

/** A part's own headers: a name and a type, never a novel. */
export const PART_HEADER_BYTES = 32 * 1024;

/** Parts in all; 20,000 empty ones would cost over a second and as many stored files. */
export const PARTS = 200;

/** Multiparts within multiparts; every level searches its bytes once more. */
export const DEPTH = 20;

/** Addresses of one header field that are kept. */
export const RECIPIENTS = 10_000;

/** Bytes of plain text in all parts together; nobody writes more, and each costs decoding. The rest stays in the raw mail. */
const PLAIN_BYTES = 1024 * 1024;

/** Bytes of HTML in all parts together, more because pictures are written into it. */
const HTML_BYTES = 4 * 1024 * 1024;

/** Places where a boundary is written, beginnings of longer ones included; 13 million of them cost seconds. */
const DELIMITERS = 100_000;

/** Five times the largest mail that SES takes in (40 MB): people's mails nest three levels around their files. */
const SEARCHED_BYTES = 200 * 1024 * 1024;

export const workOfOneMail = (): Work => ({
  delimiters: DELIMITERS,
  searched: SEARCHED_BYTES,
  plain: PLAIN_BYTES,
  html: HTML_BYTES,
});

/** An address field up to this length is parsed by the rules; in a longer one addresses are only picked out. */
export const ADDRESS_FIELD_LENGTH = 32 * 1024;

/** Characters of one parameter or file name. */
export const NAME_LENGTH = 1_000;
