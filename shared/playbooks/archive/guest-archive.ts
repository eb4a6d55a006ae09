/** A hotel guest's habits, gathered by the departments, and what is planned from them (P058). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const guestArchive = definePlaybook({
  id: 'guest-archive',
  version: 1,
  title: both('酒店宾客档案', 'Guest archive'),
  processes: ['P058'],
  team: 'general',
  about: 'customer',
  triggers: [{ door: 'agent' }, { on: 'guest.departed', key: 'event.stay' }],
  fields: {
    frontOffice: field('long', ['前厅记录', 'Front office']),
    catering: field('long', ['餐饮喜好', 'Catering']),
    rooms: field('long', ['客房习惯', 'Rooms']),
    recreation: field('long', ['康乐项目', 'Recreation']),
    plan: field('long', ['个性化服务计划', 'Plan for the next stay']),
  },
  start: 'ask',
  steps: {
    ask: {
      title: both('通知各部门', 'Ask the departments'),
      outcomes: {
        asked: {
          title: both('已通知', 'Asked'),
          to: ['frontOffice', 'catering', 'rooms', 'recreation'],
        },
      },
    },
    frontOffice: {
      title: both('前厅填写', 'Front office notes'),
      by: '@front-office',
      form: ['frontOffice!'],
      outcomes: { noted: { title: both('已填写', 'Noted'), to: 'file' } },
    },
    catering: {
      title: both('餐饮填写', 'Catering notes'),
      by: '@catering',
      form: ['catering!'],
      outcomes: { noted: { title: both('已填写', 'Noted'), to: 'file' } },
    },
    rooms: {
      title: both('客房填写', 'Rooms note'),
      by: '@rooms',
      form: ['rooms!'],
      outcomes: { noted: { title: both('已填写', 'Noted'), to: 'file' } },
    },
    recreation: {
      title: both('康乐填写', 'Recreation notes'),
      by: '@recreation',
      form: ['recreation!'],
      outcomes: { noted: { title: both('已填写', 'Noted'), to: 'file' } },
    },
    file: {
      title: both('汇总入档并制订计划', 'File and plan'),
      join: true,
      by: '@agent',
      form: ['frontOffice=', 'catering=', 'rooms=', 'recreation=', 'plan!'],
      outcomes: {
        filed: {
          title: both('已入档', 'Filed'),
          to: 'end',
          effects: [
            {
              change: 'about',
              set: { habits: 'rooms', diet: 'catering', hobbies: 'recreation', memo: 'plan' },
            },
          ],
        },
      },
    },
  },
});
