import { describe, expect, test } from 'vitest';
import { both, field } from '#shared/domain/playbook/define.ts';
import type { By, Who } from '#shared/domain/playbook/who.ts';
import { colleague, playbookWith, running, title } from '../../support/runs.ts';

const lin = colleague('林晓', 'agent');
const zhao = colleague('zhao', 'agent');
const chen = colleague('陈主管', 'supervisor');
const wang = colleague('wang', 'finance');
const inRepair = { ...colleague('zhou', 'technician'), teams: ['repair'] };

/** One step that this says who performs. */
const stepBy = (by: Who | By) =>
  playbookWith({
    fields: {
      expert: field('person', ['专家', 'Expert']),
      department: field('team', ['责任部门', 'Department']),
      managers: field('rows', ['经理', 'Managers'], {
        columns: { manager: field('person', ['经理', 'Manager']), remark: field('text', ['', '']) },
      }),
    },
    steps: {
      work: {
        title,
        by,
        outcomes: { agree: { title, to: 'end' }, refuse: { title, to: 'back' } },
      },
      back: { title, by: '@agent', outcomes: { again: { title, to: 'work' } } },
    },
  });

type Setup = Parameters<typeof running>[1];

const why = (by: Who | By, person: Parameters<typeof colleague>[0] | typeof lin, setup?: Setup) => {
  const one = typeof person === 'string' ? colleague(person) : person;
  const result = running(stepBy(by), setup).possible(one);
  return result.ok ? result.value.steps[0]?.why : result.refusal;
};

const notYours = (...waitsFor: readonly Who[]) => ({ code: 'not-yours', waitsFor });

describe('who may act is', () => {
  test('everybody of a role, and whoever acts as it', () => {
    expect(why('@agent', lin)).toBeUndefined();
    expect(why('@agent', chen)).toEqual(notYours('@agent'));

    const standIn = { ...chen, roles: chen.roles.map((role) => ({ ...role, actsAs: ['agent'] })) };
    expect(why('@agent', standIn)).toBeUndefined();
  });

  test('any of several', () => {
    expect(why({ who: ['@agent', '@supervisor'] }, chen)).toBeUndefined();
    expect(why({ who: ['@agent', '@supervisor'] }, wang)).toEqual(
      notYours('@agent', '@supervisor'),
    );
  });

  test('the person of a field, and nobody while it is unset', () => {
    expect(why('$expert', '王芳', { fields: { expert: '王芳' } })).toBeUndefined();
    expect(why('$expert', lin, { fields: { expert: '王芳' } })).toEqual(notYours('$expert'));
    expect(why('$expert', lin)).toEqual(notYours('$expert'));
  });

  test('a person whom the field holds as a record', () => {
    expect(
      why('$expert', 'wf', { fields: { expert: { id: 'wf', name: '王芳' } } }),
    ).toBeUndefined();
  });

  test('the members of the team in a field', () => {
    expect(why('$department', inRepair, { fields: { department: 'repair' } })).toBeUndefined();
    expect(why('$department', lin, { fields: { department: 'repair' } })).toEqual(
      notYours('$department'),
    );
  });

  test('each person in the rows of a field, by its columns of persons alone', () => {
    const fields = { managers: [{ manager: '王芳' }, { manager: 'emma', remark: 'zhao' }] };
    expect(why('$managers', 'emma', { fields })).toBeUndefined();
    expect(why('$managers', zhao, { fields })).toEqual(notYours('$managers'));
  });

  test.each(['owner', 'opener', 'first'] as const)(
    'the %s, and anybody while there is none',
    (relation) => {
      const ticket = { owner: lin.id, opener: lin.id };
      expect(why(relation, lin, { ticket })).toBeUndefined();
      expect(why(relation, zhao, { ticket })).toEqual(notYours(relation));
      expect(why(relation, zhao)).toBeUndefined();
    },
  );

  test('the person whom the ticket is about', () => {
    expect(why('about', zhao, { ticket: { about: 'zhao' } })).toBeUndefined();
    expect(why('about', lin, { ticket: { about: 'zhao' } })).toEqual(notYours('about'));
  });

  test('never a colleague where a party outside is meant', () => {
    expect(why('customer', lin)).toEqual(notYours('customer'));
    expect(why('party:supplier', lin)).toEqual(notYours('party:supplier'));
  });
});

describe('who is looked up', () => {
  test('is asked for first', () => {
    expect(why('boss:owner', chen, { ticket: { owner: 'zhao' } })).toEqual({
      code: 'facts.needed',
      lookups: [{ name: 'boss', args: ['zhao'] }],
    });
    expect(why('duty:hotline', chen)).toEqual({
      code: 'facts.needed',
      lookups: [{ name: 'duty', args: ['hotline'] }],
    });
    expect(why('boss:@agent', chen)).toEqual({
      code: 'facts.needed',
      lookups: [{ name: 'bossesOfRole', args: ['agent'] }],
    });
  });

  test.each<[Who, Setup]>([
    ['boss:owner', { ticket: { owner: 'zhao' }, facts: { 'boss["zhao"]': '陈主管' } }],
    ['boss:opener', { ticket: { opener: 'zhao' }, facts: { 'boss["zhao"]': { id: '陈主管' } } }],
    ['boss:about', { ticket: { about: 'zhao' }, facts: { 'boss["zhao"]': ['li', '陈主管'] } }],
    ['boss:$expert', { fields: { expert: 'zhao' }, facts: { 'boss["zhao"]': '陈主管' } }],
    ['boss:@agent', { facts: { 'bossesOfRole["agent"]': ['陈主管', 'li'] } }],
    ['duty:hotline', { facts: { 'duty["hotline"]': ['陈主管'] } }],
  ])('and then %s may and others may not', (who, setup) => {
    expect(why(who, chen, setup)).toBeUndefined();
    expect(why(who, lin, setup)).toEqual(notYours(who));
  });

  test('and is nobody where the relation is unset', () => {
    expect(why('boss:owner', chen)).toEqual(notYours('boss:owner'));
    expect(why('duty:hotline', chen, { facts: { 'duty["hotline"]': null } })).toEqual(
      notYours('duty:hotline'),
    );
  });
});

describe('a deputy', () => {
  const by: By = { who: '$expert', deputy: '@supervisor' };
  const wang = (away: boolean) => ({
    fields: { expert: '王芳' },
    facts: { 'person["王芳"]': { id: '王芳', away } },
  });

  test('acts when the one who is meant is away, and not while they are there', () => {
    expect(why(by, chen, wang(true))).toBeUndefined();
    expect(why(by, chen, wang(false))).toEqual(notYours('$expert'));
    expect(why(by, lin, wang(true))).toEqual(notYours('$expert'));
  });

  test('does not act for somebody of whom nothing is known', () => {
    const unknown = { fields: { expert: '王芳' }, facts: { 'person["王芳"]': null } };
    expect(why(by, chen, unknown)).toEqual(notYours('$expert'));
  });

  test('acts for a role when all who hold it are away', () => {
    const role: By = { who: '@callback-specialist', deputy: '@supervisor' };
    const holders = (...away: readonly boolean[]) => ({
      facts: {
        'holders["callback-specialist"]': away.map((one, index) => ({
          id: `p${index}`,
          away: one,
        })),
      },
    });
    expect(why(role, chen, holders(true, true))).toBeUndefined();
    expect(why(role, chen, holders(true, false))).toEqual(notYours('@callback-specialist'));
  });

  test('acts where nobody is known to be meant', () => {
    expect(why(by, chen)).toBeUndefined();
  });

  test('never stands in for a party outside', () => {
    const outside: By = { who: 'party:subcontractor', deputy: '@supervisor' };
    const facts = { 'person["party:subcontractor"]': null };
    expect(why(outside, chen, { facts })).toEqual(notYours('party:subcontractor'));
  });

  test('is bound by four eyes too', () => {
    const strict: By = { ...by, not: 'owner' };
    expect(why(strict, chen, { ticket: { owner: chen.id } })).toEqual({ code: 'four-eyes' });
  });
});

describe('four eyes', () => {
  test.each<[Who, Setup]>([
    ['owner', { ticket: { owner: lin.id } }],
    ['opener', { ticket: { opener: lin.id } }],
    ['first', { ticket: { opener: lin.id } }],
    ['$expert', { fields: { expert: lin.id } }],
  ])('bar the %s, whose role would let them', (not, setup) => {
    expect(why({ who: '@agent', not }, lin, setup)).toEqual({ code: 'four-eyes' });
    expect(why({ who: '@agent', not }, zhao, setup)).toBeUndefined();
  });

  test('tell somebody whom the case is about that this is why', () => {
    const by: By = { who: '@agent', not: ['opener', 'about'] };
    expect(why(by, lin, { ticket: { about: lin.id, opener: lin.id } })).toEqual({
      code: 'subject',
    });
    expect(why(by, zhao, { ticket: { about: lin.id } })).toBeUndefined();
  });

  test.each<Who>(['owner', 'opener', '$expert'])('bar nobody while there is no %s', (not) => {
    expect(why({ who: '@agent', not }, lin)).toBeUndefined();
  });

  test('hold when the outcome is taken, not only when it is shown', () => {
    const run = running(stepBy({ who: '@agent', not: ['owner', '$expert'] }), {
      ticket: { owner: lin.id },
      fields: { expert: zhao.id },
    });
    for (const by of [lin, zhao]) {
      expect(run.take('work', 'agree', { by })).toEqual({
        ok: false,
        refusal: { code: 'step.four-eyes', step: 'work' },
      });
    }
    expect(run.steps()).toEqual(['work']);
  });
});

describe('where several must agree', () => {
  const refusal = (code: string) => ({ ok: false, refusal: { code, step: 'work' } });
  const agreed = (run: ReturnType<typeof running>) => {
    const result = run.possible(lin);
    return result.ok ? result.value.steps[0]?.agreed : result.refusal;
  };

  test('so many are counted, each person once', () => {
    const run = running(stepBy({ who: '@agent', quorum: 2 }));
    run.take('work', 'agree', { by: lin });
    expect(run.steps()).toEqual(['work']);
    expect(agreed(run)).toBe(1);
    expect(run.take('work', 'agree', { by: lin })).toEqual(refusal('step.voted-already'));
    expect(run.possible(lin)).toMatchObject({
      value: { steps: [{ why: { code: 'voted-already' } }] },
    });

    run.take('work', 'agree', { by: zhao });
    expect(run.steps()).toEqual([]);
    expect(run.last().phase).toBe('ended');
  });

  test('all of a role are as many as hold it', () => {
    const run = running(stepBy({ who: '@agent', quorum: 'all' }));
    expect(run.take('work', 'agree', { by: lin })).toMatchObject({
      refusal: { code: 'facts.needed', lookups: [{ name: 'holders', args: ['agent'] }] },
    });
    run.know('holders["agent"]', [{ id: lin.id }, { id: zhao.id }]);
    run.take('work', 'agree', { by: zhao });
    expect(run.steps()).toEqual(['work']);
    run.take('work', 'agree', { by: lin });
    expect(run.steps()).toEqual([]);
  });

  test('all of a role are not more than those who may act: nobody waits for whom four eyes bar', () => {
    const run = running(stepBy({ who: '@agent', quorum: 'all', not: '$expert' }), {
      fields: { expert: lin.id },
      facts: { 'holders["agent"]': [{ id: lin.id }, { id: zhao.id }] },
    });
    expect(run.take('work', 'agree', { by: lin })).toEqual(refusal('step.four-eyes'));
    run.take('work', 'agree', { by: zhao });
    expect(run.steps()).toEqual([]);
  });

  test('all persons of a field are as many as it names', () => {
    const run = running(stepBy({ who: '$managers', quorum: 'all' }), {
      fields: { managers: [{ manager: '王芳' }, { manager: 'emma' }] },
    });
    run.take('work', 'agree', { by: colleague('emma') });
    expect(run.steps()).toEqual(['work']);
    run.take('work', 'agree', { by: colleague('王芳') });
    expect(run.steps()).toEqual([]);
  });

  test('of several roles each must agree: two of one role do not stand for both', () => {
    const run = running(stepBy({ who: ['@agent', '@supervisor'], quorum: 'all' }));
    run.take('work', 'agree', { by: lin });
    expect(run.take('work', 'agree', { by: zhao })).toEqual(refusal('step.voted-already'));
    expect(run.steps()).toEqual(['work']);

    run.take('work', 'agree', { by: chen });
    expect(run.steps()).toEqual([]);
  });

  test('one who holds both roles speaks for one of them', () => {
    const run = running(stepBy({ who: ['@agent', '@supervisor'], quorum: 'all' }));
    const two = colleague('emma', 'agent', 'supervisor');
    run.take('work', 'agree', { by: lin });
    run.take('work', 'agree', { by: two });
    expect(run.steps()).toEqual([]);
  });

  test('in order each waits for those before', () => {
    const run = running(stepBy({ who: ['@agent', '@supervisor', '@finance'], quorum: 'order' }));
    expect(run.take('work', 'agree', { by: chen })).toEqual(refusal('step.not-your-turn'));
    expect(run.possible(wang)).toMatchObject({
      value: { steps: [{ why: { code: 'not-your-turn' } }] },
    });

    for (const by of [lin, chen]) {
      run.take('work', 'agree', { by });
      expect(run.steps()).toEqual(['work']);
    }
    run.take('work', 'agree', { by: wang });
    expect(run.steps()).toEqual([]);
  });

  test('in order somebody of two roles may come in the later one', () => {
    const run = running(stepBy({ who: ['@agent', '@supervisor'], quorum: 'order' }));
    run.take('work', 'agree', { by: lin });
    run.take('work', 'agree', { by: colleague('emma', 'agent', 'supervisor') });
    expect(run.steps()).toEqual([]);
  });

  test('in order a deputy steps in for whoever is next', () => {
    const by: By = { who: ['@agent', '$expert'], quorum: 'order', deputy: '@supervisor' };
    const run = running(stepBy(by), {
      fields: { expert: '王芳' },
      facts: {
        'person["王芳"]': { id: '王芳', away: true },
        'holders["agent"]': [{ id: 'lin', away: true }],
      },
    });
    run.take('work', 'agree', { by: lin });
    run.take('work', 'agree', { by: chen });
    expect(run.steps()).toEqual([]);
  });

  test('a party outside is one of them, and only once', () => {
    const run = running(stepBy({ who: ['party:subcontractor', '@agent'], quorum: 'all' }));
    run.takeOutside('work', 'agree');
    expect(run.steps()).toEqual(['work']);
    expect(run.takeOutside('work', 'agree')).toEqual(refusal('step.voted-already'));
    run.take('work', 'agree', { by: lin });
    expect(run.steps()).toEqual([]);
  });

  test('one who refuses is enough, and what was agreed is forgotten', () => {
    const run = running(stepBy({ who: '@agent', quorum: 3 }));
    run.take('work', 'agree', { by: lin });
    run.take('work', 'refuse', { by: zhao });
    expect(run.steps()).toEqual(['back']);

    run.take('back', 'again', { by: zhao });
    expect(agreed(run)).toBe(0);
    run.take('work', 'agree', { by: lin });
    expect(run.steps()).toEqual(['work']);
  });
});

describe('what is possible', () => {
  const repair = playbookWith({
    fields: { price: field('money', ['报价', 'Price']) },
    steps: {
      quote: {
        title: both('报价', 'Quote'),
        guide: both('先说明保修。', 'Explain the warranty first.'),
        by: '@technician',
        form: ['price!'],
        outcomes: {
          cheap: { title, to: ['mend', 'told'], when: 'price < 500' },
          dear: { title, to: 'end', when: 'price >= 500', form: ['price='] },
        },
      },
      mend: { title, wait: { for: 'false' }, outcomes: { done: { title, to: 'end' } } },
      told: { title, wait: { until: '"2026-03-09"' }, outcomes: { now: { title, to: 'calls' } } },
      calls: { title, wait: { children: 'all' }, outcomes: { done: { title, to: 'end' } } },
    },
    acts: {
      urge: { title: both('催办', 'Urge'), by: '@supervisor' },
      refund: { title: both('退款', 'Refund'), by: '@technician', when: 'price > 0' },
    },
  });

  test('names forms, guide and the condition that does not hold yet', () => {
    const run = running(repair);
    run.save('quote', { price: '480' }, inRepair);
    expect(run.possible(inRepair)).toEqual({
      ok: true,
      value: {
        steps: [
          {
            id: 'quote',
            since: '2026-03-02T02:00:00.000Z',
            title: both('报价', 'Quote'),
            guide: both('先说明保修。', 'Explain the warranty first.'),
            by: ['@technician'],
            agreed: 0,
            form: [{ name: 'price', use: 'must' }],
            outcomes: [
              { id: 'cheap', title, form: [] },
              {
                id: 'dear',
                title,
                form: [{ name: 'price', use: 'shown' }],
                why: { code: 'condition', when: 'price >= 500' },
              },
            ],
          },
        ],
        acts: [
          {
            id: 'urge',
            title: both('催办', 'Urge'),
            form: [],
            why: notYours('@supervisor'),
          },
          { id: 'refund', title: both('退款', 'Refund'), form: [] },
        ],
      },
    });
  });

  test('says for what a step waits that nobody performs', () => {
    const run = running(repair);
    run.take('quote', 'cheap', { by: inRepair, fields: { price: 20 } });
    expect(run.possible(lin)).toMatchObject({
      value: {
        steps: [
          { id: 'mend', waits: 'condition', outcomes: [] },
          { id: 'told', waits: 'moment', outcomes: [] },
        ],
      },
    });
  });

  test('is held to when somebody tries all the same', () => {
    const run = running(repair);
    const fields = { price: '500' };
    expect(run.take('quote', 'cheap', { by: inRepair, fields })).toMatchObject({
      refusal: { code: 'outcome.not-now', name: 'cheap', when: 'price < 500' },
    });
    expect(run.take('quote', 'dear', { by: lin, fields })).toMatchObject({
      refusal: { code: 'step.not-yours', step: 'quote' },
    });
    expect(run.take('quote', 'free', { by: inRepair })).toMatchObject({
      refusal: { code: 'outcome.missing', name: 'free' },
    });
    expect(run.take('mend', 'done', { by: inRepair })).toMatchObject({
      refusal: { code: 'step.not-open', step: 'mend' },
    });
    expect(run.act('urge', lin)).toMatchObject({ refusal: { code: 'step.not-yours' } });
    expect(run.act('refund', inRepair)).toMatchObject({ refusal: { code: 'outcome.not-now' } });
    expect(run.act('praise', lin)).toMatchObject({ refusal: { code: 'act.missing' } });
  });

  test('is nothing in a step that only the engine leaves', () => {
    const run = running(repair);
    run.take('quote', 'cheap', { by: inRepair, fields: { price: 20 } });
    expect(run.take('mend', 'done', { by: lin })).toMatchObject({
      refusal: { code: 'step.not-open', step: 'mend' },
    });
  });
});
