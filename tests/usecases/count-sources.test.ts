import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { figureBook } from '#shared/adapters/store/figure-book.ts';
import type { Part } from '#shared/domain/figure/counter.ts';
import { type Source, sourceId } from '#shared/domain/figure/source.ts';
import { both } from '#shared/domain/playbook/define.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { DAY, later } from '#shared/kernel/instant.ts';
import type { Table } from '#shared/ports/table.ts';
import { countSources } from '#shared/usecases/count-sources.ts';
import { opened } from '#tests/support/counted.ts';
import { interrupted, type MemoryDesk, memoryDesk } from '#tests/support/memory-desk.ts';
import { MONDAY_TEN, ticketId } from '#tests/support/tickets.ts';

const YEAR = { from: '2026-01-01', to: '2026-12-31' };

/** Each sum of a day in words, so that two desks compare. */
const sumsOf = async (
  { ports }: Pick<MemoryDesk, 'ports'>,
  figure: string,
  part: Part = 'value',
): Promise<readonly string[]> => {
  const sums = await ports.figures.daySums({ figure, part, ...YEAR });
  const cells = Map.groupBy(sums, ({ day, groups }) => `${day} ${Object.values(groups).join('/')}`);
  return [...cells]
    .map(([cell, all]) => ({
      cell,
      sum: all.reduce((total, { amount }) => amount.plus(total), all[0]?.amount.times(0) ?? fail()),
    }))
    .filter(({ sum }) => !sum.eq(0))
    .map(({ cell, sum }) => `${cell}: ${sum.toFixed()}`)
    .toSorted();
};

const fail = (): never => {
  throw new Error('a cell without a sum');
};

const FIGURES = [
  ['complaint.byType', 'value'],
  ['complaint.handled', 'value'],
  ['complaint.handled', 'per'],
  ['complaint.satisfaction', 'value'],
] as const;

const everySum = async (desk: Pick<MemoryDesk, 'ports'>) =>
  Promise.all(FIGURES.map(([figure, part]) => sumsOf(desk, figure, part)));

const ticketOf = (ticket: Ticket): Source => ({ is: 'ticket', ticket });

/** What became of a complaint from one version to the next. */
const change = fc.record({
  type: fc.constantFrom('quality', 'attitude', 'delivery'),
  result: fc.constantFrom(undefined, '退款', '换货'),
  satisfied: fc.constantFrom(undefined, 1, 3, 5),
  ended: fc.integer({ min: 0, max: 40 }),
});

type ComplaintChange = typeof change extends fc.Arbitrary<infer Change> ? Change : never;

const versionsOf = (ticket: Ticket, changes: readonly ComplaintChange[]): readonly Ticket[] =>
  changes.map(({ type, result, satisfied, ended }, index) => ({
    ...ticket,
    version: index + 1,
    run: {
      ...ticket.run,
      fields: {
        type,
        ...(result === undefined ? {} : { result }),
        ...(satisfied === undefined ? {} : { satisfied }),
      },
      ...(ended === 0 ? {} : { endedAt: later(MONDAY_TEN, ended * DAY) }),
    },
  }));

describe('the sums of the days', () => {
  test('are those of a count from scratch, whatever the stream repeats, reorders and cuts into batches', async () => {
    const desk = memoryDesk();
    const first = [await opened(desk), await opened(desk), await opened(desk)];
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(...first.map(() => fc.array(change, { minLength: 1, maxLength: 4 }))),
        fc.infiniteStream(fc.nat()),
        async (stories, lots) => {
          const all = first.flatMap((ticket, index) => versionsOf(ticket, stories[index] ?? []));
          const shuffled = [...all, ...all]
            .map((ticket) => ({ ticket, lot: lots.next().value }))
            .toSorted((one, other) => one.lot - other.lot)
            .map(({ ticket }) => ticket);
          const [streamed, scratch] = [memoryDesk(), memoryDesk()];
          for (let at = 0; at < shuffled.length; ) {
            const size = 1 + (lots.next().value % 4);
            await countSources(streamed.ports, shuffled.slice(at, at + size).map(ticketOf));
            at += size;
          }
          const last = first.flatMap(({ id }) => all.findLast((ticket) => ticket.id === id) ?? []);
          await countSources(scratch.ports, last.map(ticketOf));
          expect(await everySum(streamed)).toEqual(await everySum(scratch));
        },
      ),
      { numRuns: 40 },
    );
  });

  test('take in a thousand complaints of one hour', async () => {
    const desk = memoryDesk();
    const ticket = await opened(desk, { fields: { type: 'quality' } });
    const many = Array.from({ length: 1000 }, (_, index): Source => {
      const digits = index.toString(8).padStart(4, '0');
      return ticketOf({ ...ticket, id: ticketId(`${ticket.id.slice(0, -4)}${digits}`) });
    });
    await countSources(desk.ports, many);
    await countSources(desk.ports, many.slice(300, 600));
    expect(await sumsOf(desk, 'complaint.handled', 'per')).toEqual(['2026-03-02 : 1000']);
  });

  test('are written once a lane for all of a batch', async () => {
    const desk = memoryDesk();
    const ticket = await opened(desk, { fields: { type: 'quality' } });
    const sums: string[] = [];
    const table: Table = {
      ...desk.memory,
      commit: (writes) => {
        sums.push(...writes.flatMap((write) => ('add' in write ? [write.add.pk] : [])));
        return desk.memory.commit(writes);
      },
    };
    const batch = Array.from({ length: 40 }, (_, index): Source => {
      const digits = index.toString(8).padStart(4, '0');
      return ticketOf({ ...ticket, id: ticketId(`${ticket.id.slice(0, -4)}${digits}`) });
    });
    await countSources({ ...desk.ports, figures: figureBook(table) }, batch);
    const lanes = new Set(batch.map((one) => desk.ports.figures.lane(sourceId(one))));
    const handled = sums.filter((pk) => pk === 'D#complaint.handled#per#2026-03');
    expect(handled).toHaveLength(lanes.size);
    expect(await sumsOf(desk, 'complaint.handled', 'per')).toEqual(['2026-03-02 : 40']);
  });

  test('follow a ticket to another day and group, and leave nothing behind', async () => {
    const desk = memoryDesk();
    const ticket = await opened(desk, { fields: { type: 'quality', severity: 'minor' } });
    await countSources(desk.ports, [ticketOf(ticket)]);
    expect(await sumsOf(desk, 'complaint.byType')).toEqual(['2026-03-02 quality/minor/: 1']);
    const moved = {
      ...ticket,
      version: 2,
      run: { ...ticket.run, fields: { type: 'delivery', severity: 'major' } },
    };
    await countSources(desk.ports, [ticketOf(moved)]);
    expect(await sumsOf(desk, 'complaint.byType')).toEqual(['2026-03-02 delivery/major/: 1']);
  });

  test('stay right when another worker counts the same ticket at the same moment', async () => {
    const desk = memoryDesk();
    const ticket = await opened(desk);
    const table = interrupted(desk.memory, async () => {
      await countSources(desk.ports, [ticketOf({ ...ticket, version: 2 })]);
    });
    await countSources({ ...desk.ports, figures: figureBook(table) }, [ticketOf(ticket)]);
    expect(await sumsOf(desk, 'complaint.handled', 'per')).toEqual(['2026-03-02 : 1']);
  });

  test('stay right when a worker dies after its work, and the stream brings the batch again', async () => {
    const desk = memoryDesk();
    const ticket = await opened(desk);
    const dying: Table = {
      ...desk.memory,
      commit: async (writes) => {
        await desk.memory.commit(writes);
        throw new Error('the power failed');
      },
    };
    const ports = { ...desk.ports, figures: figureBook(dying) };
    await expect(countSources(ports, [ticketOf(ticket)])).rejects.toThrow('the power failed');
    await countSources(desk.ports, [ticketOf(ticket)]);
    expect(await sumsOf(desk, 'complaint.handled', 'per')).toEqual(['2026-03-02 : 1']);
  });

  test('count on the day of the desk, not of Greenwich', async () => {
    const desk = memoryDesk('2026-03-02T16:30:00.000Z');
    await countSources(desk.ports, [ticketOf(await opened(desk))]);
    expect(await sumsOf(desk, 'complaint.handled', 'per')).toEqual(['2026-03-03 : 1']);
  });
});

describe('an amount', () => {
  test('is added up exactly: a tenth and two tenths are three', async () => {
    const desk = memoryDesk();
    for (const value of ['0.1', '0.2', '1234567.89', '-4.55']) {
      const ticket = await opened(desk, { playbook: 'damage' });
      const fields = { fate: 'scrap', value };
      const ended = { ...ticket, run: { ...ticket.run, fields, endedAt: MONDAY_TEN } };
      await countSources(desk.ports, [ticketOf(ended)]);
    }
    expect(await sumsOf(desk, 'damage.damageValue')).toEqual(['2026-03-02 : 1234563.64']);
  });
});

describe('a count that cannot be worked out', () => {
  const broken: Playbook = {
    id: 'complaint',
    version: 99,
    title: both('坏', 'Broken'),
    processes: [],
    team: 'general',
    triggers: [],
    fields: {},
    start: 'end',
    steps: {},
    metrics: {
      bad: {
        title: both('坏', 'Bad'),
        period: 'day',
        value: { of: 'complaint', sum: '1 / 0', at: 'ticket.openedAt' },
      },
      good: {
        title: both('好', 'Good'),
        period: 'day',
        value: { of: 'complaint', at: 'ticket.openedAt' },
      },
    },
  };

  test('is told and adds nothing; the others count', async () => {
    const desk = memoryDesk();
    const { playbooks } = desk.ports;
    const ports = { ...desk.ports, playbooks: { ...playbooks, all: async () => [broken] } };
    const failures = await countSources(ports, [ticketOf(await opened(desk))]);
    expect(failures).toEqual([
      { figure: 'complaint.bad', part: 'value', reason: 'division-by-zero' },
    ]);
    expect(await sumsOf(desk, 'complaint.bad')).toEqual([]);
    expect(await sumsOf(desk, 'complaint.good')).toEqual(['2026-03-02 : 1']);
  });
});
