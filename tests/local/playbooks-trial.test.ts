import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { tryPlaybook } from '#local/playbooks/try-playbook.ts';
import type { Language } from '#shared/kernel/language.ts';
import { HANDBOOK } from '#shared/playbooks/handbook.ts';

/** Everything that a trial writes. */
const trial = async (
  id: string,
  script: string,
  { language = 'zh-CN', seed = 0 }: { readonly language?: Language; readonly seed?: number } = {},
): Promise<string> => {
  const playbook = HANDBOOK.find((one) => one.id === id);
  if (playbook === undefined) throw new Error(`no playbook ${id}`);
  const written: string[] = [];
  const lines = script.trim().split('\n');
  await tryPlaybook(playbook, { language, seed }, { lines, write: (line) => written.push(line) });
  return written.join('\n');
};

/** What stands behind the headline of the summary. */
const summaryOf = (written: string): string => written.split(/== (?:小结|Summary)\n/)[1] ?? '';

const complaint = (head: string) => `
accept.registered
陈先生
138 0013 8001
*                       # the rest as proposed
judge.founded           # a colleague who only answers the telephone does not judge
who @complaint-officer
judge.founded
y
y
=
${head}
investigate.found
水泵装反
钱师傅
n
propose.proposed
[{"plan": "换一台新的", "cost": "2999", "days": 3}]
propose.proposed
[{"plan": "换一台新的", "cost": "2999", "days": 3}, {"plan": "换泵并延保", "cost": "380.5", "days": 1}]
who @service-manager
choose.chosen
1
按方案一办理
n
who @complaint-officer
carryOut.told*
who customer
customerSigns.accepted*
who @callback-specialist
callback.content
2
*
t 2d
callback.not
2
*
who @supervisor
summary.filed*`;

describe('a complaint is walked from its acceptance to its filing', () => {
  test('in Chinese', async () => {
    const written = await trial('complaint', complaint('陈静'));
    expect(written).toContain('可处理：张敏 (投诉专员)\n   ! 等待投诉专员');
    expect(written).toContain('未通过: step.not-yours {"step":"judge"}');
    expect(written).toContain('未通过: form.refused');
    expect(written).toContain('将生成文件 投诉处理确认书 → settlement');
    expect(written).toContain('未通过: outcome.not-now');
    expect(written).toContain('工单已结束。');
    expect(summaryOf(written)).toContain('跳过 追究责任 [discipline]');
    expect(summaryOf(written)).toContain('将发送 → 客户 (sms, mail): 您的投诉已受理');
    expect(summaryOf(written)).toContain('将开工单 recovery-callback {}');
  });

  test('in English', async () => {
    const written = await trial('complaint', complaint('Ellen'), { language: 'en' });
    expect(written).toContain('may act: Clara (Complaint officer)');
    expect(written).toContain('The ticket has ended.');
    expect(summaryOf(written)).toContain('would send → customer (sms, mail): We have taken your');
  });

  test('with other names by another seed, and the same ones by the same', async () => {
    const first = await trial('complaint', 'who\nq', { seed: 3 });
    expect(first).toContain('1. 刘洋 (客服)');
    expect(await trial('complaint', 'who\nq', { seed: 3 })).toBe(first);
  });
});

test('a limit reminds and raises at its own minute while time is let pass', async () => {
  const written = await trial('complaint', 't\nt 5h\nt\nq', { language: 'en' });
  expect(written).toContain('due [accept.1.first-answer]');
  expect(written).toContain('(24 hours from Mon 10:00)');
  expect(written).toContain('would remind owner [accept.1.first-answer]');
  expect(written).toMatch(/limit over \[accept\.1\.first-answer\]\n +would raise to Supervisor/);
  expect(summaryOf(written)).toMatch(/3 March 2026 at 06:00 GMT\+8 reminder/);
  expect(summaryOf(written)).toMatch(/3 March 2026 at 10:00 GMT\+8 limit over/);
  expect(written).toContain('No moment stands.');
});

test.each<[Language, string, RegExp]>([
  ['zh-CN', '用途', /未通过: ledger\.bound-broken .*"balance":15000,"wanted":-20000/],
  ['en', 'Purpose', /Refused: ledger\.bound-broken .*"balance":15000,"wanted":-20000/],
])(
  'a plan joins its reviews, and no purpose spends more than it was given (%s)',
  async (language, purpose, refused) => {
    const written = await trial(
      'operating-plan',
      `
set committeeFrom 500000
write.submitted
1
80000
n
10 % down
30d
*
who @service-manager
optimise.joint*
service.given*
who @finance
finance.given*
who @marketing-manager
marketing.given*
who @service-manager
manager.back*
who @marketing
write.submitted
*
who @service-manager
optimise.joint*
service.given*
who @finance
finance.given*
who @marketing-manager
marketing.given*
who @service-manager
manager.approved*
who @marketing-manager
brief.briefed*
who @finance
spend
${purpose}
50
spend
${purpose}
200`,
      { language },
    );
    expect(summaryOf(written).match(/\[grade\] →/g)).toHaveLength(2);
    expect(written).toMatch(refused);
    expect(summaryOf(written)).toContain(`plan-budget HY-TRY1-0001/${purpose} 150.00 CNY`);
  },
);

test('what nobody understands is said, and changes nothing', async () => {
  const written = await trial('complaint', 'dance\nwho nobody\nset odd 3\nt soon\nhear thunder\nq');
  expect(written).toContain('不明白“dance”');
  for (const what of ['nobody', 'odd', 'soon', 'thunder']) {
    expect(written).toContain(`没有“${what}”。`);
  }
});

test('what happens to a ticket is told: the customer writes, an answer goes out', async () => {
  const written = await trial(
    'inquiry',
    'hear replied\nt 3d\nhear customer-wrote {"text": "还是不行"}\nfields\nown\nq',
  );
  expect(written).not.toContain('未通过');
});

describe('the command', () => {
  const run = promisify(execFile);
  const COMMAND = join(import.meta.dirname, '../../local/commands/playbooks.ts');
  const dir = mkdtempSync(join(tmpdir(), 'huiyin-trial-'));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  test('replays a script', async () => {
    const file = join(dir, 'script.txt');
    writeFileSync(file, '2*\n');
    const { stdout } = await run(process.execPath, [
      COMMAND,
      'try',
      'complaint',
      '--lang',
      'en',
      '--script',
      file,
    ]);
    expect(stdout).toContain('would open suggestion');
    expect(stdout).toContain('The ticket has ended.');
  });

  test('says in one sentence what is wrong', async () => {
    await expect(run(process.execPath, [COMMAND, 'try', 'gone'])).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('There is no playbook "gone"'),
    });
  });
});
