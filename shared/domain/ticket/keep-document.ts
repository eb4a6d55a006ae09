/** What becomes of a ticket once a document that it wanted is there, or cannot be. */
import type { DeskDocument } from '#shared/domain/document/document.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import {
  type DocumentPlace,
  documentAt,
  documentKept,
  withDocument,
} from '#shared/domain/run/kept-document.ts';
import type { RunFault } from '#shared/domain/run/world.ts';
import { type Decision, decided, type Moment } from '#shared/domain/ticket/decision.ts';
import { followed, standOf, worldOf } from '#shared/domain/ticket/follow.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { accept, type Result } from '#shared/kernel/result.ts';

/**
 * The document's forms are kept: its field is filled, unless a newer version is wanted already, and the run goes on where it has
 * waited for it.
 *
 * @returns nothing where that is done already
 */
export const keepDocument = (
  ticket: Ticket,
  { playbook, place, hash }: WithPlaybook & { readonly hash: string },
  moment: Moment,
): Result<Decision | undefined, RunFault> => {
  const found = documentAt(ticket.run, place);
  if (found === undefined || isSettled(found)) return accept(undefined);
  const { at, by } = moment;
  const { into } = place;
  const kept = documentKept(
    standOf(ticket, playbook),
    { into, document: found, hash },
    worldOf(moment),
  );
  if (!kept.ok) return kept;
  const number = found.version;
  const then = followed(ticket, kept.value, moment);
  const event = { type: 'document.made', at, by, field: into, number, hash } as const;
  return accept(decided(ticket, { ...then, events: [event, ...then.events] }));
};

/** The document cannot be made as it is; its field stays unset. */
export const giveUpDocument = (
  ticket: Ticket,
  { place, reason }: { readonly place: DocumentPlace; readonly reason: string },
  { at, by }: Pick<Moment, 'at' | 'by'>,
): Decision | undefined => {
  const found = documentAt(ticket.run, place);
  if (found === undefined || isSettled(found)) return undefined;
  const failed: DeskDocument = { ...found, withdrawn: { at, because: 'failed' } };
  return decided(ticket, {
    events: [{ type: 'effect.failed', at, by, effect: 'make', reason }],
    run: withDocument(ticket.run, place.into, failed),
  });
};

/** A copy with so many signatures has been printed. */
export const notePrinted = (
  ticket: Ticket,
  { place, signatures }: { readonly place: DocumentPlace; readonly signatures: number },
): Decision | undefined => {
  const found = documentAt(ticket.run, place);
  if (found === undefined || (found.printed ?? 0) >= signatures) return undefined;
  return decided(ticket, {
    events: [],
    run: withDocument(ticket.run, place.into, { ...found, printed: signatures }),
  });
};

interface WithPlaybook {
  readonly playbook: Playbook;
  readonly place: DocumentPlace;
}

const isSettled = ({ hash, withdrawn }: DeskDocument): boolean =>
  hash !== undefined || withdrawn?.because === 'failed';
