import type { DocumentContent } from '#shared/domain/document/content.ts';
import type { DeskDocument } from '#shared/domain/document/document.ts';
import {
  contentBytes,
  hashContent,
  printedFormat,
  type Sha256,
} from '#shared/domain/document/document-hash.ts';
import type { TicketId } from '#shared/domain/ids.ts';
import type { EffectPlace } from '#shared/domain/job/job.ts';
import { type DocumentPlace, documentAt } from '#shared/domain/run/kept-document.ts';
import type { Decision } from '#shared/domain/ticket/decision.ts';
import { giveUpDocument, keepDocument, notePrinted } from '#shared/domain/ticket/keep-document.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { accept } from '#shared/kernel/result.ts';
import type { DeskStore } from '#shared/ports/desk-store.ts';
import type {
  DocumentContents,
  DocumentObjects,
  DocumentPages,
  DocumentPrinter,
} from '#shared/ports/documents.ts';
import { committed, decideAgain } from '#shared/usecases/decide-again.ts';
import { type DecisionPorts, momentOf, momentOn } from '#shared/usecases/moment.ts';
import { withFacts, workedOut } from '#shared/usecases/with-facts.ts';

export interface MakePorts extends DecisionPorts {
  readonly desk: Pick<DeskStore, 'ticket' | 'effects' | 'commit'>;
  readonly documents: DocumentObjects;
  readonly contents: DocumentContents;
  readonly printer: DocumentPrinter;
  readonly pages: DocumentPages;
  readonly sha256: Sha256;
}

/**
 * A job of the documents' queue: a document is kept in all its forms, or a copy of it is printed with its signatures.
 *
 * Bytes first, then the decision that lets the run go on: who dies in between keeps the same bytes again under the same hash. What
 * is done already is found done.
 */
export const documentJob = async (
  ports: MakePorts,
  {
    ticket,
    effect: { version, index },
  }: { readonly ticket: TicketId; readonly effect: EffectPlace },
): Promise<void> => {
  const effect = (await ports.desk.effects(ticket, version))[index];
  if (effect?.kind === 'make') {
    return make(ports, ticket, {
      into: effect.into,
      document: effect.key,
      content: effect.content,
    });
  }
  return effect?.kind === 'print' ? print(ports, ticket, effect) : undefined;
};

const make = async (
  ports: MakePorts,
  id: TicketId,
  { content, ...place }: DocumentPlace & { readonly content: DocumentContent },
): Promise<void> => {
  const hash = hashContent(content, ports.sha256);
  const printed = await ports.printer.print(content, hash);
  if (!printed.ok) {
    const reason = printed.refusal.code;
    return decide(ports, id, async (ticket) =>
      giveUpDocument(ticket, { place, reason }, momentOf(ports, { kind: 'machine' })),
    );
  }
  await Promise.all([
    ports.documents.keep(hash, 'json', contentBytes(content)),
    ports.documents.keep(hash, 'html', ports.pages.page(content, hash)),
    ports.documents.keep(hash, 'pdf', printed.value.bytes),
  ]);
  await decide(ports, id, async (ticket) => {
    const playbook = await ports.playbooks.of(ticket.playbook);
    const moment = await momentOn(ports, playbook, { kind: 'machine' });
    return workedOut(
      await withFacts(ports.facts, (facts) =>
        keepDocument(ticket, { playbook, place, hash }, { ...moment, facts }),
      ),
    );
  });
};

/** With all signatures that there are by now; a later job finds it done or prints one more. */
const print = async (
  ports: MakePorts,
  id: TicketId,
  { into, document }: DocumentPlace,
): Promise<void> => {
  const place = { into, document };
  const ticket = await ports.desk.ticket(id);
  const found = ticket === undefined ? undefined : documentAt(ticket.run, place);
  if (found?.hash === undefined || found.signatures.length === (found.printed ?? 0)) return;
  await printCopy(ports, found, found.hash);
  await decide(ports, id, async (now) =>
    notePrinted(now, { place, signatures: found.signatures.length }),
  );
};

const printCopy = async (
  { contents, documents, printer }: MakePorts,
  { signatures }: DeskDocument,
  hash: string,
): Promise<void> => {
  const content = await contents.content(hash);
  if (content === undefined) throw new Error(`the document ${hash} has no content`);
  const printed = await printer.print(content, hash, signatures);
  // Names stand on lines that are there already: a copy has as many pages as the document that could be printed.
  if (!printed.ok) throw new Error(`a copy of ${hash} cannot be printed: ${printed.refusal.code}`);
  await documents.keep(hash, printedFormat(signatures.length), printed.value.bytes);
};

const decide = async (
  ports: MakePorts,
  id: TicketId,
  judge: (ticket: Ticket) => Promise<Decision | undefined>,
): Promise<void> => {
  committed(
    await decideAgain<void, never>(async () => {
      const ticket = await ports.desk.ticket(id);
      const decision = ticket === undefined ? undefined : await judge(ticket);
      return decision === undefined
        ? accept(undefined)
        : ports.desk.commit({ at: ports.clock.now(), decisions: [decision] });
    }),
  );
};
