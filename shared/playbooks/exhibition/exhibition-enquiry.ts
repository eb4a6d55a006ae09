/** Questions, guiding and trouble at the service desk of a fair (P124). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const exhibitionEnquiry = definePlaybook({
  id: 'exhibition-enquiry',
  version: 1,
  title: both('展会现场服务', 'On-site service at a fair'),
  processes: ['P124'],
  team: 'exhibition',
  about: 'fair',
  triggers: [{ door: 'walk-in' }, { door: 'phone' }, { door: 'form' }],
  settings: {
    answerWithin: {
      title: both('现场问题解决时限', 'Time to solve a problem on site'),
      initial: '2h',
      source: 'ours',
    },
  },
  fields: {
    visitor: field('choice', ['来客身份', 'Who asks'], {
      choices: [
        { id: 'exhibitor', title: both('参展商', 'Exhibitor') },
        { id: 'visitor', title: both('观众', 'Visitor') },
      ],
    }),
    name: field('text', ['姓名或公司', 'Name or company']),
    phone: field('phone', ['联系电话', 'Phone']),
    need: field('choice', ['需求', 'Need'], {
      choices: [
        { id: 'question', title: both('咨询', 'Question') },
        { id: 'guide', title: both('导览', 'Guiding') },
        { id: 'trouble', title: both('现场问题', 'Trouble on site') },
      ],
    }),
    question: field('long', ['内容', 'What it is about']),
    trouble: field('choice', ['问题类别', 'Kind of trouble'], {
      visibleWhen: 'need == "trouble"',
      choices: [
        { id: 'booth', title: both('展位布置', 'Booth layout') },
        { id: 'transport', title: both('展品运输', 'Transport of exhibits') },
        { id: 'network', title: both('网络连接', 'Network') },
        { id: 'other', title: both('其他', 'Other') },
      ],
    }),
    answer: field('long', ['答复或处理结果', 'Answer or result']),
    content: field('score', ['满意度', 'Satisfaction']),
    feedback: field('long', ['对下届展会的意见', 'Feedback for the next fair']),
  },
  start: 'receive',
  steps: {
    receive: {
      title: both('接待登记', 'Reception'),
      by: 'first',
      form: ['visitor!', 'name!', 'phone', 'need!', 'question!'],
      guide: both(
        '主动问候;先听清需求,再指路、答复或转技术支持。',
        'Greet first; hear the need, then guide, answer or hand on to technical support.',
      ),
      outcomes: {
        answered: {
          title: both('当场答复或导览', 'Answered or guided at once'),
          to: 'feedback',
          when: 'need != "trouble"',
          form: ['answer!'],
        },
        trouble: {
          title: both('转现场技术支持', 'To technical support'),
          to: 'solve',
          when: 'need == "trouble"',
          form: ['trouble!'],
        },
      },
    },
    solve: {
      title: both('现场处理', 'Solve on site'),
      by: '@exhibition-executor',
      form: ['trouble=', 'answer!'],
      dues: [
        {
          id: 'solve',
          ends: { withinOf: 'set.answerWithin' },
          calendar: 'exhibition-centre',
          after: { raise: '@exhibition-manager' },
        },
      ],
      outcomes: { solved: { title: both('已解决', 'Solved'), to: 'feedback' } },
    },
    feedback: {
      title: both('收集意见', 'Collect feedback'),
      by: 'owner',
      form: ['content', 'feedback'],
      outcomes: { closed: { title: both('结束服务', 'Close'), to: 'end' } },
    },
  },
  registers: {
    feedback: {
      title: both('展会意见汇总', 'Feedback on the fair'),
      columns: ['openedAt', 'visitor', 'need', 'trouble', 'content', 'feedback'],
      groupBy: ['need'],
    },
  },
});
