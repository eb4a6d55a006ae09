/** Run at synthesis: prints the handbook as functions read it, a file beside their bundles. */
import { packHandbook } from '#shared/adapters/packed-handbook.ts';
import { GUIDES, HANDBOOK, KINDS } from '#shared/playbooks/handbook.ts';

process.stdout.write(packHandbook(HANDBOOK, { kinds: KINDS, guides: GUIDES }));
