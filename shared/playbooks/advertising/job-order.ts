/** One job, one order, one number of its department that begins again each month; creation works on an order only (P155, P156). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const jobOrder = definePlaybook({
  id: 'job-order',
  version: 1,
  title: both('创制作工作单', 'Job order A'),
  processes: ['P155', 'P156'],
  team: 'advertising',
  about: 'client-account',
  triggers: [{ door: 'agent', who: ['@account-executive'] }, { door: 'playbook' }],
  number: { format: '{department}-{yy}{mm}-{n:3}', series: 'department', restart: 'month' },
  fields: {
    department: field('choice', ['部门', 'Department'], {
      choices: [
        { id: 'BD', title: both('营业部', 'Business') },
        { id: 'CR', title: both('创作部', 'Creation') },
        { id: 'PR', title: both('制作部', 'Production') },
      ],
    }),
    project: field('ref:advertising-project', ['项目', 'Project']),
    content: field('long', ['工作内容', 'Content']),
    brief: field('long', ['创意简报', 'Creative brief']),
    wantedOn: field('date', ['完成日期', 'Wanted on']),
    writer: field('person', ['填单人', 'Filled in by']),
    signed: field('sign', ['营业主管签字', 'Signed by the business head']),
    work: field('file', ['作品', 'Work']),
    reason: field('long', ['消单原因', 'Why cancelled']),
    order: field('document', ['工作单', 'Order']),
  },
  start: 'fill',
  steps: {
    fill: {
      title: both('填写工作单', 'Fill in'),
      by: '@account-executive',
      form: ['department!', 'project!', 'content!', 'brief!', 'wantedOn!'],
      outcomes: {
        handedIn: {
          title: both('送签', 'For signature'),
          to: 'sign',
          effects: [{ set: { writer: 'me' } }],
        },
      },
    },
    sign: {
      title: both('营业主管签字下单', 'Business head signs'),
      by: { who: '@business-head', not: ['opener', '$writer'] },
      form: ['content=', 'brief=', 'wantedOn='],
      outcomes: {
        issued: {
          title: both('下达', 'Issued'),
          to: 'create',
          form: ['signed!'],
          effects: [{ number: true }, { make: 'order', into: 'order' }],
        },
        back: { title: both('内容或简报不清', 'Content or brief unclear'), to: 'fill' },
      },
    },
    create: {
      title: both('创制作', 'Create'),
      by: '@creation',
      form: ['order=', 'work!'],
      dues: [
        {
          id: 'wanted',
          ends: { at: 'wantedOn' },
          before: [{ span: '1d', do: { remind: '@creation' } }],
          after: { raise: '@business-head' },
        },
      ],
      outcomes: { handedIn: { title: both('交稿', 'Handed in'), to: 'accept' } },
    },
    accept: {
      title: both('AE验收', 'AE accepts'),
      by: '@account-executive',
      form: ['work='],
      outcomes: {
        accepted: {
          title: both('完成', 'Accepted'),
          to: 'end',
          effects: [
            {
              open: 'job-filing',
              about: 'about',
              key: 'ticket.number',
              with: { order: 'ticket.number' },
            },
          ],
        },
        revise: {
          title: both('需修改', 'Needs revision'),
          to: 'revise',
          effects: [
            {
              open: 'job-revision',
              about: 'about',
              with: { original: 'ticket.number' },
            },
          ],
        },
      },
    },
    revise: {
      title: both('等待修改单完成', 'Wait for the revision'),
      wait: { children: 'all' },
      outcomes: { revised: { title: both('修改完成', 'Revised'), to: 'accept' } },
    },
  },
  acts: {
    cancel: { title: both('消单', 'Cancel'), by: '@business-head', form: ['reason!'], to: 'end' },
  },
  texts: {
    order: both(
      '# 创制作工作单 {{ticket.number}}\n[fields: department, content, brief, wantedOn, signed]',
      '# Job order {{ticket.number}}\n[fields: department, content, brief, wantedOn, signed]',
    ),
  },
  registers: {
    week: {
      title: both('工作单', 'Job orders'),
      columns: ['number', 'project', 'content', 'wantedOn', 'state', 'endedAt', 'owner'],
      groupBy: ['state'],
    },
  },
});
