/** Written, approved, taught, rolled out in stages, watched and reviewed (P174). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const operatingProcedure = definePlaybook({
  id: 'operating-procedure',
  version: 1,
  title: both('标准工作程序', 'Standard operating procedure'),
  processes: ['P174'],
  team: 'general',
  triggers: [{ door: 'agent', who: ['@supervisor', '@quality-specialist'] }, { door: 'playbook' }],
  settings: {
    reviewEvery: {
      title: both('复审周期', 'Reviewed every'),
      initial: undefined,
      source: 'P174 says regularly',
    },
  },
  fields: {
    reason: field('long', ['缘由', 'Reason']),
    name: field('text', ['规程名称', 'Name']),
    norms: field('long', ['服务规范(时限等)', 'Norms, such as service time']),
    chart: field('file', ['流程图', 'Flow chart']),
    standards: field('long', ['服务标准', 'Standards']),
    hall: field('long', ['服务场所要求', 'Service hall']),
    writer: field('person', ['编写人', 'Written by']),
    remarks: field('long', ['意见', 'Remarks']),
    stages: field('rows', ['分步推行', 'Stages'], {
      validWhen: 'size(stages) > 0',
      tasks: { owner: 'who', due: 'by', done: 'done' },
      columns: {
        where: field('text', ['范围', 'Where']),
        who: field('person', ['负责人', 'Owner']),
        by: field('date', ['日期', 'By']),
        done: field('yes', ['完成', 'Done']),
        feedback: field('text', ['反馈', 'Feedback']),
      },
    }),
    procedure: field('document', ['标准工作程序', 'Procedure']),
    reviewOn: field('date', ['复审日期', 'Review on'], {
      proposed: 'today + span(set.reviewEvery)',
    }),
  },
  start: 'write',
  steps: {
    write: {
      title: both('编写', 'Write'),
      by: 'opener',
      form: ['reason!', 'name!', 'norms!', 'chart', 'standards!', 'hall', 'remarks='],
      outcomes: {
        handedIn: {
          title: both('送审', 'For approval'),
          to: 'approve',
          effects: [{ set: { writer: 'me' } }],
        },
      },
    },
    approve: {
      title: both('审批', 'Approve'),
      by: { who: '@service-manager', not: ['opener', '$writer'] },
      form: ['norms=', 'chart=', 'standards=', 'hall=', 'remarks'],
      outcomes: {
        approved: {
          title: both('批准', 'Approved'),
          to: 'rollOut',
          effects: [
            { make: 'procedure', into: 'procedure' },
            { open: 'staff-training', key: 'ticket.number' },
          ],
        },
        back: { title: both('修改', 'Change'), to: 'write', form: ['remarks!'] },
        drop: { title: both('不采用', 'Dropped'), to: 'end' },
      },
    },
    rollOut: {
      title: both('分步推行', 'Roll out'),
      by: '@supervisor',
      form: ['procedure=', 'stages!'],
      outcomes: {
        done: {
          title: both('全面推行', 'Everywhere'),
          to: 'watch',
          when: 'stages.all(s, s.done)',
          form: ['reviewOn!'],
        },
        wrong: { title: both('需修改', 'Must change'), to: 'write', form: ['remarks!'] },
      },
    },
    watch: {
      title: both('执行至复审', 'In force until review'),
      resolved: true,
      wait: { until: 'reviewOn' },
      outcomes: { due: { title: both('到期', 'Due'), to: 'review' } },
    },
    review: {
      title: both('复审', 'Review'),
      by: '@quality-specialist',
      form: ['procedure='],
      outcomes: {
        kept: { title: both('继续执行', 'Kept'), to: 'watch', form: ['reviewOn!'] },
        change: { title: both('修订', 'Change'), to: 'write', form: ['remarks!'] },
        retired: { title: both('废止', 'Retired'), to: 'end' },
      },
    },
  },
  texts: {
    procedure: both(
      '# {{name}}\n[fields: norms, standards, hall]',
      '# Procedure: {{name}}\n[fields: norms, standards, hall]',
    ),
  },
});
