/** Whom a mail of a playbook goes to. Where they can be reached is looked up when it leaves: people move. */
import type { Who } from '#shared/domain/playbook/who.ts';

export type Addressee =
  | { readonly is: 'person'; readonly id: string }
  /** A party outside, by its name in the playbook. */
  | { readonly is: 'party'; readonly party: string }
  /** Whoever the record stands for that the ticket is about or a field names; or a field with an address. */
  | { readonly is: 'record'; readonly who: Who };

/** The same for the same addressee, within one ticket. */
export const addresseeKey = (addressee: Addressee): string => {
  switch (addressee.is) {
    case 'person':
      return `person:${addressee.id}`;
    case 'party':
      return `party:${addressee.party}`;
    case 'record':
      return `record:${addressee.who}`;
  }
};
