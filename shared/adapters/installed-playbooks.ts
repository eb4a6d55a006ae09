import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { Playbooks } from '#shared/ports/playbooks.ts';

/** Playbooks that came with the deployment. */
export const installedPlaybooks = (installed: readonly Playbook[]): Playbooks => ({
  async of({ id, version }) {
    const found = installed.find((playbook) => playbook.id === id && playbook.version === version);
    if (found === undefined) throw new Error(`playbook ${id} version ${version} is not installed`);
    return found;
  },
  async all() {
    return newest(installed);
  },
  async current(id) {
    return newest(installed).find((playbook) => playbook.id === id);
  },
});

const newest = (installed: readonly Playbook[]): readonly Playbook[] =>
  installed.filter(
    ({ id, version }) => !installed.some((other) => other.id === id && other.version > version),
  );
