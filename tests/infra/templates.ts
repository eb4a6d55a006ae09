import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import * as z from 'zod';
import { addStage } from '#infra/stacks/stage-stacks.ts';
import { type StageName, stagesFrom } from '#infra/stages.ts';
import { tinyBundles } from './tiny-bundles.ts';

const template = z.object({
  Resources: z.record(
    z.string(),
    z.object({
      Type: z.string(),
      Properties: z.record(z.string(), z.unknown()).default({}),
      DependsOn: z.array(z.string()).default([]),
      DeletionPolicy: z.string().optional(),
    }),
  ),
});

export interface Resource {
  readonly stack: string;
  readonly id: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly dependsOn: readonly string[];
  readonly deletionPolicy: string | undefined;
}

/** CloudFormation's own validation takes most of a synthesis, and one test of the checks is enough for it. */
export const appOf = (stage?: StageName, validated: 'validated' | 'quick' = 'quick'): App =>
  new App({
    analyticsReporting: false,
    builtinCloudFormationValidation: validated === 'validated',
    outdir: mkdtempSync(join(tmpdir(), 'huiyin-synth-')),
    context: stage === undefined ? {} : { stage },
  });

/** All resources of one stage, over its stacks. */
export function synthesise(stage: StageName): readonly Resource[] {
  const app = appOf(stage);
  const bundles = tinyBundles();
  for (const each of stagesFrom(app.node)) addStage(app, each, bundles);
  return app.synth().stacks.flatMap(({ stackName, template: text }) =>
    Object.entries(template.parse(text).Resources).map(([id, resource]) => ({
      stack: stackName,
      id,
      type: resource.Type,
      properties: resource.Properties,
      dependsOn: resource.DependsOn,
      deletionPolicy: resource.DeletionPolicy,
    })),
  );
}

export const ofType = (resources: readonly Resource[], type: string): readonly Resource[] =>
  resources.filter((resource) => resource.type === type);

const statement = z.object({
  Effect: z.string(),
  Action: z.union([z.string().transform((action) => [action]), z.array(z.string())]),
  Resource: z.unknown().transform((resource) => (Array.isArray(resource) ? resource : [resource])),
  Condition: z.unknown().optional(),
});
const policy = z.object({
  PolicyDocument: z.object({ Statement: z.array(statement) }),
  Roles: z.array(z.object({ Ref: z.string() })),
});

/** What the role with this logical id may do. */
export const rightsOf = (resources: readonly Resource[], role: string) =>
  ofType(resources, 'AWS::IAM::Policy')
    .map(({ properties }) => policy.parse(properties))
    .filter(({ Roles }) => Roles.some(({ Ref }) => Ref === role))
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement);

const deployedFunction = z.object({
  FunctionName: z.string(),
  Runtime: z.string(),
  Architectures: z.array(z.string()),
  MemorySize: z.number(),
  Timeout: z.number(),
  Role: z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) }),
  LoggingConfig: z.object({ LogGroup: z.object({ Ref: z.string() }) }),
  TracingConfig: z.object({ Mode: z.string() }),
  Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }).optional(),
});

/** The functions by folder; one without explicit memory, time limit, log or role does not parse. */
export const functionsOf = (resources: readonly Resource[], stage: StageName) =>
  new Map(
    ofType(resources, 'AWS::Lambda::Function').map(({ id, properties }) => {
      const deployed = deployedFunction.parse(properties);
      return [
        deployed.FunctionName.replace(`huiyin-${stage}-`, ''),
        {
          id,
          ...deployed,
          role: deployed.Role['Fn::GetAtt'][0],
          variables: Object.keys(deployed.Environment?.Variables ?? {}).sort(),
        },
      ] as const;
    }),
  );
