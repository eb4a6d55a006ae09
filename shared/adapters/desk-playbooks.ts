import { keptAMinute } from '#shared/adapters/kept-a-minute.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { Clock } from '#shared/ports/clock.ts';
import type { OwnPlaybooks } from '#shared/ports/own-playbooks.ts';
import type { Playbooks } from '#shared/ports/playbooks.ts';

type Known = Pick<OwnPlaybooks, 'own' | 'all' | 'version'>;

/** Versions that one process remembers; a text of 350 kB takes about 1 MB as objects, and the smallest function has 512. */
const MOST_KEPT = 100;

/**
 * All playbooks that tickets run on: the handbook's and the desk's own.
 *
 * Of one id the higher version counts for new tickets; where both have the same, the desk's own, which was there before the
 * deployment that brought the other. For a ticket that runs, its version is sought among the desk's own first, for the same
 * reason; once found it is kept, since it never changes.
 */
export const deskPlaybooks = (installed: Playbooks, own: Known): Playbooks => {
  const versions = new Map<string, Promise<Playbook>>();

  const of: Playbooks['of'] = async ({ id, version }) => {
    const name = `${id} ${version}`;
    const known = versions.get(name);
    if (known !== undefined) return known;
    const found = find({ id, version });
    if (versions.size >= MOST_KEPT) versions.delete(versions.keys().next().value ?? '');
    versions.set(name, found);
    try {
      return await found;
    } catch (error) {
      versions.delete(name);
      throw error;
    }
  };

  const find: Playbooks['of'] = async (named) =>
    (await own.version(named.id, named.version)) ?? installed.of(named);

  return {
    of,

    async all() {
      const [others, owns] = await Promise.all([installed.all(), own.all()]);
      const live = owns.flatMap(({ id, live: one }) =>
        one === undefined ? [] : [{ id, version: one.version }],
      );
      const replaced = (id: string, version: number): boolean =>
        live.some((one) => one.id === id && one.version >= version);
      const kept = others.filter(({ id, version }) => !replaced(id, version));
      const ahead = new Set(kept.map(({ id }) => id));
      return [...kept, ...(await Promise.all(live.filter(({ id }) => !ahead.has(id)).map(of)))];
    },

    async current(id) {
      const [other, mine] = await Promise.all([installed.current(id), own.own(id)]);
      const live = mine?.live;
      return live === undefined || (other !== undefined && other.version > live.version)
        ? other
        : of({ id, version: live.version });
    },
  };
};

/** How the desk's own playbooks stand, up to a minute old: a version that is published counts within a minute. */
export const ownKeptAMinute = (clock: Clock, own: OwnPlaybooks): Known => {
  const all = keptAMinute(clock, () => own.all());
  return {
    own: keptAMinute(clock, (id) => own.own(id)),
    all: () => all(''),
    version: (id, version) => own.version(id, version),
  };
};
