/**
 * `npx cdk synth` makes the stacks of all stages, so that none goes stale unseen; `-c stage=dev` those of one.
 * Without the CDK CLI the same words come as `CDK_CONTEXT_JSON='{"stage":"dev"}'`, and the output folder as
 * `CDK_OUTDIR`. `CDK_VALIDATION=false`, which is what `--no-validation` sets, leaves the rule packs out together with
 * CloudFormation's own checks: most of a synthesis, of no use to a desk that is not deployed.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { App } from 'aws-cdk-lib';
import { bundleFunctions } from '#infra/bundle.ts';
import { addStage } from '#infra/stacks/stage-stacks.ts';
import { stagesFrom } from '#infra/stages.ts';

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const MOST_PRINTED_BYTES = 20_000_000;

/** In a process of its own: infrastructure shares names with the code, nothing else. */
const printedBy = (path: string): Uint8Array =>
  execFileSync(process.execPath, [folder(path)], { maxBuffer: MOST_PRINTED_BYTES });

const FONT = '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf';

const app = new App({ analyticsReporting: false });
try {
  const stages = stagesFrom(app.node);
  const bundles = bundleFunctions({
    from: folder('../functions'),
    to: folder('../.build'),
    apart: [
      {
        specifier: '#functions/runtime/desk-knowledge.ts',
        from: folder('../functions/runtime/desk-knowledge.ts'),
        as: 'desk-knowledge.mjs',
      },
      {
        specifier: '#shared/contracts/playbook.ts',
        from: folder('../shared/contracts/playbook.ts'),
        as: 'playbook-shape.mjs',
      },
    ],
    // Read a playbook at a time, where a module would be compiled whole.
    instead: [
      {
        specifier: '#functions/runtime/handbook.ts',
        from: folder('../functions/runtime/bundled-handbook.ts'),
      },
    ],
    beside: [
      { contents: printedBy('../functions/runtime/pack-handbook.ts'), as: 'handbook.jsonl' },
      // 10 MB that one function reads.
      { contents: readFileSync(new URL(import.meta.resolve(FONT))), as: 'document-font.ttf' },
    ],
  });
  for (const stage of stages) addStage(app, stage, bundles);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
if (process.env['CDK_VALIDATION'] !== 'false') {
  const { addChecks } = await import('#infra/checks.ts');
  addChecks(app);
}
app.synth();
