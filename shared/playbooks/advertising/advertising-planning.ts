/** Five stages; nothing is carried out before the client has agreed (P154). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const advertisingPlanning = definePlaybook({
  id: 'advertising-planning',
  version: 1,
  title: both('广告企划', 'Advertising planning with the client'),
  processes: ['P154'],
  team: 'advertising',
  about: 'client-account',
  triggers: [{ door: 'agent', who: ['@account-executive'] }],
  fields: {
    brief: field('long', ['客户说明', "Client's briefing"]),
    deadline: field('date', ['提案日期', 'Proposal on']),
    timetable: field('rows', ['工作进度表', 'Timetable'], {
      tasks: { owner: 'who', due: 'by', done: 'done' },
      columns: {
        what: field('text', ['工作', 'Work']),
        who: field('person', ['负责人', 'Owner']),
        by: field('date', ['日期', 'Due']),
        done: field('yes', ['完成', 'Done']),
      },
    }),
    strategy: field('long', ['策略', 'Strategy']),
    creation: field('file', ['创意', 'Creation']),
    mediaPlan: field('long', ['媒介计划', 'Media plan']),
    opinion: field('long', ['内部审核意见', 'Internal review']),
    proposal: field('document', ['提案', 'Proposal']),
    remarks: field('long', ['客户意见', "Client's remarks"]),
    consent: field('sign', ['客户确认', "Client's consent"]),
    result: field('long', ['执行情况', 'Carried out']),
  },
  parties: { client: { name: 'about.contact', mail: 'about.mail' } },
  start: 'brief',
  steps: {
    brief: {
      title: both('客户说明会', 'Client briefing'),
      by: '@account-executive',
      form: ['brief!', 'deadline!'],
      outcomes: { briefed: { title: both('已说明', 'Briefed'), to: 'inside' } },
    },
    inside: {
      title: both('内部说明与进度', 'Internal briefing and timetable'),
      by: '@account-manager',
      form: ['brief=', 'timetable!'],
      guide: both(
        '没有策略不创作;不草率开单;不接受做不到的期限。',
        'No creation without strategy; no rash order; no deadline that cannot be kept.',
      ),
      outcomes: {
        planned: {
          title: both('进度送客户', 'Timetable to the client'),
          to: 'strategy',
          effects: [{ send: 'timetable', to: 'party:client' }],
        },
        unclear: { title: both('说明不清', 'Briefing unclear'), to: 'brief' },
      },
    },
    strategy: {
      title: both('制定策略', 'Strategy'),
      by: '@strategy',
      form: ['strategy!'],
      outcomes: { ready: { title: both('完成', 'Ready'), to: ['create', 'media'] } },
    },
    create: {
      title: both('创意', 'Creation'),
      by: '@creation',
      form: ['strategy=', 'creation!'],
      outcomes: { ready: { title: both('完成', 'Ready'), to: 'review' } },
    },
    media: {
      title: both('媒介计划', 'Media plan'),
      by: '@media',
      form: ['strategy=', 'mediaPlan!'],
      outcomes: { ready: { title: both('完成', 'Ready'), to: 'review' } },
    },
    review: {
      title: both('内部审核', 'Internal review'),
      join: true,
      by: '@account-director',
      form: ['strategy=', 'creation=', 'mediaPlan='],
      outcomes: {
        approved: {
          title: both('通过', 'Approved'),
          to: 'propose',
          effects: [{ make: 'proposal', into: 'proposal' }],
        },
        back: { title: both('修改', 'Change'), to: 'strategy', form: ['opinion!'] },
      },
    },
    propose: {
      title: both('提案,客户确认', 'Proposal, client agrees'),
      by: { who: 'party:client', via: ['link', 'paper'] },
      form: ['proposal=', 'remarks'],
      dues: [
        {
          id: 'proposal',
          ends: { at: 'deadline' },
          before: [{ span: '2d', do: { remind: '@account-executive' } }],
          after: { raise: '@account-manager' },
        },
      ],
      outcomes: {
        agreed: { title: both('完全确认', 'Fully agreed'), to: 'carryOut', form: ['consent!'] },
        change: { title: both('要求修改', 'Wants changes'), to: 'strategy', form: ['remarks!'] },
        stop: { title: both('终止', 'Stopped'), to: 'end' },
      },
    },
    carryOut: {
      title: both('执行', 'Carry out'),
      by: '@account-executive',
      form: ['consent=', 'result!'],
      effects: [{ open: 'job-order', about: 'about', key: 'ticket.number' }],
      outcomes: { done: { title: both('完成', 'Done'), to: 'end' } },
    },
  },
  texts: {
    timetable: both(
      '{{about.name}}:工作进度已排定,提案日期 {{deadline}}。',
      'For {{about.name}}: the timetable is set, the proposal comes on {{deadline}}.',
    ),
    proposal: both(
      '# {{about.name}} 广告提案\n[fields: brief, strategy, mediaPlan]\n[sign: client]',
      '# Proposal for {{about.name}}\n[fields: brief, strategy, mediaPlan]\n[sign: client]',
    ),
  },
});
