import type { Handbook } from '#shared/adapters/packed-handbook.ts';
import { packHandbook, unpackHandbook } from '#shared/adapters/packed-handbook.ts';
import { HANDBOOK, KINDS } from '#shared/playbooks/handbook.ts';

/** The handbook where functions run from their source; in a bundle `bundled-handbook.ts` stands in this module's place. */
export const handbook: Handbook = unpackHandbook(packHandbook(HANDBOOK, KINDS));
