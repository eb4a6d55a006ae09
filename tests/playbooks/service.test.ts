import { describe, expect, test } from 'vitest';
import { field } from '#shared/domain/playbook/define.ts';
import { serviceProcesses } from '#shared/playbooks/catalogue/service.ts';
import { callbackCall } from '#shared/playbooks/service/callback-call.ts';
import { complaint } from '#shared/playbooks/service/complaint.ts';
import { projectCallback } from '#shared/playbooks/service/project-callback.ts';
import {
  serviceGuides,
  serviceKinds,
  serviceLedgers,
  servicePlaybooks,
} from '#shared/playbooks/service/service.ts';
import { surveyCampaign } from '#shared/playbooks/service/survey-campaign.ts';
import { duesOf, sectionServes } from '#tests/playbooks/serves.ts';
import { workOut } from '#tests/playbooks/work-out.ts';

const answer = (expression: string | undefined) =>
  field('yes', ['是否', 'Whether'], { computed: expression ?? '' });

describe('P001 to P043 are served', () => {
  sectionServes({
    first: 1,
    last: 43,
    processes: serviceProcesses,
    playbooks: servicePlaybooks,
    guides: serviceGuides,
    kinds: serviceKinds,
    ledgers: serviceLedgers,
  });
});

describe('the limits are those of the handbook', () => {
  test.each([
    ['mail-answer', 'reply', { within: '24h' }],
    ['maker-complaint', 'answer', { within: '2d' }],
    ['complaint', 'callback', { within: '3d' }],
    ['complaint', 'promised', { at: 'promisedAt' }],
    ['after-sales-callback-day', 'today', { by: 'end of day' }],
    ['callback-call', 'within', { withinOf: 'set.within' }],
  ])('%s: %s', (id, limit, ends) => {
    const playbook = servicePlaybooks.find((one) => one.id === id);
    expect(duesOf(playbook).find((due) => due.id === limit)?.ends).toEqual(ends);
  });

  test('where the handbook leaves a blank the desk decides', () => {
    const undecided = servicePlaybooks.flatMap(({ id, settings }) =>
      Object.entries(settings ?? {})
        .filter(([, setting]) => setting.initial === undefined)
        .map(([name]) => `${id}.${name}`),
    );
    expect(undecided).toEqual([
      'first-inquiry.feedBackWithin',
      'order-callback.afterDelivery',
      'order-callback.cycle',
      'repair-callback.callAfter',
      'survey-campaign.share',
    ]);
  });

  test('a project is called monthly in its first year, quarterly later', () => {
    const [trigger] = projectCallback.triggers;
    const every = trigger !== undefined && 'every' in trigger ? trigger.every : '';
    const rhythm = (deliveredOn: string, today: string) =>
      workOut(field('span', ['周期', 'Rhythm'], { computed: every }), {
        today,
        row: { deliveredOn },
      });
    expect(rhythm('2026-03-01', '2027-02-28')).toBe('1mo');
    expect(rhythm('2026-03-01', '2027-03-01')).toBe('1q');
  });
});

describe('a complaint', () => {
  test('is founded only with sufficient reasons and reasonable demands', () => {
    const { founded, unfounded } = complaint.steps['judge']?.outcomes ?? {};
    for (const sufficient of [true, false]) {
      for (const reasonable of [true, false]) {
        const values = { sufficient, reasonable };
        expect(workOut(answer(founded?.when), values)).toBe(sufficient && reasonable);
        expect(workOut(answer(unfounded?.when), values)).toBe(!(sufficient && reasonable));
      }
    }
  });

  test('has at least two plans to choose from, and whoever is at fault does not choose', () => {
    const plans = complaint.fields['plans']?.validWhen;
    expect(workOut(answer(plans), { plans: [{ plan: '换新' }] })).toBe(false);
    expect(workOut(answer(plans), { plans: [{ plan: '换新' }, { plan: '退款' }] })).toBe(true);
    expect(complaint.steps['choose']?.by).toMatchObject({ not: '$responsible' });
  });
});

describe('callbacks and surveys', () => {
  test('nobody is called more often than the desk allows', () => {
    const { noAnswer, unreachable } = callbackCall.steps['call']?.outcomes ?? {};
    const set = { attempts: 3 };
    expect(workOut(answer(noAnswer?.when), { tries: 1, set })).toBe(true);
    expect(workOut(answer(noAnswer?.when), { tries: 2, set })).toBe(false);
    expect(workOut(answer(unreachable?.when), { tries: 2, set })).toBe(true);
  });

  test('95 satisfied of 97 are 97.9 per cent, and nobody is no per cent', () => {
    const rate = surveyCampaign.fields['rate'];
    expect(workOut(rate, { answered: 97, satisfied: 95 })).toBe('97.9');
    expect(workOut(rate, { answered: 0, satisfied: 0 })).toBeNull();
  });

  test('a share of 3 per cent of 101 customers is 4', () => {
    const size = field('number', ['样本数', 'Sample'], {
      computed: surveyCampaign.fields['sampleSize']?.proposed ?? '',
    });
    const population = Array.from({ length: 101 }, (_, id) => ({ id: `c${id}` }));
    expect(workOut(size, { kind: 'sample', population, set: { share: '3' } })).toBe('4');
    expect(workOut(size, { kind: 'sample', population, set: { share: null } })).toBe('101');
    expect(workOut(size, { kind: 'key', population, set: { share: '3' } })).toBe('101');
  });
});
