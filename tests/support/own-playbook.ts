/** A playbook as a desk writes it in JSON: two steps, a limit, a setting, a public form. */
export const ROOM = {
  id: 'room-booking',
  version: 1,
  title: { 'zh-CN': '会议室预订', en: 'Room booking' },
  processes: [],
  team: 'general',
  triggers: [{ door: 'form' }, { door: 'phone' }, { door: 'agent' }],
  settings: {
    answerWithin: {
      title: { 'zh-CN': '答复时限', en: 'Answer within' },
      initial: '4h',
      source: 'ours',
    },
    largest: {
      title: { 'zh-CN': '最多人数', en: 'Most people' },
      initial: null,
      source: 'ours, blank',
    },
  },
  fields: {
    people: {
      type: 'number',
      title: { 'zh-CN': '人数', en: 'People' },
      validWhen: 'people > 0 && (set.largest == null || people <= dec(set.largest))',
    },
  },
  start: 'check',
  steps: {
    check: {
      title: { 'zh-CN': '核对', en: 'Check' },
      by: '@agent',
      form: ['people!'],
      dues: [
        { id: 'answer', ends: { withinOf: 'set.answerWithin' }, after: { raise: '@supervisor' } },
      ],
      outcomes: {
        book: { title: { 'zh-CN': '预订', en: 'Book it' }, to: 'prepare' },
        refuse: { title: { 'zh-CN': '拒绝', en: 'Refuse' }, to: 'end' },
      },
    },
    prepare: {
      title: { 'zh-CN': '布置', en: 'Prepare' },
      by: '@agent',
      outcomes: { done: { title: { 'zh-CN': '完成', en: 'Done' }, to: 'end' } },
    },
  },
} as const;
