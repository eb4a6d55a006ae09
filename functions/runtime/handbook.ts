import { type Handbook, packHandbook, unpackHandbook } from '#shared/adapters/packed-handbook.ts';
import { GUIDES, HANDBOOK, KINDS } from '#shared/playbooks/handbook.ts';

/** The handbook where functions run from their source; in a bundle `bundled-handbook.ts` stands in this module's place. */
export const handbook: Handbook = unpackHandbook(
  packHandbook(HANDBOOK, { kinds: KINDS, guides: GUIDES }),
);
