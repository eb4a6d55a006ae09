/** Whoever did the work does not approve it, also on a ticket that the clock or another one opened and that nobody owns. */
import { expect, test } from 'vitest';
import type { Json } from '#shared/domain/expression/value.ts';
import { HANDBOOK } from '#shared/playbooks/handbook.ts';
import { colleague, running } from '#tests/support/runs.ts';

const named = (id: string) => {
  const playbook = HANDBOOK.find((one) => one.id === id);
  if (playbook === undefined) throw new Error(id);
  return playbook;
};

type Done = readonly [step: string, outcome: string, fields: Readonly<Record<string, Json>>];

const ARTICLE = { kind: 'policy', question: '如何退票？', answer: '开演前一天可退。' };
const GRADE = {
  complaints: '0',
  skill: 5,
  quality: 4,
  grade: 'high',
  from: '2026-03-02',
  reason: '独立完成安装',
};

const FACTS = {
  'record["customer","C-1"]': { name: '上海晨光贸易有限公司', creditLimit: 50_000 },
  'record["person","C-1"]': { name: '周师傅', post: 'field-staff' },
  'balance["exposure","C-1"]': 60_000,
};

test.each<[string, roles: readonly string[], work: Done, approval: Done]>([
  [
    'exhibitor-handbook',
    ['general-office', 'project-manager'],
    ['write', 'ready', { content: '报到与布展须知' }],
    ['review', 'approved', {}],
  ],
  [
    'knowledge-update',
    ['agent', 'supervisor'],
    ['draft', 'written', ARTICLE],
    ['review', 'back', { reviewAt: '2026-09-01', remarks: '请注明依据' }],
  ],
  [
    'field-grading',
    ['install-head', 'human-resources'],
    ['assess', 'graded', GRADE],
    ['approve', 'approved', {}],
  ],
  [
    'operating-procedure',
    ['supervisor', 'service-manager'],
    [
      'write',
      'handedIn',
      { reason: '投诉增多', name: '受理', norms: '24 小时', standards: '答复' },
    ],
    ['approve', 'drop', {}],
  ],
  [
    'destruction',
    ['archive-clerk', 'archive-supervisor'],
    ['propose', 'proposed', { reason: 'No trade for ten years', paperCopy: false }],
    ['archiveSupervisor', 'refused', {}],
  ],
  [
    'credit-overrun',
    ['sales', 'marketing-manager'],
    ['report', 'reported', { reason: '旺季备货' }],
    ['decide', 'allowed', { decision: '同意' }],
  ],
])('%s', (id, roles, [step, outcome, fields], [approving, way, said]) => {
  const run = running(named(id), { ticket: { about: 'C-1' }, facts: FACTS });
  const [one, other] = [colleague('王芳', ...roles), colleague('emma', ...roles)];
  expect(run.take(step, outcome, { by: one, fields })).toMatchObject({ ok: true });
  const approve = (by: typeof one) => run.take(approving, way, { by, fields: said });
  expect(approve(one)).toEqual({ ok: false, refusal: { code: 'step.four-eyes', step: approving } });
  expect(approve(other)).toMatchObject({ ok: true });
});
