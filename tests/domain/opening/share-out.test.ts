import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Candidate, shareOut } from '#shared/domain/opening/share-out.ts';
import { SHARES } from '#shared/domain/playbook/who.ts';

const who = (id: string, over: Partial<Candidate> = {}): Candidate => ({
  id,
  load: 0,
  ability: 1,
  ...over,
});

const counts = (owners: readonly string[]) =>
  Object.fromEntries([...Map.groupBy(owners, (one) => one)].map(([id, all]) => [id, all.length]));

describe('work is shared out', () => {
  test('in turn, going on where it stopped', () => {
    const people = [who('lin'), who('wang'), who('chen')];
    expect(shareOut(4, people, { share: 'turn', before: 2 })).toEqual([
      'chen',
      'lin',
      'wang',
      'chen',
    ]);
  });

  test('in equal stretches of the list', () => {
    expect(shareOut(5, [who('lin'), who('wang')], { share: 'equal' })).toEqual([
      'lin',
      'lin',
      'lin',
      'wang',
      'wang',
    ]);
  });

  test('to the one with the least in hand', () => {
    const people = [who('lin', { load: 5 }), who('wang', { load: 1 })];
    expect(counts(shareOut(6, people, { share: 'load' }))).toEqual({ lin: 1, wang: 5 });
  });

  test('in proportion to ability', () => {
    const people = [who('lin', { ability: 3 }), who('wang'), who('chen', { ability: 0.5 })];
    expect(counts(shareOut(90, people, { share: 'ability' }))).toEqual({
      lin: 60,
      wang: 20,
      chen: 10,
    });
  });

  test('all of it, to people who are there, and fairly', () => {
    const people = fc.uniqueArray(fc.nat(99).map(String), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.nat(200), people, fc.constantFrom(...SHARES), (count, ids, share) => {
        const owners = shareOut(
          count,
          ids.map((id) => who(id)),
          { share },
        );
        expect(owners).toHaveLength(count);
        const each = ids.map((id) => owners.filter((owner) => owner === id).length);
        expect(Math.max(...each) - Math.min(...each)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('to nobody where there is nobody', () => {
    expect(shareOut(3, [], { share: 'ability' })).toEqual([]);
  });
});
