/** A desk that imports, on a table in memory: kinds with keys, a bucket to upload to, and the worker of the queue. */
import { createHash } from 'node:crypto';
import { installedKinds } from '#shared/adapters/installed-kinds.ts';
import { installedPlaybooks } from '#shared/adapters/installed-playbooks.ts';
import { readSheet } from '#shared/adapters/sheet/read-sheet.ts';
import { deskStore } from '#shared/adapters/store/desk-store.ts';
import { imports } from '#shared/adapters/store/imports.ts';
import { deskRecords } from '#shared/adapters/store/records.ts';
import type { ImportJob } from '#shared/domain/job/job.ts';
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';
import type { Kind } from '#shared/domain/playbook/kind.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { openRecord } from '#shared/domain/record/open-record.ts';
import type { Table } from '#shared/ports/table.ts';
import { importJob } from '#shared/usecases/import/import-job.ts';
import { deskApi, PEOPLE } from './desk-api.ts';
import { memoryFileObjects } from './file-objects.ts';
import { memoryDesk } from './memory-desk.ts';

export const CUSTOMERS: Kind = {
  id: 'client',
  title: both('客户', 'Client'),
  key: ['code'],
  fields: {
    code: field('text', ['客户代码', 'Client code']),
    name: field('text', ['客户名称', 'Customer']),
    form: field('choice', ['客户形式', 'Form'], {
      choices: [
        { id: 'person', title: both('个人', 'Person') },
        { id: 'company', title: both('企业', 'Company') },
      ],
    }),
    phone: field('phone', ['电话', 'Phone']),
    mail: field('mail', ['电子邮箱', 'E-mail']),
    address: field('address', ['地址', 'Address']),
    since: field('date', ['开始交易日期', 'Trading since']),
    limit: field('money', ['授信额度', 'Credit limit']),
    keeper: field('person', ['档案责任人', 'Keeper']),
    noCalls: field('yes', ['不愿接受回访', 'Wants no calls']),
    age: field('number', ['年限', 'Years'], { computed: 'years(since, today)' }),
    papers: field('file', ['附件', 'Papers']),
    level: field('text', ['内部评级', 'Internal level'], { changedBy: ['@finance'] }),
  },
};

const COLLEAGUES: Kind = {
  id: 'person',
  title: both('员工', 'Colleague'),
  fields: { name: field('text', ['姓名', 'Name']) },
};

const ORDER_FILING: Playbook = definePlaybook({
  id: 'filing',
  version: 1,
  title: both('工单存档', 'Work order filed'),
  processes: [],
  team: 'general',
  triggers: [{ door: 'import', key: 'order' }],
  fields: {
    order: field('text', ['工单号', 'Work order']),
    phone: field('phone', ['电话', 'Phone']),
    pages: field('number', ['份数', 'Copies']),
  },
  start: 'check',
  steps: {
    check: {
      title: both('核对', 'Check'),
      by: '@agent',
      form: ['order='],
      outcomes: { filed: { title: both('已存档', 'Filed'), to: 'end' } },
    },
  },
});

/** Looks at every customer whose record has changed. */
const CUSTOMER_LOOK: Playbook = definePlaybook({
  id: 'customer-look',
  version: 1,
  title: both('客户变更复核', 'Changed customer looked at'),
  processes: [],
  team: 'general',
  about: 'client',
  triggers: [{ on: 'client.changed', key: 'event.id + text(event.at)' }],
  fields: {},
  start: 'look',
  steps: {
    look: {
      title: both('复核', 'Look'),
      by: '@agent',
      outcomes: { seen: { title: both('已复核', 'Seen'), to: 'end' } },
    },
  },
});

type Caller = (typeof PEOPLE)['chen' | 'lin'];

/** @param wrap the table as the worker sees it, so that it may fail */
export const importDesk = (wrap: (table: Table) => Table = (table) => table) => {
  const desk = memoryDesk();
  const uploads = new Map<string, Uint8Array>();
  const table = wrap(desk.memory);
  const common = {
    ...desk.ports,
    kinds: installedKinds(async () => [CUSTOMERS, COLLEAGUES]),
    playbooks: installedPlaybooks([ORDER_FILING, CUSTOMER_LOOK]),
    imports: imports(desk.memory),
    records: deskRecords(desk.memory),
  };
  const worker = {
    ...common,
    desk: deskStore(table),
    imports: imports(table),
    records: deskRecords(table),
    objects: memoryFileObjects({ uploads, kept: new Map() }),
    sheets: { read: readSheet },
    sha256: (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex'),
  };
  const api = deskApi({ ports: common });
  const jobs = (): readonly ImportJob[] =>
    desk.jobs().filter((job): job is ImportJob => job.queue === 'imports');
  const colleague = async (id: string, name: string): Promise<void> => {
    const opened = openRecord(COLLEAGUES, { id, fields: { name } }, desk.now());
    if (!opened.ok) throw new Error('not a colleague');
    await common.desk.commit({ at: desk.now(), records: [{ after: opened.value }] });
  };
  return {
    ...desk,
    api,
    uploads,
    records: common.records,
    colleague,
    jobs,
    work: (job: ImportJob) => importJob(worker, job),
    /** Works on all jobs of imports until there are none that was not worked on. */
    workAll: async (): Promise<void> => {
      const done = new Set<string>();
      for (let next = jobs()[0]; next !== undefined; ) {
        await importJob(worker, next);
        done.add(next.id);
        next = jobs().find(({ id }) => !done.has(id));
      }
    },
    /** A file announced and uploaded. @returns its id */
    upload: async (bytes: Uint8Array, name = '客户名单.xlsx'): Promise<string> => {
      const at = desk.now();
      const id = desk.ports.ids.next(at);
      const status = { state: 'pending' } as const;
      const file = { id, name, type: 'text/csv', size: bytes.length, at, status };
      await desk.ports.desk.commit({ at, files: [{ after: { file } }] });
      uploads.set(id, bytes);
      return id;
    },
    begin: (upload: string, target: object = { kind: 'client' }, caller: Caller = PEOPLE.chen) =>
      api('POST /v1/imports', { caller, json: { upload, ...target } }),
    show: (id: string, caller: Caller = PEOPLE.chen) =>
      api('GET /v1/imports/{id}', { caller, path: { id } }),
    rows: (id: string, query: Readonly<Record<string, string>> = {}) =>
      api('GET /v1/imports/{id}/rows', { caller: PEOPLE.chen, path: { id }, query }),
    run: (id: string, tag: string, json: object = {}) =>
      api('POST /v1/imports/{id}/run', {
        caller: PEOPLE.chen,
        path: { id },
        headers: { 'if-match': tag },
        json,
      }),
  };
};
