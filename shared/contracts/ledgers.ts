/** What the API of ledgers is asked and answers. Amounts are exact decimals in the ledger's unit, written as texts. */
import * as z from 'zod';
import { page } from '#shared/contracts/page.ts';
import * as shapes from '#shared/contracts/ticket.ts';
import { LONGEST_ACCOUNT } from '#shared/domain/ledger/account.ts';
import { UNITS } from '#shared/domain/playbook/ledger.ts';

const next = { next: z.string().exactOptional() };

/** GET /v1/ledgers */
export const ledgersView = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      title: shapes.texts,
      unit: z.enum(UNITS),
      /** What the parts of an account's name mean. */
      account: z.string(),
      outside: z.array(z.string()),
    }),
  ),
});

/** GET /v1/ledgers/{ledger}/accounts */
export const accountsQuery = z.strictObject({
  prefix: z.string().max(LONGEST_ACCOUNT).default(''),
  ...page,
});

export const accountsView = z.object({
  items: z.array(z.object({ account: z.string(), balance: z.string() })),
  ...next,
});

/** GET /v1/ledgers/{ledger}/statement */
export const statementQuery = z.strictObject({
  account: z.string().min(1).max(LONGEST_ACCOUNT),
  from: z.iso.date(),
  to: z.iso.date(),
  ...page,
});

export const statementView = z.object({
  account: z.string(),
  unit: z.enum(UNITS),
  balance: z.string(),
  turnover: z.object({ in: z.string(), out: z.string() }),
  lines: z.array(
    z.object({
      at: shapes.instant,
      direction: z.enum(['in', 'out']),
      amount: z.string(),
      other: z.string(),
      reversal: z.boolean(),
      source: z
        .object({ ticket: shapes.ticketId, note: z.string().exactOptional() })
        .exactOptional(),
    }),
  ),
  ...next,
});

/** GET /v1/ledgers/{ledger}/trial-balance */
export const trialBalanceView = z.object({ accounts: z.int(), sum: z.string() });
