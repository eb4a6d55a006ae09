/** Signed links to documents: for one party, one field and one version. */
import { isTicketId, type TicketId } from '#shared/domain/ids.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { Who } from '#shared/domain/playbook/who.ts';
import type { Keys } from '#shared/domain/signing/keys.ts';
import { readToken, signToken, type TokenRefusal } from '#shared/domain/signing/token.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { DAY, later } from '#shared/kernel/instant.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import type { Clock } from '#shared/ports/clock.ts';

/** Time to read, to ask and to decide; whoever needs longer is sent a new version. */
const DOCUMENT_LINK_DAYS = 90;

/** Two letters count to 1,296: more than the fields or parties of any playbook. */
const PLACE_LETTERS = 2;
const PLACES = 36 ** PLACE_LETTERS;

/** 64 bits of the hash tell the few versions of one field apart; the signature itself names it whole. */
const HASH_LETTERS = 16;

const SUBJECT = /^(.{26})(..)(..)([0-9a-f]{16})$/;

export interface LinkWish {
  readonly playbook: Playbook;
  readonly field: string;
  /** `customer`, or `party:<name>` of the playbook. */
  readonly party: Who;
}

/**
 * The path under which a party reads the newest document of a field, and signs it where the playbook asks them to.
 *
 * @returns nothing while there is no document, or where the playbook has no such field or party
 */
export const documentPath = (
  { id, run }: Pick<Ticket, 'id' | 'run'>,
  { playbook, field, party }: LinkWish,
  keys: Keys,
): string | undefined => {
  const document = run.documents?.[field]?.at(-1);
  const fieldPlace = placeOf(Object.keys(playbook.fields), field);
  const partyPlace = placeOf(partiesOf(playbook), party);
  if (document?.hash === undefined || fieldPlace === undefined || partyPlace === undefined) {
    return undefined;
  }
  const subject = `${id}${fieldPlace}${partyPlace}${document.hash.slice(0, HASH_LETTERS)}`;
  const until = later(document.madeAt, DOCUMENT_LINK_DAYS * DAY);
  return `/documents/${signToken({ purpose: 'document', subject, until }, keys)}`;
};

/** The title of the newest document of a field with its link, as a mail names it. */
export const linkedDocument = (
  ticket: Pick<Ticket, 'id' | 'run'>,
  wish: LinkWish,
  { keys, siteUrl }: { readonly keys: Keys; readonly siteUrl: string },
): { readonly document?: { readonly title: string; readonly link: string } } => {
  const title = ticket.run.documents?.[wish.field]?.at(-1)?.title;
  const path = documentPath(ticket, wish, keys);
  return title === undefined || path === undefined
    ? {}
    : { document: { title, link: `${siteUrl}${path}` } };
};

const placeOf = (names: readonly string[], name: string): string | undefined => {
  const index = names.indexOf(name);
  return index < 0 || index >= PLACES ? undefined : index.toString(36).padStart(PLACE_LETTERS, '0');
};

/** A ticket keeps its version of the playbook, so the places stay what they are. */
const partiesOf = ({ parties = {} }: Playbook): readonly Who[] => [
  'customer',
  ...Object.keys(parties).map((name): Who => `party:${name}`),
];

export interface DocumentLink {
  readonly ticket: TicketId;
  /** How the document's hash begins. */
  readonly hash: string;
  readonly placeIn: (
    playbook: Playbook,
  ) => { readonly field: string; readonly party: Who } | undefined;
}

export const readDocumentLink = (
  token: string,
  { clock, keys }: { readonly clock: Clock; readonly keys: Keys },
): Result<DocumentLink, TokenRefusal> => {
  const read = readToken(token, { purpose: 'document', now: clock.now() }, keys);
  if (!read.ok) return read;
  const [, ticket = '', fieldPlace = '', partyPlace = '', hash = ''] =
    SUBJECT.exec(read.value.subject) ?? [];
  if (!isTicketId(ticket)) return refuse({ code: 'link.invalid' });
  return accept({
    ticket,
    hash,
    placeIn: (playbook) => {
      const field = Object.keys(playbook.fields)[Number.parseInt(fieldPlace, 36)];
      const party = partiesOf(playbook)[Number.parseInt(partyPlace, 36)];
      return field === undefined || party === undefined ? undefined : { field, party };
    },
  });
};
