/** What is wrong with a playbook, told like a compiler: a code, a place, and the name it is about. */
import type { Language, Texts } from '#shared/kernel/language.ts';

/** A warning can be lived with; with an error the playbook must not be installed. */
export type Severity = 'error' | 'warning';

interface Rule {
  readonly severity: Severity;
  /** `{what}` is the name it is about, `{more}` a detail. */
  readonly says: Texts;
}

const error = (zh: string, en: string): Rule => ({ severity: 'error', says: { 'zh-CN': zh, en } });
const warning = (zh: string, en: string): Rule => ({
  severity: 'warning',
  says: { 'zh-CN': zh, en },
});

export const RULES = {
  'start.missing': error('没有起始步骤“{what}”。', 'There is no step “{what}” to start with.'),
  'step.missing': error('没有步骤“{what}”。', 'There is no step “{what}”.'),
  'step.unreachable': error('没有路径通向这一步骤。', 'No way leads to this step.'),
  'step.dead-end': error('从这一步骤无法到达终点。', 'No end can be reached from this step.'),
  'step.no-outcome': error('这一步骤没有结果可选。', 'This step has no outcome.'),
  'step.may-stick': error(
    '自动步骤的条件可能都不成立：最后一个结果应不带条件。',
    'None of the conditions may hold: the last outcome of a machine step needs none.',
  ),
  'step.person-waits': error('人工步骤不能等待。', "A person's step cannot wait."),
  'step.circle': error(
    '自动步骤首尾相接，永不停止：{what}。',
    'Machine steps lead to each other in a circle: {what}.',
  ),
  'join.one-way': warning('只有一条路径通向这一汇合。', 'Only one way leads to this join.'),
  'text.missing': error('没有文本“{what}”。', 'There is no text “{what}”.'),
  'text.unused': warning('文本“{what}”没有用到。', 'The text “{what}” is never used.'),
  'words.missing': error('缺少{what}文本。', 'The words in {what} are missing.'),
  'words.same': warning(
    '中文与英文相同：“{what}”。',
    'Chinese and English are the same: “{what}”.',
  ),
  'field.missing': error('没有字段“{what}”。', 'There is no field “{what}”.'),
  'field.unused': warning('字段“{what}”没有用到。', 'The field “{what}” is never used.'),
  'field.computed-filled': error(
    '字段“{what}”是计算得出的，不能填写。',
    'The field “{what}” is worked out and cannot be filled in.',
  ),
  'field.never-filled': error(
    '必填字段“{what}”无人能填。',
    'Nobody can fill in the field “{what}”, which must be filled.',
  ),
  'field.no-choices': error('字段“{what}”没有选项。', 'The field “{what}” has no choices.'),
  'field.circle': error(
    '字段“{what}”的计算最终依赖于自身。',
    'The field “{what}” is worked out of itself in the end.',
  ),
  'field.no-rows': error(
    '字段“{what}”的选项取自“{more}”，但它不是表格。',
    'The choices of the field “{what}” are the rows of “{more}”, which has none.',
  ),
  'expression.syntax': error(
    '表达式无法读取：{what}（{more}）。',
    'Cannot be read: {what} ({more}).',
  ),
  'expression.type': error('表达式不成立：{what}（{more}）。', 'Does not work: {what} ({more}).'),
  'expression.not-yes-or-no': error(
    '条件应为是或否：{what}。',
    'A condition must be yes or no: {what}.',
  ),
  'span.unreadable': error('时长无法读取：“{what}”。', 'This is no length of time: “{what}”.'),
  'moment.unreadable': error('时刻无法读取：“{what}”。', 'This is no moment: “{what}”.'),
  'limit.twice': error('时限“{what}”重复。', 'The limit “{what}” is there twice.'),
  'limit.warns-too-early': warning(
    '提醒早于时限开始：“{what}”。',
    'The reminder lies before the begin of the limit “{what}”.',
  ),
  'calendar.missing': error('没有日历“{what}”。', 'There is no calendar “{what}”.'),
  'role.missing': error('没有角色“{what}”。', 'There is no role “{what}”.'),
  'team.missing': error('没有小组“{what}”。', 'There is no team “{what}”.'),
  'party.missing': error('没有外部方“{what}”。', 'There is no party “{what}”.'),
  'playbook.missing': error('没有流程“{what}”。', 'There is no playbook “{what}”.'),
  'kind.missing': error('没有档案类别“{what}”。', 'There is no kind “{what}”.'),
  'ledger.missing': error('没有台账“{what}”。', 'There is no ledger “{what}”.'),
  'account.parts': error(
    '账户“{what}”与台账的组成 {more} 不符。',
    'The account “{what}” does not have the parts {more} of its ledger.',
  ),
  'occasion.missing': error('没有节点“{what}”。', 'There is no occasion “{what}”.'),
  'post.missing': error('没有岗位“{what}”。', 'There is no post “{what}”.'),
  'figure.unknown-field': error(
    '统计对象没有字段“{what}”。',
    'What is counted has no field “{what}”.',
  ),
  'source.missing': error(
    '没有可查询的“{what}”。',
    'There is nothing called “{what}” to select from.',
  ),
  'setting.missing': error('没有设置“{what}”。', 'There is no setting “{what}”.'),
  'setting.unused': warning('设置“{what}”没有用到。', 'The setting “{what}” is never used.'),
  'opening.no-key': error(
    '成批建立工单必须有键，否则可能重复。',
    'Opening one for each needs a key, or some are opened twice.',
  ),
  'opening.itself': error(
    '流程无条件地建立自身，永无止境。',
    'The playbook opens itself without a condition.',
  ),
  'opening.unknown-field': error(
    '流程“{more}”没有字段“{what}”。',
    'The playbook “{more}” has no field “{what}”.',
  ),
  'opening.no-door': warning(
    '流程“{what}”不能由其他流程建立。',
    'The playbook “{what}” has no door for other playbooks.',
  ),
  'outcome.untold': error(
    '没有流程有结果“{what}”。',
    'No playbook has an outcome “{what}” to be told.',
  ),
  'response.circle': error(
    '对“{what}”的响应会再次引发同一事件，永无止境。',
    'The response to “{what}” causes it again, without end.',
  ),
  'number.malformed': error(
    '编号格式无法读取：{what}。',
    'The format of the number cannot be read: {what}.',
  ),
  'number.not-unique': warning(
    '编号格式“{what}”没有流水号，编号会重复。',
    'The format “{what}” has no running number, so numbers come twice.',
  ),
  'number.no-rule': error('没有编号规则。', 'There is no rule for a number.'),
  'number.restart-hidden': error(
    '流水号会重新开始，但格式“{what}”没有写出年份或月份。',
    'The running number starts anew, but the format “{what}” does not show the year or the month.',
  ),
  'trigger.no-key': error('触发器需要键。', 'The trigger needs a key.'),
  'trigger.no-each': error('触发器没有查询对象。', 'The trigger needs records to watch.'),
  'access.performer-blind': error(
    '“{what}”须办理此处，却无权查看{more}。',
    '“{what}” acts here and does not see {more}.',
  ),
  'access.asks-more': error(
    '“hiddenWhen”只能问及 me.id：{what}。',
    '“hiddenWhen” may ask for me.id only: {what}.',
  ),
  'access.of-column': error(
    '列“{what}”不能单独限制查看或填写，请限制整个表格。',
    'The column “{what}” cannot be kept from people by itself: keep the whole table.',
  ),
  'access.excludes-nobody': warning(
    '“{what}”可能空缺，届时无人回避。',
    '“{what}” may be nobody, and then nobody is kept from acting here.',
  ),
  'process.unknown': error('没有过程“{what}”。', 'There is no process “{what}”.'),
  'id.malformed': error('名称不合规：“{what}”。', 'This is no proper id: “{what}”.'),
} as const satisfies Record<string, Rule>;

export type FindingCode = keyof typeof RULES;

export interface Finding {
  readonly code: FindingCode;
  /** Where: `steps.judge.outcomes.founded.when`. */
  readonly at: string;
  readonly what: string;
  readonly more?: string;
}

export const severityOf = ({ code }: Finding): Severity => RULES[code].severity;

/** A finding with its severity and its sentence in both languages, for whoever shows it. */
export interface ToldFinding extends Finding {
  readonly severity: Severity;
  readonly says: Texts;
}

export const tellFinding = (finding: Finding): ToldFinding => ({
  severity: severityOf(finding),
  ...finding,
  says: { 'zh-CN': describeFinding(finding, 'zh-CN'), en: describeFinding(finding, 'en') },
});

/** The finding as a sentence. */
export const describeFinding = (
  { code, at, what, more = '' }: Finding,
  language: Language,
): string => {
  const says = RULES[code].says[language].replace('{what}', what).replace('{more}', more);
  return `${at}: ${says}`;
};
