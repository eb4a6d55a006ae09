import type { Movement } from '#shared/domain/ledger/movement.ts';
import type { Posting } from '#shared/domain/ledger/posting.ts';
import type { Write } from '#shared/ports/table.ts';

/** What a write is for, so that its refusal can be told apart. */
export type Purpose =
  | { readonly is: 'version' }
  | { readonly is: 'new-ticket' }
  | { readonly is: 'number' }
  | { readonly is: 'business-number'; readonly number: string }
  | { readonly is: 'series' }
  | { readonly is: 'mail' }
  | { readonly is: 'message-id' }
  | { readonly is: 'delivery' }
  | { readonly is: 'campaign' }
  | { readonly is: 'signal' }
  | { readonly is: 'file'; readonly id: string }
  | { readonly is: 'cap'; readonly name: string }
  | { readonly is: 'posting'; readonly posting: Posting }
  | { readonly is: 'movement'; readonly movement: Movement }
  | { readonly is: 'record' }
  | { readonly is: 'record-key' }
  | { readonly is: 'unconditional' };

export interface PurposefulWrite {
  readonly write: Write;
  readonly for: Purpose;
}

export const always = (write: Write): PurposefulWrite => ({ write, for: { is: 'unconditional' } });

/** As the table's TTL counts. */
export const epochSeconds = (milliseconds: number): number => Math.ceil(milliseconds / 1000);
