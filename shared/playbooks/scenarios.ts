/** The tests that run a playbook from its trigger to its end, through its branches, by the playbook's id. */
export const SCENARIOS: Readonly<Record<string, string>> = {
  inquiry: 'tests/scenarios/loop.test.ts',
  'recovery-callback': 'tests/scenarios/loop.test.ts',
  'archive-loan': 'tests/handbook/archive.test.ts',
  destruction: 'tests/handbook/archive.test.ts',
  'credit-review': 'tests/handbook/credit.test.ts',
  'message-taking': 'tests/handbook/message.test.ts',
  'spare-parts': 'tests/handbook/spare-parts.test.ts',
  'delivery-order': 'tests/handbook/dispatch.test.ts',
  dispatch: 'tests/handbook/dispatch.test.ts',
  purchase: 'tests/handbook/dispatch.test.ts',
  stocktake: 'tests/handbook/stocktake.test.ts',
  'exhibitor-papers': 'tests/handbook/exhibitor-papers.test.ts',
};
