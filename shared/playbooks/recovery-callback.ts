import { END, type Playbook } from '#shared/domain/playbook/playbook.ts';

const HOUR = 60;

/** A customer was not content: a supervisor calls, listens and puts it right. */
export const recoveryCallback: Playbook = {
  id: 'recovery-callback',
  version: 1,
  title: { 'zh-CN': '不满意回访', en: 'Recovery callback' },
  start: 'call',
  steps: {
    call: {
      title: { 'zh-CN': '主管致电客户', en: 'Supervisor calls the customer' },
      by: 'supervisor',
      outcomes: {
        reconciled: { title: { 'zh-CN': '客户认可', en: 'Customer is content' }, to: END },
        unreached: { title: { 'zh-CN': '未能联系上', en: 'Customer not reached' }, to: END },
      },
    },
  },
  limits: [
    {
      id: 'callback',
      title: { 'zh-CN': '回访', en: 'Callback' },
      minutes: 7.5 * HOUR,
      warnMinutes: 2 * HOUR,
      until: 'resolved',
      pausesWhileWaiting: false,
    },
  ],
  closeAfterMinutes: 24 * HOUR,
  team: 'general',
};
