import { describe, expect, test } from 'vitest';
import { field } from '#shared/domain/playbook/define.ts';
import { contractsProcesses } from '#shared/playbooks/catalogue/contracts.ts';
import { contract } from '#shared/playbooks/contracts/contract.ts';
import {
  contractsGuides,
  contractsKinds,
  contractsLedgers,
  contractsPlaybooks,
} from '#shared/playbooks/contracts/contracts.ts';
import { operatingPlan } from '#shared/playbooks/contracts/operating-plan.ts';
import { duesOf, sectionServes } from '#tests/playbooks/serves.ts';
import { workOut } from '#tests/playbooks/work-out.ts';

const answer = (expression: string | undefined) =>
  field('yes', ['是否', 'Whether'], { computed: expression ?? '' });

describe('P060 to P062 are served', () => {
  sectionServes({
    first: 60,
    last: 62,
    processes: contractsProcesses,
    playbooks: contractsPlaybooks,
    guides: contractsGuides,
    kinds: contractsKinds,
    ledgers: contractsLedgers,
  });
});

describe('a sales contract', () => {
  test.each(['finance', 'legal', 'hand-in'])('%s takes one working day', (limit) => {
    const due = duesOf(contract).find(({ id }) => id === limit);
    expect(due?.ends).toEqual({ within: '1wd' });
  });

  test('goes to the general manager until the desk has set from which value', () => {
    const general = contract.steps['reviewed']?.outcomes['general']?.when;
    const goes = (generalManagerFrom: string | null, value: number) =>
      workOut(answer(general), {
        value,
        set: { generalManagerFrom },
      });
    expect(goes(null, 1)).toBe(true);
    expect(goes('50000', 50_000)).toBe(true);
    expect(goes('50000', 49_999)).toBe(false);
  });
});

describe('an operating plan', () => {
  test('cannot give its purposes more than its amount', () => {
    const budget = operatingPlan.fields['budget']?.validWhen;
    const rows = [
      { purpose: '广告', amount: 600 },
      { purpose: '赠品', amount: 400 },
    ];
    expect(workOut(answer(budget), { budget: rows, amount: 1000 })).toBe(true);
    expect(workOut(answer(budget), { budget: rows, amount: 999 })).toBe(false);
  });

  test('changes only with the written consent of the committee, and is approved anew', () => {
    expect(operatingPlan.acts?.['change']?.to).toBe('consent');
    expect(operatingPlan.steps['consent']?.form).toContain('consent!');
    expect(operatingPlan.steps['consent']?.outcomes['agreed']?.to).toBe('write');
  });
});
