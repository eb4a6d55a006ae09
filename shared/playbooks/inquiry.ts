import { END, type Playbook } from '#shared/domain/playbook/playbook.ts';

const HOUR = 60;
/** One working day of the built-in calendar: 9:00-12:00 and 13:30-18:00. */
const WORKDAY = 7.5 * HOUR;

/** The plain inquiry: somebody asks, the desk answers, checks and counts. */
export const inquiry: Playbook = {
  id: 'inquiry',
  version: 1,
  title: { 'zh-CN': '一般咨询', en: 'Inquiry' },
  start: 'answer',
  steps: {
    answer: {
      title: { 'zh-CN': '处理并答复', en: 'Handle and answer' },
      by: 'agent',
      outcomes: { solved: { title: { 'zh-CN': '已解决', en: 'Solved' }, to: END } },
    },
  },
  limits: [
    {
      id: 'first-response',
      title: { 'zh-CN': '首次响应', en: 'First response' },
      minutes: 4 * HOUR,
      warnMinutes: HOUR,
      until: 'answered',
      pausesWhileWaiting: false,
    },
    {
      id: 'resolution',
      title: { 'zh-CN': '解决', en: 'Resolution' },
      minutes: 3 * WORKDAY,
      warnMinutes: WORKDAY,
      until: 'resolved',
      pausesWhileWaiting: true,
    },
  ],
  survey: { afterMinutes: 24 * HOUR, recovery: { upTo: 2, playbook: 'recovery-callback' } },
  closeAfterMinutes: 7 * 24 * HOUR,
  team: 'general',
};
