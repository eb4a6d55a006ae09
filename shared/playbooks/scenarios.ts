/** The tests that run a playbook from its trigger to its end, through its branches, by the playbook's id. */
export const SCENARIOS: Readonly<Record<string, string>> = {
  'archive-loan': 'tests/handbook/archive.test.ts',
  bonus: 'tests/handbook/bonus.test.ts',
  'callback-call': 'tests/handbook/callback-campaign.test.ts',
  'callback-campaign': 'tests/handbook/callback-campaign.test.ts',
  'credit-review': 'tests/handbook/credit.test.ts',
  'delivery-order': 'tests/handbook/dispatch.test.ts',
  destruction: 'tests/handbook/archive.test.ts',
  dispatch: 'tests/handbook/dispatch.test.ts',
  inquiry: 'tests/scenarios/loop.test.ts',
  'kpi-quarter': 'tests/handbook/bonus.test.ts',
  'message-taking': 'tests/handbook/message.test.ts',
  'recovery-callback': 'tests/scenarios/loop.test.ts',
  'exhibitor-papers': 'tests/handbook/exhibitor-papers.test.ts',
  purchase: 'tests/handbook/dispatch.test.ts',
  'spare-parts': 'tests/handbook/spare-parts.test.ts',
  stocktake: 'tests/handbook/stocktake.test.ts',
};
