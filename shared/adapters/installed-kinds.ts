import type { Kind } from '#shared/domain/playbook/kind.ts';
import type { Kinds } from '#shared/ports/records.ts';

/** @param load the kinds that came with the deployment; asked once, when one is first needed */
export const installedKinds = (load: () => Promise<readonly Kind[]>): Kinds => {
  let loading: Promise<readonly Kind[]> | undefined;
  const all = (): Promise<readonly Kind[]> => {
    loading ??= load();
    return loading;
  };
  return { all, kind: async (id) => (await all()).find((kind) => kind.id === id) };
};
