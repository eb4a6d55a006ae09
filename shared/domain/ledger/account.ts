/** Names of accounts: `main/BRG-6204/good`, their parts given by the ledger's pattern. */
import type { AccountReason, AccountRefused } from '#shared/domain/ledger/refusal.ts';
import type { Ledger } from '#shared/domain/playbook/ledger.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

/** In UTF-16 units. Three bytes each in UTF-8, it leaves room in a sort key of 1,024 bytes (AWS: DynamoDB quotas). */
export const LONGEST_ACCOUNT = 256;

/** `#` divides keys of rows; what cannot be seen cannot be told apart by people either. */
const FORBIDDEN = /[#\p{Cc}\p{Cs}]/u;

/** An account of the world outside has no bounds and need not follow the pattern. */
export const isOutside = (ledger: Ledger, account: string): boolean =>
  ledger.outside.includes(account);

/**
 * The parts of an account by the names that the pattern gives them, for the expressions of its bounds.
 *
 * @returns no parts for an outside account
 */
export const accountParts = (
  ledger: Ledger,
  account: string,
): Result<Readonly<Record<string, string>>, AccountRefused> => {
  const reason = reasonAgainst(ledger, account);
  if (reason !== undefined) {
    return refuse({
      code: 'ledger.account-refused',
      ledger: ledger.id,
      account,
      reason,
      pattern: ledger.account,
    });
  }
  if (isOutside(ledger, account)) return accept({});
  const parts = account.split('/');
  return accept(
    Object.fromEntries(ledger.account.split('/').map((name, index) => [name, parts[index] ?? ''])),
  );
};

const reasonAgainst = (ledger: Ledger, account: string): AccountReason | undefined => {
  if (account.length > LONGEST_ACCOUNT) return 'too-long';
  if (FORBIDDEN.test(account)) return 'forbidden-character';
  const parts = account.split('/');
  if (parts.some((part) => part.trim() === '')) return 'empty-part';
  const fits = parts.length === ledger.account.split('/').length;
  return fits || isOutside(ledger, account) ? undefined : 'wrong-parts';
};
