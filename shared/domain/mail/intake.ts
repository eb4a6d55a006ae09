/** The addresses that customers write to, and what the desk makes of a mail to each. */
import { canonicalAddress, isAddress } from '#shared/domain/mail/address.ts';
import type { Language, Texts } from '#shared/kernel/language.ts';

/** The playbook of what came by mail and belongs to no ticket, where the desk has set no other. */
export const MAIL_PLAYBOOK = 'inquiry';

export interface IntakeAddress {
  /** In lower case. */
  readonly address: string;
  readonly playbook?: string;
  readonly team?: string;
  /** The language that customers are answered in, whatever they write in. */
  readonly language?: Language;
  /** Whose name stands in From of the answers; the desk's where it is left out. */
  readonly name?: Texts;
}

export interface IntakeSetting {
  /** Rises by one with every change; 0 while the desk has set nothing. */
  readonly version: number;
  readonly addresses: readonly IntakeAddress[];
}

export const NO_INTAKE: IntakeSetting = { version: 0, addresses: [] };

/** A row holds them all; a desk with more departments than this has a form that asks. */
export const MOST_INTAKE_ADDRESSES = 50;

/** The first of the addresses that the mail was sent to and that the desk has set something for. */
export const intakeOf = (
  { addresses }: IntakeSetting,
  recipients: readonly string[],
): IntakeAddress | undefined =>
  recipients
    .map(canonicalAddress)
    .flatMap((recipient) => addresses.find(({ address }) => address === recipient) ?? [])[0];

export interface IntakeProblem {
  readonly field: string;
  readonly problem: 'invalid-email' | 'invalid' | 'unknown-playbook' | 'unknown-team';
}

/** What is wrong with the addresses, each by its place; a second one of the same spelling is `invalid`. */
export const intakeProblems = (
  addresses: readonly IntakeAddress[],
  known: { readonly playbooks: readonly string[]; readonly teams: readonly string[] },
): readonly IntakeProblem[] =>
  addresses.flatMap(({ address, playbook, team }, index): readonly IntakeProblem[] => {
    const at = `addresses.${index}`;
    const isSecond = addresses.findIndex((other) => other.address === address) < index;
    const isUnknown = playbook !== undefined && !known.playbooks.includes(playbook);
    return [
      ...(isAddress(address)
        ? []
        : [{ field: `${at}.address`, problem: 'invalid-email' } as const]),
      ...(isSecond ? [{ field: `${at}.address`, problem: 'invalid' } as const] : []),
      ...(isUnknown ? [{ field: `${at}.playbook`, problem: 'unknown-playbook' } as const] : []),
      ...(team === undefined || known.teams.includes(team)
        ? []
        : [{ field: `${at}.team`, problem: 'unknown-team' } as const]),
    ];
  });
