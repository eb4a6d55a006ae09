import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bundles } from '#infra/bundle.ts';

/** Every function that the stacks deploy. */
export const FUNCTIONS = [
  'activate-receipt-rules',
  'agent-api',
  'call',
  'changes',
  'classify',
  'console-page',
  'customer-pages',
  'download-file',
  'export-sheet',
  'figures',
  'figures-api',
  'follow-up',
  'import',
  'mail-events',
  'make-document',
  'notify',
  'open-tickets',
  'plan-triggers',
  'playbook-api',
  'presign-upload',
  'records',
  'relay',
  'service-description',
  'sign-document',
  'submit-ticket',
  'survey-answer',
  'take-in-mail',
  'tick',
  'verify-file',
] as const;

/** Stacks are judged by what they say of a function, not by what it does, so the smallest handler serves. */
export function tinyBundles(names: readonly string[] = FUNCTIONS): Bundles {
  const folder = mkdtempSync(join(tmpdir(), 'huiyin-bundles-'));
  return new Map(
    names.map((name) => {
      const bundle = join(folder, name);
      mkdirSync(bundle);
      writeFileSync(join(bundle, 'index.mjs'), `export const handler = async () => '${name}';`);
      return [name, bundle];
    }),
  );
}
