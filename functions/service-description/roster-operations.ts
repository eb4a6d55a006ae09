/** What the description says of rosters and calendars. */
import type { Operation } from '#functions/service-description/operation.ts';
import {
  absenceRequest,
  calendarsView,
  coverRequest,
  dutyQuery,
  dutyView,
  previewRosterRequest,
  publishRosterRequest,
  rosterFileView,
  rosterHeadView,
  rostersView,
  shiftsQuery,
  shiftsView,
  swapRequest,
  withdrawAbsenceRequest,
} from '#shared/contracts/roster-api.ts';

const change = { for: 'agents', versioned: true, success: 200, view: rosterHeadView } as const;

export const ROSTER_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/v1/calendars',
    summary: 'Opening hours with holidays and make-up days, and the occasions.',
    for: 'agents',
    success: 200,
    view: calendarsView,
  },
  {
    method: 'get',
    path: '/v1/duty',
    summary: 'Who is on duty at every post, now or at another moment.',
    for: 'agents',
    query: dutyQuery,
    success: 200,
    view: dutyView,
  },
  {
    method: 'get',
    path: '/v1/rosters',
    summary: 'The rosters of the desk.',
    for: 'agents',
    success: 200,
    view: rostersView,
  },
  {
    method: 'get',
    path: '/v1/rosters/{roster}',
    summary: 'One roster: plans, covers, absences, and who changed what; ETag is its version.',
    for: 'agents',
    success: 200,
    view: rosterFileView,
  },
  {
    method: 'get',
    path: '/v1/rosters/{roster}/shifts',
    summary: 'The shifts of at most 62 days, what is wrong with them, and how even they are.',
    for: 'agents',
    query: shiftsQuery,
    success: 200,
    view: shiftsView,
  },
  {
    method: 'post',
    path: '/v1/rosters/{roster}/preview',
    summary:
      'What would come of a plan, from its first day to the day before `to`; stores nothing.',
    for: 'agents',
    body: previewRosterRequest,
    success: 200,
    view: shiftsView,
  },
  {
    method: 'put',
    path: '/v1/rosters/{roster}',
    summary:
      'Publish a plan from a day on (If-Match "0" for a new roster). Later plans go, and swaps and covers on its days.',
    body: publishRosterRequest,
    ...change,
  },
  {
    method: 'post',
    path: '/v1/rosters/{roster}/covers',
    summary: 'Somebody takes a shift; without a person it goes back to whose turn it is.',
    body: coverRequest,
    ...change,
  },
  {
    method: 'post',
    path: '/v1/rosters/{roster}/swaps',
    summary: 'Agree to swap two shifts of which one is yours; once both have agreed it is done.',
    body: swapRequest,
    ...change,
  },
  {
    method: 'post',
    path: '/v1/rosters/{roster}/absences',
    summary: 'Somebody is not there for a time; the same begin again moves the end.',
    body: absenceRequest,
    ...change,
  },
  {
    method: 'post',
    path: '/v1/rosters/{roster}/absences/withdraw',
    summary: 'Take an absence back.',
    body: withdrawAbsenceRequest,
    ...change,
  },
];
