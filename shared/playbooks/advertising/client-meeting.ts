/** Regular or ad hoc, with notice a day before, two checks before departure, and minutes the client confirms (P150-P152). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const clientMeeting = definePlaybook({
  id: 'client-meeting',
  version: 1,
  title: both('客户会议', 'Meeting with the client'),
  processes: ['P150', 'P151', 'P152'],
  team: 'advertising',
  about: 'client-account',
  triggers: [
    {
      every: 'row.meetingEvery',
      // The first one comes a span after this.
      from: 'row.firstMeeting - row.meetingEvery - span(set.planAhead)',
      each: { of: 'client-account', where: 'row.active && row.terms != "single"' },
      key: 'row.id + text(today)',
      with: { kind: '"regular"', startsAt: 'event.at + span(set.planAhead)' },
    },
    { door: 'agent', who: ['@account-executive', '@account-manager'] },
    { door: 'phone' },
    { door: 'mail' },
  ],
  settings: {
    planAhead: {
      title: both('提前安排会议', 'Meeting planned ahead'),
      initial: '3d',
      source: 'ours, so that the notice a day before can be kept',
    },
  },
  fields: {
    kind: field('choice', ['会议类型', 'Kind'], {
      choices: [
        { id: 'regular', title: both('定期会议', 'Regular') },
        { id: 'adHoc', title: both('临时会议', 'Ad hoc') },
      ],
      proposed: '"adHoc"',
    }),
    who: field('text', ['参加人员', 'Who']),
    where: field('address', ['地点', 'Where']),
    startsAt: field('at', ['会议时间', 'Starts at']),
    departsAt: field('at', ['出发时间', 'We leave at'], { validWhen: 'departsAt <= startsAt' }),
    topic: field('text', ['主题', 'Topic']),
    process: field('long', ['议程', 'Process']),
    goods: field('rows', ['会议用品', 'Things to take'], {
      columns: { item: field('text', ['用品', 'Item']), packed: field('yes', ['已备', 'Packed']) },
    }),
    minutes: field('long', ['会议记录', 'Minutes']),
    decisions: field('rows', ['会议决定', 'Decisions'], {
      tasks: { owner: 'owner', due: 'by', done: 'done' },
      columns: {
        what: field('text', ['事项', 'Decision']),
        owner: field('person', ['负责人', 'Owner']),
        by: field('date', ['完成日期', 'Due']),
        done: field('yes', ['完成', 'Done']),
      },
    }),
    remarks: field('long', ['客户意见', "Client's remarks"]),
    paper: field('document', ['会议记录', 'Minutes']),
    confirmed: field('sign', ['客户确认', "Client's confirmation"]),
  },
  parties: { client: { name: 'about.contact', mail: 'about.mail', phone: 'about.phone' } },
  start: 'agree',
  steps: {
    agree: {
      title: both('约定会议', 'Agree on the meeting'),
      by: '@account-executive',
      form: ['kind!', 'who!', 'where!', 'startsAt!', 'departsAt!', 'topic!', 'process!', 'goods'],
      outcomes: {
        agreed: { title: both('已约定', 'Agreed'), to: 'notify' },
        none: { title: both('取消', 'No meeting'), to: 'end' },
      },
    },
    notify: {
      title: both('书面通知并电话确认', 'Notice in writing and by phone'),
      by: '@account-executive',
      form: ['who=', 'where=', 'startsAt=', 'topic=', 'process='],
      dues: [
        {
          id: 'notice',
          title: both('会议前一日通知', 'Notice the day before'),
          ends: { at: 'startsAt - span("1d")' },
          before: [{ span: '4h', do: { remind: '@account-executive' } }],
          after: { raise: '@account-manager' },
        },
      ],
      outcomes: {
        told: {
          title: both('已通知', 'Told'),
          to: 'leave',
          effects: [
            { send: 'notice', to: 'party:client' },
            { send: 'notice', to: '@creation' },
          ],
        },
        moved: { title: both('改期', 'Moved'), to: 'agree' },
      },
    },
    leave: {
      title: both('出发前确认', 'Checks before leaving'),
      by: '@account-executive',
      form: ['goods!', 'departsAt='],
      guide: both(
        '出发前一小时电话确认会议如期举行;半小时前检查用品,并与我方人员核对流程。',
        'Ring an hour before leaving to hear that it takes place; half an hour before, check the things to take and the process with our own people.',
      ),
      dues: [
        {
          id: 'confirm',
          title: both('出发前1小时电话确认', 'Phone an hour before leaving'),
          ends: { at: 'departsAt - span("1h")' },
          calendar: 'round-the-clock',
          after: { remind: '@account-executive' },
        },
        {
          id: 'goods',
          title: both('出发前30分钟检查用品', 'Check things half an hour before'),
          ends: { at: 'departsAt - span("30min")' },
          calendar: 'round-the-clock',
          after: { remind: '@account-executive' },
        },
      ],
      outcomes: {
        left: { title: both('出发', 'Leaving'), to: 'meet', when: 'goods.all(g, g.packed)' },
        moved: { title: both('客户改期', 'Moved by the client'), to: 'agree' },
      },
    },
    meet: {
      title: both('会议与记录', 'Meet, take minutes'),
      by: '@account-executive',
      form: ['minutes!', 'decisions'],
      outcomes: {
        held: {
          title: both('会议结束', 'Held'),
          to: 'confirm',
          effects: [
            { make: 'minutes', into: 'paper' },
            { send: 'confirm', to: 'party:client', attach: 'paper' },
            {
              open: 'contact-report',
              about: 'about',
              key: 'ticket.number',
              with: { heldAt: 'startsAt', with: 'who', discussion: 'minutes' },
            },
          ],
        },
      },
    },
    confirm: {
      title: both('客户确认会议记录', 'Client confirms the minutes'),
      by: { who: 'party:client', via: ['link', 'paper'] },
      form: ['paper=', 'remarks'],
      outcomes: {
        confirmed: { title: both('确认', 'Confirmed'), to: 'end', form: ['confirmed!'] },
        wrong: { title: both('有出入', 'Not as it was'), to: 'mend', form: ['remarks!'] },
      },
    },
    mend: {
      title: both('修改会议记录', 'Mend the minutes'),
      by: '@account-executive',
      form: ['remarks=', 'minutes!', 'decisions'],
      outcomes: {
        mended: {
          title: both('重新确认', 'Confirm again'),
          to: 'confirm',
          effects: [
            { make: 'minutes', into: 'paper' },
            { send: 'confirm', to: 'party:client', attach: 'paper' },
          ],
        },
      },
    },
  },
  texts: {
    notice: both(
      '会议通知:{{startsAt}},{{where}},主题:{{topic}};参加:{{who}}。议程:{{process}}',
      'Meeting: {{startsAt}}, {{where}}, topic: {{topic}}; with {{who}}. Process: {{process}}',
    ),
    minutes: both(
      '# 会议记录\n[fields: startsAt, where, who, topic, minutes]\n[rows: decisions]\n[sign: client]',
      '# Minutes\n[fields: startsAt, where, who, topic, minutes]\n[rows: decisions]\n[sign: client]',
    ),
    confirm: both('会议记录见附件,请确认。', 'The minutes are attached; please confirm them.'),
  },
  registers: {
    meetings: {
      title: both('客户会议', 'Client meetings'),
      columns: ['kind', 'startsAt', 'topic', 'who', 'state'],
    },
  },
});
