/** The hours of the exhibition service centre: every day 8:30 to 17:30 (P127). */
import type { Calendar } from '#shared/domain/calendar/calendar.ts';
import type { Window } from '#shared/domain/calendar/opening.ts';
import { both } from '#shared/domain/playbook/define.ts';

const CENTRE_HOURS: readonly Window[] = [{ from: '08:30', to: '17:30' }];

const exhibitionCentre: Calendar = {
  id: 'exhibition-centre',
  title: both('会展客服中心', 'Exhibition service centre'),
  zone: 'Asia/Shanghai',
  week: {
    mon: CENTRE_HOURS,
    tue: CENTRE_HOURS,
    wed: CENTRE_HOURS,
    thu: CENTRE_HOURS,
    fri: CENTRE_HOURS,
    sat: CENTRE_HOURS,
    sun: CENTRE_HOURS,
  },
  holidays: [],
  makeUpDays: [],
};

export const exhibitionCalendars: readonly Calendar[] = [exhibitionCentre];
