import { beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { DAY } from '#shared/kernel/instant.ts';
import { complaints, countAll } from '#tests/support/counted.ts';
import { type DeskApi, deskApi, PEOPLE } from '#tests/support/desk-api.ts';
import { type MemoryDesk, memoryDesk } from '#tests/support/memory-desk.ts';

let desk: MemoryDesk;
let call: DeskApi;

beforeEach(() => {
  desk = memoryDesk();
  call = deskApi(desk);
});

const values = z.object({
  values: z.array(
    z.looseObject({
      period: z.string(),
      value: z.string().nullable(),
      share: z.string().nullable(),
    }),
  ),
});

const ask = async (
  figure: string,
  query: Readonly<Record<string, string>>,
  caller: (typeof PEOPLE)[keyof typeof PEOPLE] = PEOPLE.chen,
) => {
  const [playbook = '', metric = ''] = figure.split('.');
  return call('GET /v1/metrics/{playbook}/{metric}', { caller, path: { playbook, metric }, query });
};

const MARCH = { from: '2026-03-01', to: '2026-03-31' };

describe('complaints of March', () => {
  test('are handled by half when two of four have a result', async () => {
    await complaints(desk, [
      { fields: { type: 'quality', result: '更换主板' } },
      { fields: { type: 'quality', result: '退款' } },
      { fields: { type: 'attitude' } },
      { fields: { type: 'attitude' } },
    ]);
    await countAll(desk);

    const answer = await ask('complaint.handled', MARCH);
    expect(answer.json).toEqual({
      playbook: 'complaint',
      metric: 'handled',
      title: { 'zh-CN': '投诉处理率', en: 'Complaints handled' },
      period: 'month',
      values: [
        {
          period: '2026-03',
          value: '0.5',
          parts: { value: '2', per: '4' },
          target: '1',
          share: '0.5',
        },
      ],
    });
  });

  test('are counted by the day, and by their kind', async () => {
    await complaints(desk, [{ fields: { type: 'quality' } }, { fields: { type: 'attitude' } }]);
    desk.pass(DAY);
    await complaints(desk, [{ fields: { type: 'quality' } }]);
    await countAll(desk);

    const query = { from: '2026-03-02', to: '2026-03-04', period: 'day', by: 'type' };
    const { json } = await ask('complaint.byType', query);
    expect(values.parse(json).values).toMatchObject([
      {
        period: '2026-03-02',
        value: '2',
        groups: [
          { group: 'attitude', value: '1' },
          { group: 'quality', value: '1' },
        ],
      },
      { period: '2026-03-03', value: '1' },
      { period: '2026-03-04', value: '0' },
    ]);
  });

  test('have no rate where there are none', async () => {
    const { json } = await ask('complaint.handled', MARCH);
    expect(values.parse(json).values).toMatchObject([
      { period: '2026-03', value: null, share: null },
    ]);
  });
});
