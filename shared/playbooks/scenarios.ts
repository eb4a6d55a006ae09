/** The tests that run a playbook from its trigger to its end, through its branches, by the playbook's id. */
export const SCENARIOS: Readonly<Record<string, string>> = {
  inquiry: 'tests/scenarios/loop.test.ts',
  'recovery-callback': 'tests/scenarios/loop.test.ts',
};
