/** A customer comes in: the need, a solution, or a message for the absent colleague (P007). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const walkInReception = definePlaybook({
  id: 'walk-in-reception',
  version: 1,
  title: both('现场接待', 'Receiving a visitor'),
  processes: ['P007'],
  team: 'general',
  triggers: [{ door: 'walk-in' }],
  fields: {
    visitor: field('text', ['来访者', 'Visitor']),
    phone: field('phone', ['电话', 'Phone']),
    need: field('long', ['来意', 'Need']),
    colleague: field('person', ['责任人', 'Colleague in charge']),
    solution: field('long', ['解决方案', 'Solution']),
  },
  start: 'receive',
  steps: {
    receive: {
      title: both('接待', 'Receive'),
      by: 'opener',
      form: ['visitor!', 'phone', 'need!', 'solution', 'colleague'],
      guide: both(
        '您好，请问有什么可以帮您？不作超出权限的承诺。',
        'Good day, how may I help? Promise nothing beyond your authority.',
      ),
      outcomes: {
        solved: { title: both('当场解决', 'Solved'), to: 'end', when: 'solution != null' },
        absent: {
          title: both('责任人不在，留言', 'Colleague out, take a message'),
          to: 'end',
          when: 'colleague != null',
          effects: [
            {
              open: 'message-taking',
              key: 'ticket.number',
              with: {
                caller: 'visitor',
                phone: 'phone',
                addressee: 'colleague',
                message: 'need',
                wish: '"message"',
              },
            },
          ],
        },
        inquiry: {
          title: both('登记后续办理', 'Register for later'),
          to: 'end',
          effects: [{ open: 'inquiry', key: 'ticket.number' }],
        },
      },
    },
  },
  registers: {
    visitors: {
      title: both('来访登记', 'Visitors'),
      columns: ['openedAt', 'visitor', 'phone', 'need', 'solution', 'colleague'],
    },
  },
});
