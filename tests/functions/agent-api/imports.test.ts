import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { writeCsv } from '#shared/adapters/sheet/write-csv.ts';
import { writeXlsx } from '#shared/adapters/sheet/write-xlsx.ts';
import { importRowsView, importView } from '#shared/contracts/import-api.ts';
import type { Cell } from '#shared/domain/sheet/sheet.ts';
import type { Table } from '#shared/ports/table.ts';
import { PEOPLE } from '../../support/desk-api.ts';
import { importDesk } from '../../support/import-desk.ts';

const HEADER = [
  '客户代码*',
  'Customer',
  '客户形式',
  '电话',
  'e-mail',
  '地址',
  '开始交易日期',
  '授信额度',
  '档案责任人',
  '不愿接受回访',
  '年限',
  '备注',
];

/** Twenty customers as a sales department keeps them; six rows are wrong, each in its own way. */
const LIST: readonly (readonly Cell[])[] = [
  [
    'KH-001',
    '北京华信科技有限公司',
    '企业',
    '010-6552 9988',
    'service@huaxin.example',
    '北京市海淀区中关村大街27号',
    '2019年3月1日',
    '¥1,234,500.00',
    '王芳',
    '否',
    '7',
    '老客户',
  ],
  [
    'KH-002',
    '张伟',
    '个人',
    { number: '13800138000' },
    'zhang.wei@mail.example',
    '上海市浦东新区世纪大道100号',
    '2021/05/06',
    '5000元',
    'wang.fang',
    '是',
    null,
    null,
  ],
  [
    'KH-003',
    '欧阳娜娜',
    'Person',
    '+86 138-0013-8001',
    null,
    '广州市天河区体育西路',
    { date: '2020-12-31' },
    { number: '0' },
    '李 雷',
    'no',
    null,
    null,
  ],
  [
    'KH-004',
    'Müller & Söhne GmbH',
    'company',
    '+49 (30) 1234567',
    'Einkauf@Mueller.Example',
    'Unter den Linden 1, Berlin',
    '2018-01-15',
    '99999.99',
    'wang.fang',
    'yes',
    null,
    null,
  ],
  [
    'KH-005',
    "O'Brien Ltd.",
    'Company',
    '+44 20 7946 0958',
    'ap@obrien.example',
    '1 High St, London',
    '2022.7.9',
    '1,000',
    null,
    'N',
    null,
    null,
  ],
  [
    'KH-006',
    '深圳市"腾跃"电子',
    '企业',
    '0755－8888－6666',
    null,
    '深圳市南山区\n科技园',
    null,
    null,
    null,
    null,
    null,
    null,
  ],
  // The six kinds of error.
  [
    'KH-007',
    '日期不明',
    '企业',
    '010-65529988',
    null,
    null,
    '24/11/2026',
    null,
    null,
    null,
    null,
    null,
  ],
  ['KH-008', '没有这个人', '个人', null, null, null, null, null, '赵不存在', null, null, null],
  ['KH-009', '金额写错', '个人', null, null, null, null, '一万', null, null, null, null],
  ['kh-001', '重复的代码', '企业', null, null, null, null, null, null, null, null, null],
  ['KH-010', '电话和选项都错', '政府', '不详', null, null, null, null, null, null, null, null],
  [null, '没有代码', '个人', null, null, null, null, null, null, null, null, null],
  ...Array.from({ length: 8 }, (_, at): readonly Cell[] => [
    `KH-1${at}`,
    `客户${at}`,
    '个人',
    `1390000000${at}`,
    null,
    '成都市武侯区',
    '2024-02-29',
    '100',
    null,
    '×',
    null,
    null,
  ]),
];

const shown = (body: unknown) => importView.parse(body);
const listed = (body: unknown) => importRowsView.parse(body);
const tagOf = (answer: { readonly headers: Readonly<Record<string, unknown>> }) =>
  z.string().parse(answer.headers['etag']);

describe('a list of customers comes in', () => {
  let desk: ReturnType<typeof importDesk>;
  beforeEach(async () => {
    desk = importDesk();
    await desk.colleague('wang.fang', '王芳');
    await desk.colleague('li.lei', '李 雷');
  });

  const previewOf = async (bytes: Uint8Array, target?: object) => {
    const begun = await desk.begin(await desk.upload(bytes), target);
    expect(begun.status).toBe(201);
    const { id } = shown(begun.json);
    await desk.workAll();
    const answer = await desk.show(id);
    return { id, tag: tagOf(answer), view: shown(answer.json) };
  };

  it.each([
    ['XLSX', writeXlsx],
    ['CSV', writeCsv],
  ])(
    'as %s: every error is named by its cell in both languages, and nothing is written',
    async (_, write) => {
      const before = desk.memory.rows().filter(({ kind }) => kind === 'record').length;
      const { id, view } = await previewOf(write({ header: HEADER, rows: LIST }));
      expect(view).toMatchObject({
        state: 'previewed',
        rows: 20,
        actions: { new: 14, changed: 0, unchanged: 0, wrong: 6 },
      });
      expect(view.columns.slice(10).map(({ column, use }) => [column, use])).toEqual([
        ['K', { fills: 'nothing', why: 'worked-out' }],
        ['L', { fills: 'nothing', why: 'unknown' }],
      ]);
      const wrong = listed((await desk.rows(id, { only: 'wrong' })).json).items;
      expect(
        wrong.map(({ row, problems = [] }) => [row, problems.map(({ at, code }) => [at, code])]),
      ).toEqual([
        [8, [['G8', 'ambiguous-date']]],
        [9, [['I9', 'not-known']]],
        [10, [['H10', 'not-a-number']]],
        [11, [['11', 'duplicate']]],
        [
          12,
          [
            ['C12', 'not-a-choice'],
            ['D12', 'not-a-phone-number'],
          ],
        ],
        [13, [['13', 'key-missing']]],
      ]);
      expect(wrong[0]?.problems?.[0]?.text).toEqual({
        'zh-CN': '日期不明确，无法判断哪个是月份，请按 2026-11-24 的格式填写。',
        en: 'Nobody can tell which is the month. Write the date like 2026-11-24.',
      });
      expect(wrong[3]?.problems?.[0]?.text['zh-CN']).toBe('与第 2 行重复。');
      expect(desk.memory.rows().filter(({ kind }) => kind === 'record')).toHaveLength(before);
    },
  );

  it('is carried out as it was shown, with the wrong rows left out when that was said', async () => {
    const { id, tag } = await previewOf(writeXlsx({ header: HEADER, rows: LIST }));
    expect((await desk.run(id, tag)).json).toMatchObject({ type: 'import.wrong-rows', wrong: 6 });
    expect((await desk.run(id, '"another"', { leaveOut: true })).status).toBe(412);
    expect((await desk.run(id, tag, { leaveOut: true })).json).toMatchObject({ state: 'running' });
    await desk.workAll();
    expect(shown((await desk.show(id)).json)).toMatchObject({
      state: 'done',
      outcomes: { done: 14, overtaken: 0, left: 6 },
    });
    const { items } = await desk.records.list({ kind: 'client', limit: 100 });
    const first = (await desk.records.byKey('client', '["kh-001"]')) ?? '';
    expect(await desk.records.record({ kind: 'client', id: first })).toMatchObject({
      fields: {
        code: 'KH-001',
        name: '北京华信科技有限公司',
        form: 'company',
        phone: '01065529988',
        mail: 'service@huaxin.example',
        since: '2019-03-01',
        limit: '1234500',
        keeper: 'wang.fang',
        noCalls: false,
      },
    });
    expect(items.length).toBeGreaterThan(0);
  });

  it('comes in again: what is the same is unchanged, what differs is shown with what stood there', async () => {
    const good = LIST.filter((_, at) => at < 6 || at >= 12);
    const first = await previewOf(writeCsv({ header: HEADER, rows: good }));
    await desk.run(first.id, first.tag);
    await desk.workAll();
    const changed = good.map((row, at) =>
      at === 1 ? row.with(5, '上海市徐汇区漕溪北路1号') : row,
    );
    const second = await previewOf(writeXlsx({ header: HEADER, rows: changed }));
    expect(second.view.actions).toEqual({ new: 0, changed: 1, unchanged: 13, wrong: 0 });
    const { items } = listed((await desk.rows(second.id, { only: 'changed' })).json);
    expect(items[0]).toMatchObject({
      row: 3,
      changes: [
        {
          field: 'address',
          title: { 'zh-CN': '地址', en: 'Address' },
          was: '上海市浦东新区世纪大道100号',
          becomes: '上海市徐汇区漕溪北路1号',
        },
      ],
    });
  });

  it('overwrites nothing that somebody changed since the preview', async () => {
    const rows = [['KH-1', '甲公司']];
    const header = ['客户代码', '客户名称'];
    const first = await previewOf(writeCsv({ header, rows }));
    await desk.run(first.id, first.tag);
    await desk.workAll();
    const [mine, theirs] = [
      await previewOf(writeCsv({ header, rows: [['KH-1', '甲集团']] })),
      await previewOf(writeCsv({ header, rows: [['KH-1', '甲股份有限公司']] })),
    ];
    await desk.run(theirs.id, theirs.tag);
    await desk.workAll();
    await desk.run(mine.id, mine.tag);
    await desk.workAll();
    expect(shown((await desk.show(mine.id)).json).outcomes).toEqual({
      done: 0,
      overtaken: 1,
      left: 0,
    });
    const id = (await desk.records.byKey('client', '["kh-1"]')) ?? '';
    expect(await desk.records.record({ kind: 'client', id })).toMatchObject({
      fields: { name: '甲股份有限公司' },
    });
  });

  it('says of a header what is wrong with it', async () => {
    const { view } = await previewOf(
      writeCsv({ header: ['电话', 'Phone', '客户名称'], rows: [['1', '2', '3']] }),
    );
    expect(view.state).toBe('refused');
    expect(view.problems.map(({ text }) => text['zh-CN'])).toEqual([
      '“电话”出现在多列（A, B），请只保留一列。',
      '缺少“客户代码”列，没有它无法分辨各行。',
    ]);
    expect(view.problems.map(({ text }) => text.en)).toEqual([
      '“Phone” stands in several columns (A, B). Keep one of them.',
      'The column “Client code” is missing; without it rows cannot be told apart.',
    ]);
  });

  it('opens a ticket for each row where a playbook has the door, one for each key', async () => {
    const header = ['工单号', '电话', 'Copies'];
    const rows = [
      ['WO-1', '13800138000', '2'],
      ['WO-2', null, '3'],
      ['WO-3', null, 'drei'],
    ];
    const { id, tag, view } = await previewOf(writeCsv({ header, rows }), { playbook: 'filing' });
    expect(view.actions).toEqual({ new: 2, changed: 0, unchanged: 0, wrong: 1 });
    await desk.run(id, tag, { leaveOut: true });
    await desk.workAll();
    const again = await previewOf(writeCsv({ header, rows: [...rows, ['WO-4', null, '1']] }), {
      playbook: 'filing',
    });
    expect(again.view.actions).toEqual({ new: 1, changed: 0, unchanged: 2, wrong: 1 });
    expect(desk.heads().map(({ run, channel }) => [run.fields['order'], channel])).toEqual([
      ['WO-1', 'import'],
      ['WO-2', 'import'],
    ]);
  });

  it('is for those whose role it is, and an import of theirs is no affair of others', async () => {
    const upload = await desk.upload(writeCsv({ header: ['客户代码'], rows: [['KH-1']] }));
    expect((await desk.begin(upload, { kind: 'client' }, PEOPLE.lin)).status).toBe(403);
    expect((await desk.begin(upload, { kind: 'nothing' })).json).toMatchObject({
      type: 'kind.missing',
    });
    const { id } = shown((await desk.begin(upload)).json);
    expect((await desk.show(id, PEOPLE.lin)).status).toBe(404);
    expect(shown((await desk.begin(upload)).json).id).toBe(id);
  });
});

describe('an import survives whatever happens to its worker', () => {
  it('dies after any commit of its choosing, goes on, and writes each record once', async () => {
    const rows = Array.from({ length: 120 }, (_, at) => [`KH-${at}`, `客户${at}`]);
    for (const deadly of [1, 2, 4, 7, 60, 130]) {
      let commits = 0;
      const dying = (table: Table): Table => ({
        ...table,
        commit: async (writes) => {
          commits += 1;
          const outcome = await table.commit(writes);
          if (commits === deadly) throw new Error('the process died');
          return outcome;
        },
      });
      const desk = importDesk(dying);
      const again = () => desk.workAll().catch(() => desk.workAll());
      const upload = await desk.upload(writeCsv({ header: ['客户代码', '客户名称'], rows }));
      const { id } = shown((await desk.begin(upload)).json);
      await again();
      await desk.run(id, tagOf(await desk.show(id)));
      await again();
      // The queue brings everything once more.
      for (const job of desk.jobs()) await desk.work(job);
      expect(shown((await desk.show(id)).json)).toMatchObject({
        state: 'done',
        actions: { new: 120 },
        outcomes: { done: 120, overtaken: 0, left: 0 },
      });
      const heads = desk.memory.rows().filter(({ kind }) => kind === 'record');
      expect(heads).toHaveLength(120);
      expect(heads.every(({ version }) => version === 1)).toBe(true);
    }
  });

  it('lets two workers with the same job end where one would', async () => {
    const desk = importDesk();
    const rows = Array.from({ length: 110 }, (_, at) => [`KH-${at}`]);
    const upload = await desk.upload(writeCsv({ header: ['客户代码'], rows }));
    const { id } = shown((await desk.begin(upload)).json);
    const both = async () => {
      for (const job of desk.jobs()) await Promise.all([desk.work(job), desk.work(job)]);
    };
    await both();
    await both();
    await desk.run(id, tagOf(await desk.show(id)));
    await both();
    expect(shown((await desk.show(id)).json)).toMatchObject({
      state: 'done',
      outcomes: { done: 110, overtaken: 0, left: 0 },
    });
  });

  it('forgets the rows after a month, and the file once it is read', async () => {
    const desk = importDesk();
    await desk.begin(await desk.upload(writeCsv({ header: ['客户代码'], rows: [['KH-1']] })));
    await desk.workAll();
    expect(desk.uploads.size).toBe(0);
    const pages = desk.memory.rows().filter(({ kind }) => kind.startsWith('import-'));
    const month = Date.parse(desk.now()) / 1000 + 30 * 86_400;
    expect(pages.map(({ expiresAt }) => expiresAt)).toEqual([month, month]);
  });
});
