import type { Kinds } from '#shared/ports/kinds.ts';

/** The handbook's kinds, loaded when one is first asked for. */
export const installedKinds: Kinds = {
  async find(id) {
    const { KINDS } = await import('#shared/playbooks/handbook.ts');
    return KINDS.find((kind) => kind.id === id);
  },
};
