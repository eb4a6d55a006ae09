/** The endpoints of ledgers. */
import { callerOf } from '#functions/agent-api/caller.ts';
import { asked } from '#functions/agent-api/endpoint.ts';
import { type Endpoint, type HttpEvent, json } from '#functions/runtime/http-api.ts';
import { refused } from '#functions/runtime/problem.ts';
import {
  accountsQuery,
  accountsView,
  ledgersView,
  statementQuery,
  statementView,
  trialBalanceView,
} from '#shared/contracts/ledgers.ts';
import {
  type LedgerPorts,
  listAccounts,
  listLedgers,
  readStatement,
  readTrialBalance,
} from '#shared/usecases/read-ledgers.ts';

const ledgerIn = ({ pathParameters }: HttpEvent): string => pathParameters?.['ledger'] ?? '';

/** GET /v1/ledgers */
export const ledgersEndpoint =
  (ports: LedgerPorts): Endpoint =>
  async (event) =>
    json(200, ledgersView.parse({ items: listLedgers(ports, callerOf(event)) }));

/** GET /v1/ledgers/{ledger}/accounts */
export const accountsEndpoint = (ports: LedgerPorts): Endpoint =>
  asked(accountsQuery, async (query, person, event) => {
    const outcome = await listAccounts(ports, person, { ...query, ledger: ledgerIn(event) });
    return outcome.ok ? json(200, accountsView.parse(outcome.value)) : refused(outcome.refusal);
  });

/** GET /v1/ledgers/{ledger}/statement */
export const statementEndpoint = (ports: LedgerPorts): Endpoint =>
  asked(statementQuery, async (query, person, event) => {
    const outcome = await readStatement(ports, person, { ...query, ledger: ledgerIn(event) });
    if (!outcome.ok) return refused(outcome.refusal);
    const { ledger, ...statement } = outcome.value;
    const view = { ...statement, account: query.account, unit: ledger.unit };
    return json(200, statementView.parse(view));
  });

/** GET /v1/ledgers/{ledger}/trial-balance */
export const trialBalanceEndpoint =
  (ports: LedgerPorts): Endpoint =>
  async (event) => {
    const outcome = await readTrialBalance(ports, callerOf(event), ledgerIn(event));
    return outcome.ok ? json(200, trialBalanceView.parse(outcome.value)) : refused(outcome.refusal);
  };
