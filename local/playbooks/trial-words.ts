/** The words of a trial in the terminal. */
import type { Moved } from '#shared/domain/run/moved.ts';
import type { Why } from '#shared/domain/run/possible.ts';
import type { Language } from '#shared/kernel/language.ts';

export interface TrialWords {
  readonly help: string;
  readonly playing: (name: string) => string;
  readonly outside: string;
  readonly customer: string;
  readonly step: string;
  readonly acts: string;
  readonly waits: Readonly<Record<'condition' | 'moment' | 'tickets', string>>;
  readonly mayAct: (names: string) => string;
  readonly nobody: string;
  readonly agreed: (count: number) => string;
  readonly fills: (fields: string) => string;
  readonly why: (why: Why, waitsFor: string) => string;
  readonly due: Readonly<Record<'running' | 'breached' | 'paused' | 'wait', string>>;
  readonly warnAt: (moment: string) => string;
  readonly ended: string;
  readonly stopped: (reason: string) => string;
  readonly required: string;
  readonly choices: string;
  readonly refused: string;
  readonly unknown: (line: string) => string;
  readonly noSuch: (what: string) => string;
  readonly nothingDue: string;
  readonly happens: string;
  readonly trail: Readonly<Record<Moved['trail'][number]['type'], string>>;
  readonly limit: Readonly<Record<'reminder' | 'end', string>>;
  readonly effect: Readonly<Record<Moved['effects'][number]['kind'], string>>;
  readonly soft: string;
  readonly summary: string;
  readonly way: string;
  readonly effects: string;
  readonly balances: string;
  readonly none: string;
}

const zh: TrialWords = {
  help: [
    '数字或 步骤.结果 选择（末尾加 * 则全部按建议填写）；填写时：回车取方括号内的值，= 取建议值，- 清空，* 其余全部默认',
    't 到下一时刻；t 2h 过一段时间；who 列出角色；who 3 换人（编号、姓名或角色）；own 认领工单',
    'fields 已填内容；set 名称 值 设定；hear 事件 [JSON]；tell 结果；child 一张子工单结束；? 帮助；q 结束',
  ].join('\n'),
  playing: (name) => `扮演 ${name}`,
  outside: '外部方',
  customer: '客户',
  step: '步骤',
  acts: '随时可做',
  waits: { condition: '等待条件成立', moment: '等待时刻', tickets: '等待所开工单结束' },
  mayAct: (names) => `可处理：${names}`,
  nobody: '（无人）',
  agreed: (count) => `已同意 ${count} 人`,
  fills: (fields) => `填写 ${fields}`,
  why: (why, waitsFor) => {
    switch (why.code) {
      case 'not-yours':
        return `等待${waitsFor}`;
      case 'subject':
        return '您是本事项的当事人';
      case 'four-eyes':
        return '须由他人处理（双人原则）';
      case 'voted-already':
        return '您已表态';
      case 'not-your-turn':
        return '尚未轮到您';
      case 'condition':
        return `条件尚不成立：${why.when}`;
    }
  },
  due: { running: '时限', breached: '已超时', paused: '时限暂停', wait: '到时自动继续' },
  warnAt: (moment) => `提醒 ${moment}`,
  ended: '工单已结束。',
  stopped: (reason) => `流程已停止，须人工查看：${reason}`,
  required: '必填',
  choices: '选项',
  refused: '未通过',
  unknown: (line) => `不明白“${line}”，输入 ? 查看帮助。`,
  noSuch: (what) => `没有“${what}”。`,
  nothingDue: '没有等待中的时刻。',
  happens: '发生',
  trail: {
    'step.left': '离开',
    'step.entered': '进入',
    'step.passed-over': '跳过',
    'playbook.stopped': '停止',
  },
  limit: { reminder: '提醒', end: '超时' },
  effect: {
    notice: '将发通知邮件',
    send: '将发送',
    remind: '将提醒',
    raise: '将上报',
    give: '将转交',
    open: '将开工单',
    tell: '将通知工单',
    post: '记账',
    make: '将生成文件',
    print: '将打印签署本',
    failed: '未能执行',
    change: '将修改档案',
    number: '将编号',
    ended: '将告知上级工单',
    lend: '将借出档案',
    destroy: '将销毁档案',
    bounds: '将核对台账界限',
    call: '将调用外部',
  },
  soft: '超出台账界限，将上报',
  summary: '小结',
  way: '经过',
  effects: '产生',
  balances: '台账余额',
  none: '（无）',
};

const en: TrialWords = {
  help: [
    'A number, or step.outcome, chooses (with * behind it all proposals are taken); in a form: Enter takes what stands in brackets, = the proposal, - clears, * takes the rest as it is',
    't to the next moment; t 2h lets time pass; who lists people; who 3 plays another (number, name or role); own takes the ticket',
    'fields shows what is filled in; set NAME VALUE a setting; hear EVENT [JSON]; tell OUTCOME; child ends a ticket it opened; ? help; q ends',
  ].join('\n'),
  playing: (name) => `Playing ${name}`,
  outside: 'party outside',
  customer: 'customer',
  step: 'Step',
  acts: 'At any time',
  waits: {
    condition: 'waits for its condition',
    moment: 'waits for a moment',
    tickets: 'waits for the tickets it opened',
  },
  mayAct: (names) => `may act: ${names}`,
  nobody: '(nobody)',
  agreed: (count) => `${count} agreed`,
  fills: (fields) => `fills in ${fields}`,
  why: (why, waitsFor) => {
    switch (why.code) {
      case 'not-yours':
        return `waits for ${waitsFor}`;
      case 'subject':
        return 'you are the subject of this case';
      case 'four-eyes':
        return 'somebody else must do this (four eyes)';
      case 'voted-already':
        return 'you have had your say';
      case 'not-your-turn':
        return 'it is not your turn yet';
      case 'condition':
        return `does not hold yet: ${why.when}`;
    }
  },
  due: {
    running: 'due',
    breached: 'overdue since',
    paused: 'stands still',
    wait: 'goes on by itself',
  },
  warnAt: (moment) => `reminder ${moment}`,
  ended: 'The ticket has ended.',
  stopped: (reason) => `The playbook was stopped, a person must look: ${reason}`,
  required: 'required',
  choices: 'choices',
  refused: 'Refused',
  unknown: (line) => `“${line}” is not understood; ? shows help.`,
  noSuch: (what) => `There is no “${what}”.`,
  nothingDue: 'No moment stands.',
  happens: 'Happens',
  trail: {
    'step.left': 'left',
    'step.entered': 'entered',
    'step.passed-over': 'passed over',
    'playbook.stopped': 'stopped',
  },
  limit: { reminder: 'reminder', end: 'limit over' },
  effect: {
    notice: 'would mail',
    send: 'would send',
    remind: 'would remind',
    raise: 'would raise to',
    give: 'would give to',
    open: 'would open',
    tell: 'would tell ticket',
    post: 'posts',
    make: 'would make document',
    print: 'would print a signed copy',
    failed: 'could not be done',
    change: 'would change record',
    number: 'would give a number',
    ended: 'would tell the ticket that opened it',
    lend: 'would lend record',
    destroy: 'would destroy record',
    bounds: 'would look at the bounds of',
    call: 'would call',
  },
  soft: 'beyond a bound of the ledger, would be raised',
  summary: 'Summary',
  way: 'Way',
  effects: 'Effects',
  balances: 'Balances',
  none: '(none)',
};

export const TRIAL_WORDS: Readonly<Record<Language, TrialWords>> = { 'zh-CN': zh, en };
