/**
 * Shifts by roster: the lobby's posts with the mobile post (P099), handovers between service shifts (P167), the month's roster and
 * the roll call before each shift (P168).
 */
import { beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { TicketId } from '#shared/domain/ids.ts';
import type { Plan } from '#shared/domain/roster/roster.ts';
import { instantOf, MINUTE, millisecondsOf } from '#shared/kernel/instant.ts';
import { HANDBOOK } from '#shared/playbooks/handbook.ts';
import { keep, recordOf } from '#tests/support/kept-records.ts';
import { lobbyPlan, written } from '#tests/support/lobby.ts';
import { type PlayingDesk, playingDesk } from '#tests/support/playing-desk.ts';

const PLAYED = [
  'shift-handover',
  'lobby-relief',
  'service-shift-handover',
  'duty-roster',
  'roll-call',
];

let desk: PlayingDesk;
let people: ReturnType<typeof peopleOf>;

/** In Shanghai. */
const at = (day: string, time: string) => new Date(`${day}T${time}:00+08:00`).toISOString();

const peopleOf = ({ colleague }: PlayingDesk) => ({
  supervisor: colleague('chen', 'supervisor', 'team.general'),
  leader: colleague('zhou', 'team-leader', 'team.general'),
  lin: colleague('lin', 'agent', 'team.general'),
  wu: colleague('wu', 'agent', 'team.general'),
  he: colleague('he', 'agent', 'team.general'),
  qian: colleague('qian', 'agent', 'team.general'),
  a: colleague('王芳', 'lobby', 'team.property'),
  b: colleague('李强', 'lobby', 'team.property'),
  c: colleague('赵敏', 'lobby', 'team.property'),
  d: colleague('clarke', 'lobby', 'team.property'),
  mobile: colleague('陈静', 'mobile-post', 'team.property'),
  second: colleague('刘洋', 'mobile-post', 'team.property'),
});

const publishes = async (roster: string, plan: Plan, version = 0): Promise<void> => {
  const answer = await desk.api('PUT /v1/rosters/{roster}', {
    caller: people.supervisor.caller,
    path: { roster },
    headers: { 'if-match': `"${version}"` },
    json: written(plan),
  });
  if (answer.status !== 200) throw new Error(answer.body);
};

const onRoster = async (
  who: PlayingDesk['colleague'] extends (...args: never) => infer Someone ? Someone : never,
  what: 'covers' | 'swaps' | 'absences',
  json: object,
): Promise<number> => {
  const path = { roster: 'service' };
  const { headers } = await desk.api('GET /v1/rosters/{roster}', { caller: who.caller, path });
  const answer = await desk.api(`POST /v1/rosters/{roster}/${what}`, {
    caller: who.caller,
    path,
    headers: { 'if-match': String(headers['etag']) },
    json,
  });
  return answer.status;
};

const last = async (playbook: string): Promise<TicketId> => {
  const found = (await desk.tickets(playbook)).at(-1);
  if (found === undefined) throw new Error(`no ${playbook}`);
  return found;
};

const mailed = (): readonly string[] => desk.sent.map(({ mail }) => mail.to.address);

/** From the moment of a trigger to its ticket a queue may take a minute. */
const FIVE_MINUTES = 5 * MINUTE;

const opened = async (playbook: string): Promise<readonly string[]> =>
  Promise.all(
    (await desk.tickets(playbook)).map(async (id) => {
      const moment = millisecondsOf((await desk.ticket(id)).openedAt);
      return instantOf(Math.floor(moment / FIVE_MINUTES) * FIVE_MINUTES);
    }),
  );

const signed = (name: string) => ({ name });

/** The evening of Sunday, 1 March 2026. */
beforeEach(async () => {
  const playbooks = HANDBOOK.filter(({ id }) => PLAYED.includes(id));
  desk = playingDesk(at('2026-03-01', '22:00'), { playbooks });
  people = peopleOf(desk);
  await keep(
    desk.ports.desk,
    recordOf('person', 'chen', {
      name: '陈浩',
      roles: ['supervisor'],
      mail: 'chen@huiyin.example',
    }),
    recordOf('person', 'zhou', {
      name: '周杰',
      roles: ['team-leader'],
      mail: 'zhou@huiyin.example',
    }),
    recordOf('person', 'lin', { name: '林晓', roles: ['agent'], mail: 'lin@huiyin.example' }),
    recordOf('person', 'wu', { name: '吴磊', roles: ['agent'], mail: 'wu@huiyin.example' }),
    recordOf('person', 'he', { name: '何静', roles: ['agent'], mail: 'he@huiyin.example' }),
  );
});

describe('in the lobby (P099)', () => {
  beforeEach(() => publishes('lobby', lobbyPlan));

  test('each post hands over fifteen minutes before its shift ends, day after day', async () => {
    await desk.livesTo(at('2026-03-03', '08:00'));
    const posts = await Promise.all(
      (await desk.tickets('shift-handover')).map(async (id) => (await desk.fields(id))['post']),
    );
    expect(posts).toEqual(['lobby-a', 'mobile-post', 'lobby-d', 'lobby-b', 'lobby-c']);
    expect(await opened('shift-handover')).toEqual([
      at('2026-03-02', '13:45'),
      at('2026-03-02', '17:15'),
      at('2026-03-02', '18:15'),
      at('2026-03-02', '19:45'),
      at('2026-03-03', '07:15'),
    ]);
  });

  test('whoever has the shift gives, another takes over, and what is left goes on with the next', async () => {
    await desk.livesTo(at('2026-03-02', '13:50'));
    const first = await last('shift-handover');
    expect(await desk.fields(first)).toMatchObject({
      hours: '07:30-14:00',
      standing: '07:30-09:00',
      onShift: [{ person: '王芳' }],
    });
    const left = [
      { what: '18 层业主的快递待取', owner: '1803', done: false },
      { what: '门禁卡已补办', owner: '0902', done: true },
    ];
    const given = { leaving: '王芳', left, gave: signed('王芳') };
    expect(await people.b.takes(first, 'give.given', given)).toBe('step.not-yours');
    expect(await people.a.takes(first, 'give.given', { leaving: '王芳', left })).toBe(
      'form.refused gave missing',
    );
    expect(await people.a.takes(first, 'give.given', given)).toBe('done');
    const taken = { arriving: '李强', took: signed('李强') };
    expect(await people.a.takes(first, 'take.taken', taken)).toBe('step.four-eyes');
    // What is not clear goes back, and is said again.
    expect(
      await people.b.takes(first, 'take.unclear', { arriving: '李强', unclear: '快递在哪?' }),
    ).toBe('done');
    expect(await people.a.takes(first, 'give.given', given)).toBe('done');
    expect(await people.b.takes(first, 'take.taken', taken)).toBe('done');
    expect(await desk.state(first)).toBe('closed');

    await desk.livesTo(at('2026-03-02', '17:20'));
    const mobile = await last('shift-handover');
    expect(await desk.fields(mobile)).toMatchObject({
      post: 'mobile-post',
      onShift: [{ person: '陈静' }, { person: '刘洋' }],
      left: [{ what: '18 层业主的快递待取', owner: '1803', done: false }],
    });
    // Either of the two may give; neither takes over from their own shift.
    const both = { leaving: '刘洋', left: left.slice(0, 1), gave: signed('刘洋') };
    expect(await people.second.takes(mobile, 'give.given', both)).toBe('done');
    expect(await people.mobile.takes(mobile, 'take.taken', taken)).toBe('step.four-eyes');
    expect(await people.d.takes(mobile, 'take.taken', taken)).toBe('done');
  });

  test('the night says how it walked, and who is late on either side is raised to the supervisor', async () => {
    await desk.livesTo(at('2026-03-03', '07:20'));
    const night = await last('shift-handover');
    const given = { leaving: '赵敏', gave: signed('赵敏') };
    expect(await people.c.takes(night, 'give.given', given)).toBe('form.refused patrol missing');
    await desk.livesTo(at('2026-03-03', '07:35'));
    expect(await desk.timeline(night)).toContain('ticket.due-breached give.1.give');
    // The supervisor signs for somebody who has gone.
    expect(
      await people.supervisor.takes(night, 'give.given', { ...given, patrol: '两处大堂各巡三次' }),
    ).toBe('done');
    await desk.livesTo(at('2026-03-03', '08:10'));
    expect(await desk.timeline(night)).toContain('ticket.due-breached take.1.take');
    const taken = { arriving: '李强', took: signed('李强') };
    expect(await people.b.takes(night, 'take.taken', taken)).toBe('done');
  });

  test('at noon and at five the mobile post stands in, by roster and by hand', async () => {
    await desk.livesTo(at('2026-03-02', '12:01'));
    const duty = await desk.api('GET /v1/duty', { caller: people.a.caller });
    expect(duty.json).toMatchObject({
      items: expect.arrayContaining([
        { post: 'lobby-a', people: ['陈静'] },
        { post: 'lobby-d', people: ['刘洋'] },
      ]),
    });
    const relief = await last('lobby-relief');
    expect(await desk.fields(relief)).toMatchObject({ sitting: '09:00-11:30, 14:00-17:00' });
    const back = { relieved: '王芳', note: '访客找 1205 业主', backAt: at('2026-03-02', '12:30') };
    expect(await people.a.takes(relief, 'stand.back', back)).toBe('step.not-yours');
    expect(await people.mobile.takes(relief, 'stand.back', back)).toBe('done');
    await desk.livesTo(at('2026-03-02', '18:00'));
    expect(await opened('lobby-relief')).toEqual([
      at('2026-03-02', '12:00'),
      at('2026-03-02', '17:00'),
    ]);
  });
});

/** Two places from eight to four and from four to midnight. */
const servicePlan = (people: Readonly<Record<'early' | 'late', readonly string[]>>): Plan => ({
  from: '2026-03-02',
  posts: [
    {
      id: 'service',
      title: { 'zh-CN': '客服', en: 'Service' },
      places: 1,
      cycle: {
        from: '2026-03-02',
        days: [
          [
            { id: 'early', from: '08:00', to: '16:00' },
            { id: 'late', from: '16:00', to: '23:00' },
          ],
        ],
      },
    },
  ],
  turns: [
    {
      post: 'service',
      from: '2026-03-02',
      everyDays: 1,
      people: [...people.early, ...people.late],
    },
  ],
});

const usual = servicePlan({ early: ['lin'], late: ['wu'] });

const matter = {
  ticket: 'HY-2041',
  cause: '订单系统中断',
  course: '已报技术部,预计 18 点恢复',
  result: '未恢复',
  major: true,
  handled: false,
};

describe('between service shifts (P167)', () => {
  beforeEach(() => publishes('service', usual));

  const handover = async (): Promise<TicketId> => {
    await desk.livesTo(at('2026-03-02', '15:50'));
    return last('service-shift-handover');
  };

  test('cause, course and result are written down, both sign, and a major matter is reported', async () => {
    const id = await handover();
    const given = { leaving: 'lin', at: at('2026-03-02', '15:50'), gave: signed('林晓') };
    const vague = { ...given, matters: [{ ...matter, course: '' }] };
    expect(await people.wu.takes(id, 'give.given', given)).toBe('step.not-yours');
    expect(await people.lin.takes(id, 'give.given', vague)).toMatch(/^form\.refused matters/);
    expect(await people.lin.takes(id, 'give.given', { ...given, matters: [matter] })).toBe('done');
    const taken = { arriving: 'wu', took: signed('吴磊') };
    expect(await people.lin.takes(id, 'take.taken', taken)).toBe('step.four-eyes');
    // Not before the shift: until four he is not on duty.
    expect(await people.wu.takes(id, 'take.taken', taken)).toBe('step.not-yours');
    await desk.livesTo(at('2026-03-02', '16:01'));
    expect(
      await people.wu.takes(id, 'take.unclear', { arriving: 'wu', unclear: '谁在跟进?' }),
    ).toBe('done');
    // Her shift is over, and she still answers for what she hands over.
    expect(await people.lin.takes(id, 'give.given', { ...given, matters: [matter] })).toBe('done');
    expect(await people.wu.takes(id, 'take.taken', taken)).toBe('done');
    expect(await desk.state(id)).toBe('closed');
    await desk.livesTo(at('2026-03-02', '16:10'));
    expect(mailed()).toContain('chen@huiyin.example');

    // What is not dealt with comes before the next shift again.
    await desk.livesTo(at('2026-03-02', '22:50'));
    const next = await last('service-shift-handover');
    expect(await desk.fields(next)).toMatchObject({
      onShift: [{ person: 'wu' }],
      matters: [{ ticket: 'HY-2041', handled: false }],
    });
    const solved = [{ ...matter, result: '19 点已恢复', major: false, handled: true }];
    const late = { leaving: 'wu', at: at('2026-03-02', '22:55'), matters: solved };
    expect(await people.wu.takes(next, 'give.given', { ...late, gave: signed('吴磊') })).toBe(
      'done',
    );
    // Nobody has the night: the team leader takes over, after being told.
    await desk.livesTo(at('2026-03-02', '23:40'));
    expect(await desk.timeline(next)).toContain('ticket.due-breached take.1.take');
    const byLeader = { arriving: 'zhou', took: signed('周杰') };
    expect(await people.leader.takes(next, 'take.taken', byLeader)).toBe('done');
    await desk.livesTo(at('2026-03-03', '15:50'));
    expect((await desk.fields(await last('service-shift-handover')))['matters']).toEqual([]);
  });

  test('a shift with nothing to hand over signs all the same, and who swapped hands over', async () => {
    const [one, other] = ['service/2026-03-02/early/1', 'service/2026-03-03/early/1'];
    expect(await onRoster(people.lin, 'swaps', { one, other })).toBe(200);
    expect(await onRoster(people.wu, 'swaps', { one, other })).toBe(200);
    const id = await handover();
    expect(await desk.fields(id)).toMatchObject({ onShift: [{ person: 'wu' }] });
    const given = { leaving: 'wu', at: at('2026-03-02', '15:55'), gave: signed('吴磊') };
    expect(await people.wu.takes(id, 'give.given', given)).toBe('done');
    await desk.livesTo(at('2026-03-02', '16:05'));
    // By turn he has the late shift too, and nobody hands over to themselves.
    const taken = { arriving: 'zhou', took: signed('周杰') };
    expect(await people.wu.takes(id, 'take.taken', taken)).toBe('step.four-eyes');
    expect(await people.leader.takes(id, 'take.taken', taken)).toBe('done');
    expect(await desk.timeline(id)).toContain('step.left major none');
  });
});

describe('the roll is called ten minutes before each shift (P168)', () => {
  beforeEach(() => publishes('service', usual));

  test('of whoever the roster has; when all are there, it is done', async () => {
    await desk.livesTo(at('2026-03-02', '07:51'));
    const id = await last('roll-call');
    expect(await opened('roll-call')).toEqual([at('2026-03-02', '07:50')]);
    expect(await desk.fields(id)).toMatchObject({
      begins: at('2026-03-02', '08:00'),
      present: [{ person: 'lin', absent: false }],
    });
    const present = [{ person: 'lin', there: true }];
    expect(await people.lin.takes(id, 'call.allThere', { present })).toBe('step.not-yours');
    expect(await people.leader.takes(id, 'call.lacking', { present, cover: 'he' })).toBe(
      'outcome.not-now',
    );
    expect(await people.leader.takes(id, 'call.allThere', { present, comments: '精神饱满' })).toBe(
      'done',
    );
    expect(await desk.state(id)).toBe('closed');
  });

  test('who lacks is covered for, and whoever covers is told and on duty', async () => {
    const absence = {
      person: 'lin',
      from: at('2026-03-02', '07:00'),
      to: at('2026-03-02', '18:00'),
      reason: { 'zh-CN': '病假', en: 'Sick leave' },
    };
    expect(await onRoster(people.leader, 'absences', absence)).toBe(200);
    await desk.livesTo(at('2026-03-02', '07:51'));
    const id = await last('roll-call');
    expect(await desk.fields(id)).toMatchObject({ present: [{ person: 'lin', absent: true }] });
    const present = [{ person: 'lin', absent: true, there: false }];
    expect(await people.leader.takes(id, 'call.allThere', { present })).toBe('outcome.not-now');
    expect(await people.leader.takes(id, 'call.lacking', { present })).toBe(
      'form.refused cover missing',
    );
    expect(await people.leader.takes(id, 'call.lacking', { present, cover: 'he' })).toBe('done');
    const shift = 'service/2026-03-02/early/1';
    expect(await onRoster(people.leader, 'covers', { shift, person: 'he' })).toBe(200);
    await desk.livesTo(at('2026-03-02', '08:05'));
    expect(mailed()).toContain('he@huiyin.example');
    const duty = await desk.api('GET /v1/duty', { caller: people.lin.caller });
    expect(duty.json).toEqual({ items: [{ post: 'service', people: ['he'] }] });
  });

  test('a roll that nobody calls is raised when the shift begins', async () => {
    await desk.livesTo(at('2026-03-02', '08:02'));
    expect(await desk.timeline(await last('roll-call'))).toContain(
      'ticket.due-breached call.1.start',
    );
  });
});

describe('the roster of a month (P168)', () => {
  const month = { period: '2026-04' };

  const begun = async (): Promise<TicketId> => {
    await desk.livesTo(at('2026-03-20', '09:01'));
    return last('duty-roster');
  };

  test('is opened on the 20th, sent back while a shift has nobody, and published to all', async () => {
    const id = await begun();
    expect(await desk.fields(id)).toMatchObject(month);
    expect(await people.lin.takes(id, 'draft.planned', month)).toBe('step.not-yours');
    expect(await people.supervisor.takes(id, 'draft.planned', month)).toBe('done');
    expect(await desk.steps(id)).toEqual(['draft']);
    const later = servicePlan({ early: ['lin'], late: ['wu'] });
    const nobody = { ...later, from: '2026-04-01', turns: [] };
    await publishes('service', nobody);
    expect(await people.supervisor.takes(id, 'draft.planned', month)).toBe('done');
    expect(await desk.fields(id)).toMatchObject({ unmanned: '60' });
    expect(await desk.steps(id)).toEqual(['draft']);

    await publishes('service', { ...later, from: '2026-04-01' }, 1);
    expect(await people.supervisor.takes(id, 'draft.planned', month)).toBe('done');
    const { shifts, ...fair } = await desk.fields(id);
    expect(z.array(z.unknown()).parse(shifts)).toHaveLength(60);
    expect(fair).toMatchObject({
      unmanned: '0',
      spread: '0',
      // 清明节: three days, two shifts each.
      counts: [
        { person: expect.any(String), shifts: '30', holidays: '3' },
        { person: expect.any(String), shifts: '30', holidays: '3' },
      ],
    });
    const seats = [
      { person: 'lin', seat: 'A-03', work: 'phone', hours: 'busy' },
      { person: 'wu', seat: 'B-01', work: 'visitor', hours: 'idle' },
    ];
    expect(await people.supervisor.takes(id, 'seats.published', { seats })).toBe('done');
    await desk.passes(60_000);
    expect(mailed()).toEqual(
      expect.arrayContaining(['lin@huiyin.example', 'wu@huiyin.example', 'he@huiyin.example']),
    );
    expect(await desk.steps(id)).toEqual(['run']);

    const [one, other] = ['service/2026-04-02/early/1', 'service/2026-04-03/early/1'];
    expect(await onRoster(people.lin, 'swaps', { one, other })).toBe(200);
    expect(await onRoster(people.wu, 'swaps', { one, other })).toBe(200);
    expect(await people.lin.does(id, 'swap', { swap: '与吴磊换班' })).toBe('step.not-yours');
    expect(await people.leader.does(id, 'swap', { swap: '林晓与吴磊换班' })).toBe('done');
    expect((await desk.fields(id))['shifts']).not.toEqual(shifts);
    await desk.until(at('2026-05-01', '00:01'));
    expect(await desk.state(id)).toBe('closed');
  });

  test('an uneven one wants a reason or is planned again; late, the manager hears of it', async () => {
    const id = await begun();
    const uneven = servicePlan({ early: ['lin', 'lin'], late: ['wu'] });
    await publishes('service', { ...uneven, from: '2026-04-01' });
    expect(await people.supervisor.takes(id, 'draft.planned', month)).toBe('done');
    expect(await desk.fields(id)).toMatchObject({ spread: '20' });
    expect(await people.supervisor.takes(id, 'seats.published')).toBe(
      'form.refused reason missing',
    );
    const reason = '吴磊四月参加培训';
    expect(await people.supervisor.takes(id, 'seats.again')).toBe('done');
    expect(await desk.steps(id)).toEqual(['draft']);
    await desk.until(at('2026-03-28', '00:05'));
    expect(await desk.timeline(id)).toContainEqual(
      expect.stringMatching(/^ticket\.due-breached draft\.\d\.publish$/),
    );
    expect(await people.supervisor.takes(id, 'draft.planned', month)).toBe('done');
    expect(await people.supervisor.takes(id, 'seats.published', { reason })).toBe('done');
    expect(await desk.fields(id)).toMatchObject({ reason });
  });
});

test('a roster that is published within the hours already planned still fires at its edges', async () => {
  await desk.livesTo(at('2026-03-02', '07:30'));
  expect(await desk.tickets('roll-call')).toEqual([]);
  await publishes('service', usual);
  // Nobody plans again before the shift begins.
  await desk.until(at('2026-03-02', '07:55'));
  expect(await opened('roll-call')).toEqual([at('2026-03-02', '07:50')]);
});
