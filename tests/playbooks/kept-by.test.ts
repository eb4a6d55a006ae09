/** Who may change what stands in the records of the handbook, by the routes of the archive. */
import { describe, expect, test } from 'vitest';
import { isWho } from '#shared/domain/playbook/who.ts';
import { KINDS } from '#shared/playbooks/handbook.ts';
import { ROLES } from '#shared/playbooks/roles.ts';
import { archiveDesk } from '#tests/support/archive-desk.ts';
import { recordOf } from '#tests/support/kept-records.ts';

/** Everybody knows something of a customer and of themselves; there only what others decide is kept. */
const OPEN_TO_ALL = ['customer', 'person'];

const posted = (role: string) => ({ name: `li-${role}`, groups: [role, 'team.general'] });

const RECORDS = [
  recordOf('client-account', 'A-1', { name: '晨光文具', executive: 'li-media' }),
  recordOf('advertising-project', 'J-1', { code: 'BD-2603-001' }),
  recordOf('contract', 'K-1', { number: 'HT-2026-001', value: '120000' }),
  recordOf('fair', 'F-1', { name: '广交会', opensOn: '2026-04-15' }),
  recordOf('goods', 'G-1', { code: 'G-100', name: '订书机' }),
  recordOf('dwelling', 'D-1', { code: '3-1201' }),
  recordOf('vehicle', 'V-1', { plate: '沪A12345' }),
  recordOf('home', 'H-1', { address: '上海市浦东新区世纪大道 100 号' }),
  recordOf('resource', 'R-1', { name: '一号厅', capacity: '20' }),
  recordOf('travel-agency', 'T-1', { name: '春秋旅行社', lowest: '5000' }),
  recordOf('delivered-project', 'P-1', { name: '门户网站' }),
  recordOf('device', 'E-1', { serial: 'QZ-2031', warrantyMonths: '12' }),
  recordOf('part', 'X-1', { code: 'RC-7', price: '380' }),
  recordOf('subcontractor', 'S-1', { name: '鲁班安装' }),
];

const idOf = (kind: string): string => RECORDS.find((one) => one.kind === kind)?.id ?? '';

const changes = async (kind: string, role: string, fields: Readonly<Record<string, string>>) => {
  const desk = archiveDesk();
  await desk.put(...RECORDS);
  return desk.change(idOf(kind), posted(role), { kind, fields });
};

describe('a field is written', () => {
  test.each([
    ['client-account', 'account-executive', { contact: 'Anne Smith' }],
    ['client-account', 'media', { contact: '王芳' }],
    ['client-account', 'account-director', { executive: 'li-ae' }],
    ['advertising-project', 'account-executive', { name: '春季新品' }],
    ['contract', 'agent', { terms: '货到付款' }],
    ['contract', 'supervisor', { value: '130000' }],
    ['fair', 'project-manager', { organiser: '贸促会' }],
    ['goods', 'storekeeper', { spec: '12 号' }],
    ['goods', 'data-clerk', { price: '18.50' }],
    ['dwelling', 'lobby', { newspapers: '新民晚报' }],
    ['dwelling', 'mobile-post', { takenOverOn: '2026-03-02' }],
    ['vehicle', 'service-adviser', { model: 'Model 3' }],
    ['home', 'account-manager', { completedOn: '2026-02-28' }],
    ['resource', 'front-desk', { name: '二号厅' }],
    ['resource', 'shop-manager', { capacity: '24' }],
    ['travel-agency', 'scenic-specialist', { phone: '021-62520000' }],
    ['travel-agency', 'finance', { lowest: '8000' }],
    ['delivered-project', 'callback-specialist', { name: '门户网站二期' }],
    ['device', 'technician', { state: 'in-use' }],
    ['device', 'install-head', { warrantyMonths: '18' }],
    ['part', 'storekeeper', { name: '遥控器' }],
    ['part', 'install-head', { price: '400' }],
    ['subcontractor', 'install-head', { contact: '张师傅' }],
  ])('of %s by %s', async (kind, role, fields) => {
    expect((await changes(kind, role, fields)).status).toBe(200);
  });

  test.each([
    ['client-account', 'account-executive', { terms: 'monthly' }],
    ['advertising-project', 'creation', { code: 'CR-2603-001' }],
    ['contract', 'sales', { value: '90000' }],
    ['contract', 'finance', { payBy: '2027-01-01' }],
    ['fair', 'recruiter', { opensOn: '2026-05-01' }],
    ['goods', 'order-operator', { price: '1' }],
    ['dwelling', 'lobby', { takenOverOn: '2026-03-02' }],
    ['vehicle', 'telemarketer', { plate: '沪B54321' }],
    ['home', 'field-staff', { completedOn: '2026-02-28' }],
    ['resource', 'front-desk', { capacity: '200' }],
    ['travel-agency', 'scenic-specialist', { lowest: '0' }],
    ['delivered-project', 'finance', { endedOn: '2026-03-02' }],
    ['device', 'technician', { warrantyMonths: '60' }],
    ['part', 'technician', { price: '1' }],
    ['part', 'storekeeper', { price: '1' }],
    ['subcontractor', 'technician', { name: '自家安装' }],
  ])('of %s and not by %s, who is told which', async (kind, role, fields) => {
    const answer = await changes(kind, role, fields);
    expect(answer.status).toBe(400);
    const errors = Object.keys(fields).map((field) => ({ field, problem: 'not-yours' }));
    expect(answer.json).toMatchObject({ errors });
  });
});

test('every field says by whom, and a supervisor, who brings in whole lists, always may', () => {
  const unkept = KINDS.filter(({ id }) => !OPEN_TO_ALL.includes(id)).flatMap(({ id, fields }) =>
    Object.entries(fields).flatMap(([name, { computed, changedBy = [] }]) =>
      computed !== undefined || changedBy.includes('@supervisor') ? [] : [`${id}.${name}`],
    ),
  );
  expect(unkept).toEqual([]);
});

test('whoever is named there exists', () => {
  const roles = new Set(ROLES.map(({ id }) => id));
  const strangers = KINDS.flatMap(({ fields }) =>
    Object.values(fields)
      .flatMap(({ changedBy = [] }) => changedBy)
      .filter((who) => {
        if (who.startsWith('@')) return !roles.has(who.slice(1));
        return who.startsWith('$') ? fields[who.slice(1)]?.type !== 'person' : !isWho(who);
      }),
  );
  expect(strangers).toEqual([]);
});
