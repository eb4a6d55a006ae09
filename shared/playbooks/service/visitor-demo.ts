/** A visitor sees the product at a demo place, chosen by who he is, and is shown where to find help (P008). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const visitorDemo = definePlaybook({
  id: 'visitor-demo',
  version: 1,
  title: both('来宾产品演示', 'Product demonstration'),
  processes: ['P008'],
  team: 'general',
  triggers: [{ door: 'walk-in' }, { door: 'agent' }],
  fields: {
    visitor: field('text', ['来宾姓名', 'Visitor']),
    phone: field('phone', ['电话', 'Phone']),
    type: field('choice', ['来宾类型', 'Kind of visitor'], {
      choices: [
        { id: 'parent', title: both('家长', 'Parent') },
        { id: 'pupil', title: both('学生', 'Pupil') },
        { id: 'teacher', title: both('老师', 'Teacher') },
        { id: 'peer', title: both('同龄人', 'Peer') },
      ],
    }),
    account: field('text', ['演示账号', 'Demo account']),
    slot: field('at', ['演示时间', 'Time'], { proposed: 'now' }),
    points: field('long', ['演示重点', 'Points shown']),
    loggedOut: field('yes', ['已退出账号', 'Logged out'], { validWhen: 'loggedOut' }),
    faqShown: field('yes', ['已引导服务中心与常见问题', 'Shown the service centre and the FAQ']),
    interest: field('choice', ['意向', 'Interest'], {
      choices: [
        { id: 'strong', title: both('强', 'Strong') },
        { id: 'some', title: both('一般', 'Some') },
        { id: 'none', title: both('无', 'None') },
      ],
    }),
  },
  start: 'greet',
  steps: {
    greet: {
      title: both('迎接并预留演示位', 'Greet and reserve a place'),
      by: 'opener',
      form: ['visitor!', 'phone', 'type!', 'account!', 'slot!'],
      outcomes: {
        lead: {
          title: both('引至演示区', 'Lead to the demo area'),
          to: 'show',
          effects: [
            {
              post: 'demo-slots',
              from: '"free"',
              to: 'account + "/" + text(slot)',
              amount: '1',
            },
          ],
        },
        leaves: { title: both('来宾不看演示', 'Does not want it'), to: 'end' },
      },
    },
    show: {
      title: both('演示真实课程', 'Show real lessons'),
      by: 'opener',
      form: ['type=', 'points!', 'loggedOut!'],
      guide: both(
        '家长看效果与进度，学生看互动，老师看内容体系。',
        'Parents look for results and progress, pupils for interaction, teachers for the structure.',
      ),
      outcomes: {
        shown: {
          title: both('演示完毕', 'Shown'),
          to: 'help',
          effects: [
            {
              post: 'demo-slots',
              from: 'account + "/" + text(slot)',
              to: '"free"',
              amount: '1',
            },
          ],
        },
      },
    },
    help: {
      title: both('引导使用服务中心', 'Lead to the service centre'),
      by: 'opener',
      form: ['faqShown!', 'interest!'],
      outcomes: {
        interested: {
          title: both('有意向，建档', 'Interested: file'),
          to: 'end',
          when: 'interest != "none" && phone != null',
          effects: [
            {
              open: 'customer-filing',
              key: 'ticket.number',
              with: { name: 'visitor', phone: 'phone', class: '"potential"', known: 'false' },
            },
          ],
        },
        done: { title: both('送客', 'See off'), to: 'end' },
      },
    },
  },
  registers: {
    visitors: {
      title: both('来宾登记', 'Visitors'),
      columns: ['slot', 'visitor', 'type', 'points', 'interest', 'owner'],
      groupBy: ['type'],
    },
  },
});
