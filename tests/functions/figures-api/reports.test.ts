import { beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { Json } from '#shared/domain/expression/value.ts';
import { both } from '#shared/domain/playbook/define.ts';
import type { Metric } from '#shared/domain/playbook/figure.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { DAY } from '#shared/kernel/instant.ts';
import { LEDGERS } from '#shared/playbooks/ledgers.ts';
import { complaints, countAll, opened } from '#tests/support/counted.ts';
import { type DeskApi, deskApi, PEOPLE } from '#tests/support/desk-api.ts';
import { keep, recordOf } from '#tests/support/kept-records.ts';
import { type MemoryDesk, memoryDesk } from '#tests/support/memory-desk.ts';
import { playbookWith } from '#tests/support/runs.ts';

let desk: MemoryDesk;
let call: DeskApi;

beforeEach(() => {
  desk = memoryDesk();
  call = deskApi(desk);
});

const several = async (
  count: number,
  playbook: string,
  fields: Readonly<Record<string, Json>> = {},
  owner?: string,
) =>
  complaints(
    desk,
    Array.from({ length: count }, () => ({
      playbook,
      fields,
      ...(owner === undefined ? {} : { owner }),
    })),
  );

describe('a report that reads figures', () => {
  test('P183: inquiries and complaints of the month before, and what share they have', async () => {
    await several(4, 'inquiry');
    await several(1, 'complaint');
    desk.pass(30 * DAY);
    await several(2, 'inquiry');
    await countAll(desk);
    const report = await opened(desk, {
      playbook: 'statistics-report',
      fields: { period: '2026-03' },
    });
    expect(report.run.fields).toMatchObject({ inquiries: '4', complaints: '1', share: '0.25' });
  });

  test('P183: a month without inquiries has no share, and the report opens all the same', async () => {
    const report = await opened(desk, {
      playbook: 'statistics-report',
      fields: { period: '2025-02' },
    });
    expect(report.run.fields).toMatchObject({ inquiries: '0', complaints: '0' });
    expect(report.run.fields).not.toHaveProperty('share');
  });

  test('P142: the quarter of one recruiter, by the figures of the sheet', async () => {
    await several(3, 'exhibitor-papers', {}, 'han');
    await several(1, 'exhibitor-papers', {}, 'qian');
    for (const [index, ticket] of desk.heads().entries()) {
      const missing = index === 0 ? '2' : '0';
      const run = { ...ticket.run, fields: { ...ticket.run.fields, missing } };
      const after = { ...ticket, version: ticket.version + 1, run };
      const rest = { events: [], messages: [], jobs: [], effects: [] };
      await desk.ports.desk.commit({
        at: desk.now(),
        decisions: [{ before: ticket, after, ...rest }],
      });
    }
    await countAll(desk);
    const actualOf = async (about: string, period = '2026-Q1') => {
      const sheet = [{ figure: 'K21', target: '1', weight: '100', method: 'share' }];
      const { run } = await opened(desk, {
        playbook: 'kpi-quarter',
        about,
        fields: { period, sheet },
      });
      return z.array(z.looseObject({ actual: z.string().optional() })).parse(run.fields['sheet']);
    };
    expect((await actualOf('han'))[0]?.actual).toBe('0.666666667');
    expect((await actualOf('qian'))[0]?.actual).toBe('1');
    expect((await actualOf('han', '2026-Q2'))[0]?.actual).toBeUndefined();
  });
});

describe('a figure', () => {
  const figure = async (
    name: string,
    query: Readonly<Record<string, string>>,
    caller: { readonly name: string; readonly groups: readonly string[] } = PEOPLE.zhao,
  ) => {
    const [playbook = '', metric = ''] = name.split('.');
    const path = { playbook, metric };
    return call('GET /v1/metrics/{playbook}/{metric}', { caller, path, query });
  };
  const MARCH = { from: '2026-03-01', to: '2026-03-31' };

  test('that is worked out of others follows them', async () => {
    await several(1, 'new-customer-filing', { name: '欧阳修远' });
    await several(1, 'new-customer-filing');
    await countAll(desk);
    const weight = Number(
      (await desk.ports.playbooks.current('new-customer-filing'))?.settings?.['salesWeight']
        ?.initial,
    );
    const { json } = await figure('new-customer-filing.salesScore', MARCH);
    expect(json).toMatchObject({ values: [{ value: String(0.5 * weight) }] });
  });

  test('of a week, a month and a quarter is the sum of its days', async () => {
    for (const day of [0, 1, 7, 20]) {
      const at = desk.now();
      desk.pass(day * DAY);
      await several(1, 'inquiry');
      desk.pass(Date.parse(at) - Date.parse(desk.now()));
    }
    await countAll(desk);
    const by = async (period: string) =>
      z
        .object({ values: z.array(z.object({ period: z.string(), value: z.string() })) })
        .parse((await figure('statistics-report.inquiriesHandled', { ...MARCH, period })).json)
        .values.map(({ period: name, value }) => `${name} ${value}`);
    expect(await by('week')).toEqual([
      '2026-W09 0',
      '2026-W10 2',
      '2026-W11 1',
      '2026-W12 1',
      '2026-W13 0',
      '2026-W14 0',
    ]);
    expect(await by('month')).toEqual(['2026-03 4']);
    expect(await by('quarter')).toEqual(['2026-Q1 4']);
    expect((await by('day')).filter((one) => !one.endsWith(' 0'))).toHaveLength(4);
  });

  test('is compared between colleagues by those who lead them; others see their own', async () => {
    await several(2, 'mail-answer', {}, 'lin');
    await several(1, 'mail-answer', {}, 'wang');
    await countAll(desk);
    const { team = '' } = (await desk.ports.playbooks.current('mail-answer')) ?? {};
    const groupsFor = async (name: string, role: string) => {
      const caller = { name, groups: [role, `team.${team}`] };
      const { json } = await figure('mail-answer.answered', { ...MARCH, by: 'owner' }, caller);
      return z
        .object({ values: z.array(z.object({ groups: z.array(z.object({ group: z.string() })) })) })
        .parse(json)
        .values.map(({ groups }) => groups.map(({ group }) => group))[5];
    };
    expect(await groupsFor('chen', 'supervisor')).toEqual(['lin', 'wang']);
    expect(await groupsFor('lin', 'agent')).toEqual(['lin']);
    expect(await groupsFor('zhou', 'agent')).toEqual([]);
  });

  test('of a foreign team is as missing as one that never was', async () => {
    const wang = { name: 'wang', groups: ['agent', 'team.technical'] };
    const foreign = await figure('complaint.handled', MARCH, wang);
    const never = await figure('complaint.never', MARCH, wang);
    expect(foreign.status).toBe(404);
    expect(foreign).toEqual(never);
    const { body } = await call('GET /v1/metrics', { caller: wang });
    expect(body).not.toContain('"complaint"');
    expect((await call('GET /v1/metrics', { caller: PEOPLE.zhao })).body).toContain('"complaint"');
    expect((await call('GET /v1/metrics', { caller: PEOPLE.guest })).json).toEqual({ items: [] });
  });

  test.each([
    [{ from: '2026-03-31', to: '2026-03-01' }, 'to'],
    [{ from: '2020-01-01', to: '2026-03-01' }, 'to'],
  ])('of the days %j is refused', async (range, field) => {
    const answer = await figure('complaint.handled', range);
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({ type: 'figure.range-refused', field });
  });

  test('is kept apart by what its playbook says only', async () => {
    const answer = await figure('complaint.byType', { ...MARCH, by: 'customer' });
    expect(answer.json).toMatchObject({ type: 'figure.group-missing', by: 'customer' });
  });
});

describe('figures of what is no ticket', () => {
  const metric = (value: Metric['value']): Metric => ({
    title: both('数', 'Number'),
    period: 'month',
    value,
  });
  const own: Playbook = playbookWith({
    id: 'own',
    steps: {},
    metrics: {
      devices: metric({ of: 'device', at: 'at(shippedOn)', by: ['region'] }),
      said: metric({ of: 'contact', where: 'kind == "customer"', at: 'at' }),
      charged: metric({ of: 'ledger:receivables', sum: 'amount', at: 'at' }),
      itself: metric('figure("own.itself") + 1'),
    },
  });
  const shownValue = async (name: string) => {
    const ports = {
      ...desk.ports,
      playbooks: { ...desk.ports.playbooks, all: async () => [own] },
    };
    await countAll({ ...desk, ports });
    return deskApi({ ports })('GET /v1/metrics/{playbook}/{metric}', {
      caller: PEOPLE.zhao,
      path: { playbook: 'own', metric: name },
      query: { from: '2026-03-01', to: '2026-03-31' },
    }).then(({ json }) => json);
  };

  test('count records by the days in their fields', async () => {
    await keep(
      desk.ports.desk,
      recordOf('device', 'd1', { shippedOn: '2026-03-05', region: '华东' }),
      recordOf('device', 'd2', { shippedOn: '2026-02-27', region: '华东' }),
      recordOf('device', 'd3', { region: '华东' }),
    );
    expect(await shownValue('devices')).toMatchObject({ values: [{ value: '1' }] });
  });

  test('add up what was posted, in the unit of the ledger', async () => {
    const ledger = LEDGERS.find(({ id }) => id === 'receivables');
    const { id, openedAt: at } = await opened(desk, { playbook: 'contract' });
    for (const [key, amount] of [
      ['a', 1_250],
      ['b', 99],
    ] as const) {
      const posting = { ticket: id, key, ledger: 'receivables', amount, at };
      const accounts = { from: ledger?.outside[0] ?? '', to: 'HT-2026-001' };
      const entry = { postings: [{ ...posting, ...accounts }], movements: [] };
      await desk.ports.desk.commit({ at, postings: entry });
    }
    expect(await shownValue('charged')).toMatchObject({ values: [{ value: '13.49' }] });
  });

  test('count what customers said', async () => {
    await call('POST /v1/tickets', {
      json: {
        name: '李娜',
        email: 'li.na@customer.example',
        subject: '漏水',
        message: '从底部漏水。',
      },
    });
    expect(await shownValue('said')).toMatchObject({ values: [{ value: '1' }] });
  });

  test('one that reads itself is unset', async () => {
    expect(await shownValue('itself')).toMatchObject({ values: [{ value: null }] });
  });
});
