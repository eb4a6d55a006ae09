/**
 * Parties outside read and sign a document by signed link. The link is for one party and one version: what is signed is what the
 * link shows, and a newer version has another link.
 */
import type { DocumentContent } from '#shared/domain/document/content.ts';
import type { DeskDocument } from '#shared/domain/document/document.ts';
import { fieldsOn, isOutside, signerOf, whoOf } from '#shared/domain/document/signers.ts';
import { fromField } from '#shared/domain/expression/field-value.ts';
import { type Json, toJson } from '#shared/domain/expression/value.ts';
import type { Field } from '#shared/domain/playbook/field.ts';
import type { Step } from '#shared/domain/playbook/flow.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { Who } from '#shared/domain/playbook/who.ts';
import { type FormUse, usesOf } from '#shared/domain/run/form.ts';
import type { Keys } from '#shared/domain/signing/keys.ts';
import type { TokenRefusal } from '#shared/domain/signing/token.ts';
import type { Actor } from '#shared/domain/ticket/event.ts';
import type { TicketRefusal } from '#shared/domain/ticket/refusal.ts';
import { takeStep } from '#shared/domain/ticket/take-step.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import type { DeskStore } from '#shared/ports/desk-store.ts';
import type { DocumentContents } from '#shared/ports/documents.ts';
import type { FileSigner } from '#shared/ports/file-objects.ts';
import { decideAgain, isChangeRefusal, unexpected } from '#shared/usecases/decide-again.ts';
import { readDocumentLink } from '#shared/usecases/document-link.ts';
import { type DecisionPorts, momentOn } from '#shared/usecases/moment.ts';
import { type DocumentRefusal, documentLink } from '#shared/usecases/show-documents.ts';
import { withFacts } from '#shared/usecases/with-facts.ts';

export interface SignPorts extends DecisionPorts {
  readonly desk: Pick<DeskStore, 'ticket' | 'commit'>;
  readonly contents: DocumentContents;
  readonly signer: Pick<FileSigner, 'documentLink'>;
  readonly keys: Keys;
}

export type SignLinkRefusal = TokenRefusal | TicketRefusal | DocumentRefusal;

/** A document as the holder of its link sees it. */
export interface ShownDocument {
  readonly ticket: Ticket;
  readonly document: DeskDocument & { readonly hash: string };
  readonly content: DocumentContent;
  /** What the party calls itself, as far as that is known. */
  readonly name: string;
  readonly stands:
    | { readonly state: 'open'; readonly title: Step['title']; readonly ways: readonly Way[] }
    /** Theirs is on it already, a newer version is there, or it is not for them to act now. */
    | { readonly state: 'signed' | 'withdrawn' | 'waiting' };
}

/** An outcome that the party may take, with what has to be filled in. */
export interface Way {
  readonly step: string;
  readonly id: string;
  readonly title: Step['title'];
  readonly fields: readonly WayField[];
}

export interface WayField {
  readonly name: string;
  readonly field: Field;
  readonly isRequired: boolean;
}

/** What a page without a script can ask for; other ways are for colleagues, who file what came on paper. */
const ASKABLE = [
  'text',
  'long',
  'number',
  'money',
  'date',
  'choice',
  'yes',
  'score',
  'phone',
  'mail',
  'address',
  'sign',
] as const;

const isAskable = ({ type, choices }: Field): boolean =>
  ASKABLE.some((one) => one === type) && !(choices !== undefined && 'rowsOf' in choices);

/** Looking at it changes nothing, since mail scanners open links too. */
export const showToSigner = async (
  ports: SignPorts,
  token: string,
): Promise<Result<ShownDocument, SignLinkRefusal>> => {
  const found = await behindLink(ports, token);
  if (!found.ok) return found;
  const { ticket, playbook, party, document, field } = found.value;
  const content = await ports.contents.content(document.hash);
  if (content === undefined) throw new Error(`the document ${document.hash} has no content`);
  const name = party === 'customer' ? ticket.customer.name : '';
  return accept({
    ticket,
    document,
    content,
    name,
    stands: standOf(ticket, { playbook, party, document, field }),
  });
};

/** @returns a link under which the PDF can be downloaded, with the signatures on it */
export const fetchToSigner = async (
  ports: SignPorts,
  token: string,
): Promise<Result<string, SignLinkRefusal>> => {
  const found = await behindLink(ports, token);
  return found.ok ? documentLink(ports, found.value.document, 'pdf') : found;
};

/**
 * Takes an outcome of the open step for the party, with its signature on the document where the outcome asks for one.
 *
 * @param answer.fields as a form sends them: texts by the names of fields
 */
export const signAsParty = async (
  ports: SignPorts,
  token: string,
  answer: { readonly outcome: string; readonly fields: Readonly<Record<string, string>> },
): Promise<Result<void, SignLinkRefusal>> => {
  const outcome = await decideAgain<void, SignLinkRefusal>(async () => {
    const found = await behindLink(ports, token);
    if (!found.ok) return found;
    const { ticket, playbook, party, document } = found.value;
    const { withdrawn } = document;
    if (withdrawn !== undefined) return refuse({ code: 'document.withdrawn', at: withdrawn.at });
    const stands = standOf(ticket, found.value);
    if (stands.state !== 'open') return refuse({ code: 'step.not-open', step: '' });
    const way = stands.ways.find(({ id }) => id === answer.outcome);
    if (way === undefined) return refuse({ code: 'outcome.missing', name: answer.outcome });
    const filled = filledIn(way, answer.fields, document.hash);
    const moment = await momentOn(ports, playbook, actorOf(party));
    const decision = await withFacts(ports.facts, (facts) =>
      takeStep(
        ticket,
        { playbook, step: way.step, outcome: way.id, party, filled },
        { ...moment, facts },
      ),
    );
    if (!decision.ok) return decision;
    return ports.desk.commit({ at: moment.at, decisions: [decision.value] });
  });
  if (outcome.ok) return outcome;
  const { refusal } = outcome;
  if (!isChangeRefusal(refusal)) return refuse(refusal);
  return refusal.code === 'change.ledger-refused'
    ? refuse({ code: 'ledger.refused', refusal: refusal.refusal })
    : unexpected(refusal);
};

interface Found {
  readonly ticket: Ticket;
  readonly playbook: Playbook;
  readonly field: string;
  readonly party: Who;
  readonly document: DeskDocument & { readonly hash: string };
}

const behindLink = async (
  ports: SignPorts,
  token: string,
): Promise<Result<Found, SignLinkRefusal>> => {
  const link = readDocumentLink(token, ports);
  if (!link.ok) return link;
  const ticket = await ports.desk.ticket(link.value.ticket);
  if (ticket === undefined) return refuse({ code: 'link.invalid' });
  const playbook = await ports.playbooks.of(ticket.playbook);
  const place = link.value.placeIn(playbook);
  if (place === undefined) return refuse({ code: 'link.invalid' });
  // The same words, made twice in one moment, are one hash: the newest of them counts.
  const document = ticket.run.documents?.[place.field]?.findLast(({ hash }) =>
    hash?.startsWith(link.value.hash),
  );
  return document?.hash === undefined
    ? refuse({ code: 'link.invalid' })
    : accept({ ticket, playbook, ...place, document: { ...document, hash: document.hash } });
};

const standOf = (
  ticket: Ticket,
  { playbook, party, document, field }: Omit<Found, 'ticket'>,
): ShownDocument['stands'] => {
  if (document.withdrawn !== undefined) return { state: 'withdrawn' };
  const open = ticket.run.steps.flatMap(({ id }) => {
    const step = playbook.steps[id];
    return step !== undefined &&
      isFor(step, party) &&
      fieldsOn(playbook, step, 'document').includes(field)
      ? [{ id, step }]
      : [];
  })[0];
  if (open !== undefined && !hasVoted(ticket, open.id, party)) {
    return { state: 'open', title: open.step.title, ways: waysOf(open, playbook) };
  }
  const isSigned = document.signatures.some(({ by }) => by === signerOf(party));
  return { state: isSigned ? 'signed' : 'waiting' };
};

/** By link, and not only on paper. */
const isFor = (step: Step, party: Who): boolean =>
  typeof step.by === 'object' &&
  step.by.via?.includes('link') === true &&
  whoOf(step).includes(party);

const hasVoted = ({ run }: Ticket, step: string, party: Who): boolean =>
  run.votes.some((vote) => vote.step === step && vote.by === party);

const waysOf = (
  { id: step, step: { form = [], outcomes } }: { readonly id: string; readonly step: Step },
  { fields }: Playbook,
): readonly Way[] =>
  Object.entries(outcomes).flatMap(([id, outcome]) => {
    const uses = usesOf([...form, ...(outcome.form ?? [])]).filter(({ use }) => use !== 'shown');
    const asked = [...new Set(uses.map(({ name }) => name))].flatMap((name) => {
      const field = fields[name];
      return field === undefined || field.computed !== undefined
        ? []
        : [{ name, field, isRequired: isMust(uses, name) }];
    });
    const isPossible = asked.every(({ field, isRequired }) => !isRequired || isAskable(field));
    // What may be filled in and cannot be asked here stays as it is.
    const shown = asked.filter(({ field }) => isAskable(field));
    return isPossible ? [{ step, id, title: outcome.title, fields: shown }] : [];
  });

const isMust = (uses: readonly FormUse[], name: string): boolean =>
  uses.some((use) => use.name === name && use.use === 'must');

/** Blank fields are not sent on; a signature names what its link has shown. */
const filledIn = (
  { fields }: Way,
  given: Readonly<Record<string, string>>,
  hash: string,
): Readonly<Record<string, Json>> =>
  Object.fromEntries(
    fields.flatMap(({ name, field }) => {
      const text = (given[name] ?? '').trim();
      if (text === '') return [];
      return [[name, field.type === 'sign' ? { name: text, hash } : asJson(field, text)]];
    }),
  );

const asJson = (field: Field, text: string): Json => {
  if (field.type === 'yes') return text === 'yes';
  const read = fromField(field, text);
  return read.ok ? toJson(read.value) : text;
};

const actorOf = (party: Who): Actor =>
  party === 'customer' || !isOutside(party)
    ? { kind: 'customer' }
    : { kind: 'party', id: signerOf(party) };
