import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { Playbooks } from '#shared/ports/playbooks.ts';

/**
 * Playbooks that came with the deployment.
 *
 * @param near the few that nearly every ticket runs on
 * @param load the others; asked once, when a ticket first needs one of them
 */
export const installedPlaybooks = (
  near: readonly Playbook[],
  load: () => Promise<readonly Playbook[]> = async () => [],
): Playbooks => {
  let loading: Promise<readonly Playbook[]> | undefined;
  const others = (): Promise<readonly Playbook[]> => {
    loading ??= load();
    return loading;
  };
  const find = async (fits: (playbook: Playbook) => boolean): Promise<Playbook | undefined> =>
    newest(near).find(fits) ?? near.find(fits) ?? (await others()).find(fits);

  return {
    async of({ id, version }) {
      const found = await find((one) => one.id === id && one.version === version);
      if (found === undefined)
        throw new Error(`playbook ${id} version ${version} is not installed`);
      return found;
    },
    async all() {
      return newest([...near, ...(await others())]);
    },
    current: (id) => find((playbook) => playbook.id === id),
  };
};

const newest = (installed: readonly Playbook[]): readonly Playbook[] =>
  installed.filter(
    ({ id, version }) => !installed.some((other) => other.id === id && other.version > version),
  );
