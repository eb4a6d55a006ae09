import { join } from 'node:path';
import * as z from 'zod';
import type { CloudTemplate } from './cloud-template.ts';
import { parseProperties, pick, refuseOtherProperties, whole } from './definitions.ts';
import type { Resource } from './stacks.ts';

const functionProperties = z.object({
  Code: z.looseObject({ S3Key: z.string().optional() }),
  Handler: z.string(),
  MemorySize: whole.default(128),
  Timeout: whole.default(3),
  ReservedConcurrentExecutions: whole.optional(),
});

const environmentProperties = z.object({
  Environment: z.object({ Variables: z.record(z.string(), z.coerce.string()) }).optional(),
});

const FUNCTION_PROPERTIES = Object.keys(functionProperties.shape);

const INERT_FUNCTION_PROPERTIES = [
  'Architectures',
  'Description',
  'Environment',
  'FunctionName',
  'Layers',
  'LoggingConfig',
  'RecursiveLoop',
  'Role',
  'Runtime',
  'RuntimeManagementConfig',
  'Tags',
  'TracingConfig',
];

export interface FunctionDefinition {
  readonly name: string;
  readonly arn: string;
  /** The module of the handler, absolute, without its extension, and the name it exports. */
  readonly modulePath: string;
  readonly exportName: string;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  readonly reservedConcurrency: number | undefined;
  /** Resolved when the first worker starts: addresses of other services stand in it. */
  readonly environment: () => Readonly<Record<string, string>>;
}

/** Code that is written into the template serves custom resources, which other parts stand in for. */
const hasBundle = ({ properties }: Resource): boolean =>
  z.looseObject({ S3Key: z.unknown() }).safeParse(properties['Code']).data?.S3Key !== undefined;

export const functionsOf = (template: CloudTemplate): FunctionDefinition[] =>
  template
    .ofType('AWS::Lambda::Function')
    .filter(hasBundle)
    .map((resource) => {
      refuseOtherProperties(resource, [...FUNCTION_PROPERTIES, ...INERT_FUNCTION_PROPERTIES]);
      const properties = pick(template, resource, FUNCTION_PROPERTIES);
      const definition = parseProperties(functionProperties, resource, properties);
      const asset = resource.stack.assets.get(definition.Code.S3Key ?? '');
      if (asset === undefined) {
        throw new Error(`The code of ${resource.logicalId} is not among the assets of the app.`);
      }
      const dot = definition.Handler.lastIndexOf('.');
      return {
        name: template.ref(resource),
        arn: template.attribute(resource, 'Arn'),
        modulePath: join(asset, definition.Handler.slice(0, dot)),
        exportName: definition.Handler.slice(dot + 1),
        memoryMb: definition.MemorySize,
        timeoutSeconds: definition.Timeout,
        reservedConcurrency: definition.ReservedConcurrentExecutions,
        environment: () =>
          parseProperties(
            environmentProperties,
            resource,
            pick(template, resource, ['Environment']),
          ).Environment?.Variables ?? {},
      };
    });
