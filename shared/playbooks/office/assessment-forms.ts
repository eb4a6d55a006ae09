/** The supervisor sends the marketing department's forms, collects them and hands them to its manager (P176). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const assessmentForms = definePlaybook({
  id: 'assessment-forms',
  version: 1,
  title: both('考核表发放与回收', 'Assessment forms sent and collected'),
  processes: ['P176'],
  team: 'general',
  triggers: [{ cron: '0 9 25 * *', days: 'work-before', key: 'text(periodOf(today, "month"))' }],
  fields: {
    forms: field('rows', ['考核表', 'Forms'], {
      columns: {
        person: field('person', ['人员', 'Person']),
        sent: field('yes', ['已发放', 'Sent']),
        back: field('yes', ['已回收', 'Back']),
      },
    }),
    missing: field('number', ['未回收', 'Not back'], {
      computed: 'size(forms.filter(f, f.sent && !f.back))',
    }),
  },
  start: 'send',
  steps: {
    send: {
      title: both('发放', 'Send'),
      by: '@supervisor',
      form: ['forms!'],
      outcomes: { sent: { title: both('已发放', 'Sent'), to: 'collect' } },
    },
    collect: {
      title: both('回收', 'Collect'),
      by: '@supervisor',
      form: ['forms!', 'missing='],
      dues: [{ id: 'month', ends: { by: 'last' }, after: { remind: '@supervisor' } }],
      outcomes: {
        handedOn: {
          title: both('交部门经理', 'To the manager'),
          to: 'end',
          when: 'missing == 0',
          effects: [{ send: 'forms', to: '@marketing' }],
        },
      },
    },
  },
  texts: {
    forms: both(
      '本月考核表已全部回收,共 {{size(forms)}} 份。',
      'All {{size(forms)}} assessment forms of the month are back.',
    ),
  },
});
