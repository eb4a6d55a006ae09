import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const resourceSchema = z.looseObject({
  Type: z.string(),
  Condition: z.string().optional(),
  Properties: z.record(z.string(), z.unknown()).optional(),
});

const templateSchema = z.looseObject({
  Parameters: z.record(z.string(), z.looseObject({ Default: z.unknown() })).optional(),
  Mappings: z
    .record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown())))
    .optional(),
  Conditions: z.record(z.string(), z.unknown()).optional(),
  Resources: z.record(z.string(), resourceSchema).default({}),
  Outputs: z
    .record(
      z.string(),
      z.looseObject({
        Value: z.unknown(),
        Condition: z.string().optional(),
        Export: z.object({ Name: z.unknown() }).optional(),
      }),
    )
    .optional(),
});

const manifestSchema = z.object({
  artifacts: z.record(
    z.string(),
    z.looseObject({
      type: z.string(),
      properties: z
        .looseObject({ templateFile: z.string().optional(), stackName: z.string().optional() })
        .optional(),
    }),
  ),
});

const assetsSchema = z.object({
  files: z
    .record(
      z.string(),
      z.looseObject({
        source: z.looseObject({ path: z.string().optional() }),
        destinations: z.record(z.string(), z.looseObject({ objectKey: z.string() })),
      }),
    )
    .default({}),
});

export type Template = z.infer<typeof templateSchema>;

export interface Stack {
  readonly name: string;
  readonly template: Template;
  /** Where an asset's files lie, by the object key that the template's code refers to. */
  readonly assets: ReadonlyMap<string, string>;
}

export interface Resource {
  readonly stack: Stack;
  readonly logicalId: string;
  readonly type: string;
  /** As written in the template: intrinsics unresolved. */
  readonly properties: Readonly<Record<string, unknown>>;
  readonly condition: string | undefined;
}

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

export const parseTemplate = (value: unknown): Template => templateSchema.parse(value);

/** @throws Error when the folder holds no cloud assembly, or one of nested cloud assemblies. */
export function readStacks(assemblyDir: string): Stack[] {
  const { artifacts } = manifestSchema.parse(readJson(join(assemblyDir, 'manifest.json')));
  const assets = new Map<string, string>();
  for (const [id, artifact] of Object.entries(artifacts)) {
    if (artifact.type !== 'cdk:asset-manifest') continue;
    const { files } = assetsSchema.parse(readJson(join(assemblyDir, `${id}.json`)));
    for (const { source, destinations } of Object.values(files)) {
      for (const { objectKey } of Object.values(destinations)) {
        if (source.path !== undefined) assets.set(objectKey, join(assemblyDir, source.path));
      }
    }
  }
  return Object.entries(artifacts).flatMap(([id, { type, properties }]) => {
    if (type === 'cdk:cloud-assembly') {
      throw new Error(`The local cloud runs stacks of the app itself, not of a stage: ${id}.`);
    }
    const file = properties?.templateFile;
    if (type !== 'aws:cloudformation:stack' || file === undefined) return [];
    const template = parseTemplate(readJson(join(assemblyDir, file)));
    return [{ name: properties?.stackName ?? id, template, assets }];
  });
}

export const resourcesOf = (stacks: readonly Stack[]): Resource[] =>
  stacks.flatMap((stack) =>
    Object.entries(stack.template.Resources).map(([logicalId, resource]) => ({
      stack,
      logicalId,
      type: resource.Type,
      properties: resource.Properties ?? {},
      condition: resource.Condition,
    })),
  );
