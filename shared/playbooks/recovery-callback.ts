import { both, definePlaybook } from '#shared/domain/playbook/define.ts';

/** A customer was not content: a supervisor calls, listens and puts it right. */
export const recoveryCallback = definePlaybook({
  id: 'recovery-callback',
  version: 1,
  title: both('不满意回访', 'Recovery callback'),
  processes: ['P041'],
  team: 'general',
  triggers: [{ door: 'playbook' }, { door: 'agent' }],
  settings: {
    closeAfter: { title: both('完成后多久关闭', 'Closes after'), initial: '24h', source: 'ours' },
  },
  fields: {},
  start: 'call',
  steps: {
    call: {
      title: both('主管致电客户', 'Supervisor calls the customer'),
      by: '@supervisor',
      outcomes: {
        reconciled: { title: both('客户认可', 'Customer is content'), to: 'done' },
        unreached: { title: both('未能联系上', 'Customer not reached'), to: 'done' },
      },
    },
    done: {
      title: both('已完成，等待关闭', 'Done, closing soon'),
      resolved: true,
      wait: { until: 'ticket.enteredAt + set.closeAfter' },
      outcomes: { close: { title: both('关闭', 'Close'), to: 'end' } },
    },
  },
  responses: [
    { on: 'customer-wrote', when: 'ticket.state == "resolved"', to: 'call' },
    { on: 'reopened', to: 'call' },
  ],
  dues: [
    {
      id: 'callback',
      title: both('回访', 'Callback'),
      ends: { within: '7.5wh' },
      before: [{ span: '2wh', do: { remind: 'owner' } }],
      after: { raise: '@supervisor' },
    },
  ],
});
