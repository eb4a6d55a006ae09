import type { Handbook, PlaybookEntry } from '#shared/adapters/packed-handbook.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { Playbooks } from '#shared/ports/playbooks.ts';

/** Playbooks that stand in code. */
export const installedPlaybooks = (playbooks: readonly Playbook[]): Playbooks =>
  handbookPlaybooks({
    contents: playbooks,
    playbook: ({ id, version }) => {
      const found = playbooks.find((one) => one.id === id && one.version === version);
      if (found === undefined) throw notInstalled({ id, version });
      return found;
    },
  });

/** Playbooks that came with the deployment, each read when a ticket first needs it, and then kept. */
export const handbookPlaybooks = (handbook: Pick<Handbook, 'contents' | 'playbook'>): Playbooks => {
  const { contents } = handbook;
  const newest = new Map<string, PlaybookEntry>();
  for (const entry of contents) {
    if (entry.version > (newest.get(entry.id)?.version ?? 0)) newest.set(entry.id, entry);
  }
  const read = new Map<PlaybookEntry, Playbook>();
  const playbook = (entry: PlaybookEntry): Playbook => {
    const found = read.get(entry) ?? handbook.playbook(entry);
    read.set(entry, found);
    return found;
  };

  return {
    async of({ id, version }) {
      const entry = contents.find((one) => one.id === id && one.version === version);
      if (entry === undefined) throw notInstalled({ id, version });
      return playbook(entry);
    },
    async all() {
      return [...newest.values()].map(playbook);
    },
    async current(id) {
      const entry = newest.get(id);
      return entry && playbook(entry);
    },
  };
};

const notInstalled = ({ id, version }: PlaybookEntry): Error =>
  new Error(`playbook ${id} version ${version} is not installed`);
