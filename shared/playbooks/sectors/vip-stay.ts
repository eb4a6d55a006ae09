/** A VIP comes to the hospital: the room is right two hours before, open half an hour before, visited the same day (P098). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const vipStay = definePlaybook({
  id: 'vip-stay',
  version: 1,
  title: both('医院 VIP 接待', 'VIP in hospital'),
  processes: ['P098'],
  team: 'reception',
  about: 'customer',
  triggers: [{ door: 'agent', who: ['@vip-specialist', '@ward'] }, { door: 'phone' }],
  fields: {
    name: field('text', ['贵宾姓名', 'Guest'], { proposed: 'about.name' }),
    identity: field('text', ['身份', 'Who the guest is']),
    habits: field('long', ['生活习惯', 'Habits'], { proposed: 'about.habits' }),
    meal: field('text', ['用餐类型', 'Kind of meals'], { proposed: 'about.diet' }),
    mealTimes: field('text', ['用餐时间', 'Meal times']),
    foreign: field('yes', ['外宾', 'From abroad']),
    newspaper: field('text', ['报纸', 'Newspaper'], {
      proposed: 'foreign ? "English" : "local"',
    }),
    arrivesAt: field('at', ['到达时间', 'Arrives at']),
    leavesOn: field('date', ['出院日期', 'Leaves on']),
    room: field('ref:resource', ['房间', 'Room']),
    expert: field('text', ['专家', 'Expert']),
    cleanAt: field('text', ['每日打扫时间', 'Cleaning time']),
    checks: field('rows', ['房间检查', 'Room check'], {
      columns: {
        what: field('text', ['项目', 'Item'], { requiredWhen: 'true' }),
        works: field('yes', ['完好', 'Works']),
      },
    }),
    plants: field('yes', ['绿色植物、鲜花、果篮已摆放', 'Plants, flowers and fruit are there']),
    opened: field('yes', ['房门、空调、照明已开', 'Door open, air conditioning and light on']),
    visit: field('long', ['当日随访', 'Visit on the day']),
    wishes: field('long', ['住院期间需求', 'Wishes during the stay']),
  },
  start: 'know',
  steps: {
    know: {
      title: both('了解贵宾', 'Know the guest'),
      by: '@vip-specialist',
      form: [
        'name!',
        'identity!',
        'habits!',
        'meal!',
        'mealTimes!',
        'foreign',
        'newspaper',
        'arrivesAt!',
        'room!',
        'expert!',
        'cleanAt',
      ],
      guide: both(
        '全程陪同、不排队、指定专家、全院会诊、专人护理。',
        'Accompanied throughout, no waiting, a named expert, consultation of the whole house, special care.',
      ),
      outcomes: {
        expected: {
          title: both('安排接待', 'Prepare'),
          to: ['check', 'open'],
          effects: [
            {
              post: 'bookings',
              from: '"free"',
              to: 'room.id + "/" + text(date(arrivesAt))',
              amount: '1',
            },
          ],
        },
        off: { title: both('取消', 'Cancelled'), to: 'end' },
      },
    },
    check: {
      title: both('会同工程部检查房间', 'Check the room with the engineers'),
      by: { who: ['@vip-specialist', '@engineering'] },
      form: ['room=', 'checks!'],
      outcomes: {
        fine: { title: both('完好', 'All works'), to: 'dress', when: 'checks.all(c, c.works)' },
        broken: {
          title: both('报修', 'Something is broken'),
          to: 'check',
          when: 'checks.exists(c, !c.works)',
          effects: [{ send: 'broken', to: '@engineering' }],
        },
      },
    },
    dress: {
      title: both('摆放绿植、鲜花、果篮和报纸', 'Plants, flowers, fruit, newspaper'),
      by: '@ward',
      form: ['newspaper=', 'plants!'],
      dues: [
        {
          id: 'dress',
          title: both('到达前 2 小时', 'Two hours before the arrival'),
          ends: { at: 'arrivesAt - span("2h")' },
          before: [{ span: '1h', do: { remind: '@ward' } }],
          after: { raise: '@vip-specialist' },
        },
      ],
      outcomes: { done: { title: both('已摆放', 'Done'), to: 'receive', when: 'plants' } },
    },
    open: {
      title: both('开门、开空调和照明', 'Open door, air conditioning, light'),
      by: { who: ['@ward', '@vip-specialist'] },
      form: ['room=', 'opened!'],
      dues: [
        {
          id: 'open',
          title: both('到达前 30 分钟', '30 minutes before the arrival'),
          ends: { at: 'arrivesAt - span("30min")' },
          before: [{ span: '15min', do: { remind: '@ward' } }],
          after: { raise: '@vip-specialist' },
        },
      ],
      outcomes: { done: { title: both('已打开', 'Done'), to: 'receive', when: 'opened' } },
    },
    receive: {
      title: both('迎接贵宾', 'Receive the guest'),
      join: true,
      by: '@vip-specialist',
      form: ['name=', 'habits=', 'expert='],
      outcomes: { arrived: { title: both('已入住', 'Moved in'), to: 'visit' } },
    },
    visit: {
      title: both('当日随访', 'Visit the same day'),
      by: '@vip-specialist',
      form: ['visit!', 'wishes'],
      dues: [
        {
          id: 'visit',
          title: both('到达当日', 'On the day of arrival'),
          ends: { at: 'date(arrivesAt)' },
          calendar: 'round-the-clock',
          before: [{ span: '6h', do: { remind: '@vip-specialist' } }],
          after: { raise: '@supervisor' },
        },
      ],
      outcomes: { visited: { title: both('已随访', 'Visited'), to: 'stay' } },
    },
    stay: {
      title: both('住院服务', 'The stay'),
      by: '@vip-specialist',
      form: ['cleanAt', 'mealTimes', 'wishes', 'leavesOn'],
      guide: both(
        '每天按贵宾要求的时间打扫和送餐。',
        'Clean and serve at the times that the guest wants, every day.',
      ),
      outcomes: {
        left: {
          title: both('出院', 'Left'),
          to: 'end',
          form: ['leavesOn!'],
          effects: [
            { change: 'about', set: { habits: 'habits', diet: 'meal' } },
            { open: 'callback-call', about: 'about', key: 'ticket.id' },
          ],
        },
      },
    },
  },
  acts: {
    move: {
      title: both('改变到达时间', 'Arrival moves'),
      by: '@vip-specialist',
      form: ['arrivesAt!'],
    },
  },
  texts: {
    broken: both(
      '{{room.name}} 有设施损坏,请尽快修好。',
      'Something in {{room.name}} is broken; please mend it quickly.',
    ),
  },
  registers: {
    stays: {
      title: both('VIP 接待登记', 'VIP stays'),
      columns: ['number', 'name', 'arrivesAt', 'room', 'expert', 'leavesOn', 'wishes'],
    },
  },
});
