import type { Resource, Stack } from './stacks.ts';

/** The account and region that the local cloud plays. */
export const ACCOUNT = '000000000000';
export const REGION = 'us-east-1';

export interface ResolveSettings {
  readonly stacks: readonly Stack[];
  /** What a resource answers to Ref (`attribute` undefined) or GetAtt. */
  readonly attribute: (resource: Resource, attribute: string | undefined) => string;
}

export type Resolve = (stack: Stack, value: unknown) => unknown;

/** CloudFormation's "this property is not there". */
const NO_VALUE = Symbol('AWS::NoValue');

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

type Evaluate = (value: unknown) => unknown;
type Intrinsic = (argument: unknown, evaluate: Evaluate, scope: Scope) => unknown;

interface Scope {
  readonly stack: Stack;
  readonly settings: ResolveSettings;
}

function fault({ stack }: Scope, reason: string): Error {
  return new Error(`The template of ${stack.name} cannot be read: ${reason}`);
}

function list(scope: Scope, name: string, value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw fault(scope, `${name} needs a list.`);
}

function text(scope: Scope, name: string, value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw fault(scope, `${name} needs a text, not ${JSON.stringify(value)}.`);
}

function findResource({ stack }: Scope, logicalId: string): Resource | undefined {
  const found = stack.template.Resources[logicalId];
  if (found === undefined) return undefined;
  const { Type: type, Properties: properties = {}, Condition: condition } = found;
  return { stack, logicalId, type, properties, condition };
}

function pseudoParameter(scope: Scope, name: string): unknown {
  switch (name) {
    case 'AWS::AccountId':
      return ACCOUNT;
    case 'AWS::Region':
      return REGION;
    case 'AWS::Partition':
      return 'aws';
    case 'AWS::URLSuffix':
      return 'amazonaws.com';
    case 'AWS::StackName':
      return scope.stack.name;
    case 'AWS::StackId':
      return `arn:aws:cloudformation:${REGION}:${ACCOUNT}:stack/${scope.stack.name}/local`;
    case 'AWS::NoValue':
      return NO_VALUE;
    case 'AWS::NotificationARNs':
      return [];
    default:
      throw fault(scope, `unknown pseudo parameter ${name}.`);
  }
}

function reference(scope: Scope, name: string): unknown {
  if (name.startsWith('AWS::')) return pseudoParameter(scope, name);
  const resource = findResource(scope, name);
  if (resource !== undefined) return scope.settings.attribute(resource, undefined);
  const parameter = scope.stack.template.Parameters?.[name];
  if (parameter?.Default !== undefined) return parameter.Default;
  throw fault(scope, `nothing is called ${name}, or the parameter has no default.`);
}

function attribute(scope: Scope, logicalId: string, name: string): string {
  const resource = findResource(scope, logicalId);
  if (resource === undefined) throw fault(scope, `no resource is called ${logicalId}.`);
  return scope.settings.attribute(resource, name);
}

/** `${Name}`, `${Name.Attribute}` and the escaped `${!Literal}`. */
function substitute(argument: unknown, evaluate: Evaluate, scope: Scope): string {
  const [pattern, own] = Array.isArray(argument) ? argument : [argument, {}];
  const values = isRecord(own) ? own : {};
  return text(scope, 'Fn::Sub', pattern).replaceAll(/\$\{([^}]*)\}/g, (_, name: string) => {
    if (name.startsWith('!')) return `\${${name.slice(1)}}`;
    if (name in values) return text(scope, 'Fn::Sub', evaluate(values[name]));
    const dot = name.indexOf('.');
    return dot < 0
      ? text(scope, 'Fn::Sub', reference(scope, name))
      : attribute(scope, name.slice(0, dot), name.slice(dot + 1));
  });
}

function conditionHolds(scope: Scope, name: string): boolean {
  const condition = scope.stack.template.Conditions?.[name];
  if (condition === undefined) throw fault(scope, `no condition is called ${name}.`);
  return evaluateIn(scope)(condition) === true;
}

function exported(scope: Scope, name: string): unknown {
  for (const stack of scope.settings.stacks) {
    const evaluate = evaluateIn({ ...scope, stack });
    for (const output of Object.values(stack.template.Outputs ?? {})) {
      if (output.Export !== undefined && evaluate(output.Export.Name) === name) {
        return evaluate(output.Value);
      }
    }
  }
  throw fault(scope, `no stack exports ${name}.`);
}

const INTRINSICS: Readonly<Record<string, Intrinsic>> = {
  Ref: (argument, _, scope) => reference(scope, text(scope, 'Ref', argument)),
  Condition: (argument, _, scope) => conditionHolds(scope, text(scope, 'Condition', argument)),
  'Fn::GetAtt': (argument, evaluate, scope) => {
    const parts = typeof argument === 'string' ? argument.split('.') : argument;
    const [logicalId, ...names] = list(scope, 'Fn::GetAtt', parts);
    const name = names.map((part) => text(scope, 'Fn::GetAtt', evaluate(part))).join('.');
    return attribute(scope, text(scope, 'Fn::GetAtt', logicalId), name);
  },
  'Fn::Join': (argument, evaluate, scope) => {
    const [separator, parts] = list(scope, 'Fn::Join', argument);
    return list(scope, 'Fn::Join', evaluate(parts))
      .map((part) => text(scope, 'Fn::Join', part))
      .join(text(scope, 'Fn::Join', separator));
  },
  'Fn::Sub': substitute,
  'Fn::Select': (argument, evaluate, scope) => {
    const [index, parts] = list(scope, 'Fn::Select', argument);
    const chosen = list(scope, 'Fn::Select', evaluate(parts))[Number(evaluate(index))];
    if (chosen === undefined) throw fault(scope, 'Fn::Select reaches beyond its list.');
    return chosen;
  },
  'Fn::Split': (argument, evaluate, scope) => {
    const [separator, whole] = list(scope, 'Fn::Split', argument);
    return text(scope, 'Fn::Split', evaluate(whole)).split(text(scope, 'Fn::Split', separator));
  },
  'Fn::If': (argument, evaluate, scope) => {
    const [name, yes, no] = list(scope, 'Fn::If', argument);
    return evaluate(conditionHolds(scope, text(scope, 'Fn::If', name)) ? yes : no);
  },
  'Fn::FindInMap': (argument, evaluate, scope) => {
    const [map, first, second] = list(scope, 'Fn::FindInMap', argument).map((part) =>
      text(scope, 'Fn::FindInMap', evaluate(part)),
    );
    const found = scope.stack.template.Mappings?.[map ?? '']?.[first ?? '']?.[second ?? ''];
    if (found === undefined) throw fault(scope, `the map ${map} has no ${first}.${second}.`);
    return found;
  },
  'Fn::ImportValue': (argument, evaluate, scope) =>
    exported(scope, text(scope, 'Fn::ImportValue', evaluate(argument))),
  'Fn::Equals': (argument, evaluate, scope) => {
    const [left, right] = list(scope, 'Fn::Equals', argument).map(evaluate);
    return String(left) === String(right);
  },
  'Fn::Not': (argument, evaluate, scope) => evaluate(list(scope, 'Fn::Not', argument)[0]) !== true,
  'Fn::And': (argument, evaluate, scope) =>
    list(scope, 'Fn::And', argument).every((part) => evaluate(part) === true),
  'Fn::Or': (argument, evaluate, scope) =>
    list(scope, 'Fn::Or', argument).some((part) => evaluate(part) === true),
};

function evaluateIn(scope: Scope): Evaluate {
  const evaluate: Evaluate = (value) => {
    if (Array.isArray(value)) return value.map(evaluate).filter((part) => part !== NO_VALUE);
    if (!isRecord(value)) return value;
    const entries = Object.entries(value);
    const [only] = entries;
    if (entries.length === 1 && only !== undefined) {
      const [name, argument] = only;
      const intrinsic = INTRINSICS[name];
      if (intrinsic !== undefined && (name !== 'Condition' || typeof argument === 'string')) {
        return intrinsic(argument, evaluate, scope);
      }
      if (name.startsWith('Fn::')) throw fault(scope, `unknown intrinsic ${name}.`);
    }
    return Object.fromEntries(
      entries
        .map(([name, part]) => [name, evaluate(part)] as const)
        .filter(([, part]) => part !== NO_VALUE),
    );
  };
  return evaluate;
}

/**
 * Evaluates CloudFormation intrinsics as late as possible: a value is resolved when it is asked for, so that
 * addresses of services that start later may stand in it.
 *
 * @throws Error naming the stack and what is unknown in it.
 */
export function resolver(settings: ResolveSettings): Resolve {
  return (stack, value) => {
    const resolved = evaluateIn({ stack, settings })(value);
    return resolved === NO_VALUE ? undefined : resolved;
  };
}

/** Whether a resource exists at all under its condition. */
export const existsUnder = (settings: ResolveSettings, { stack, condition }: Resource): boolean =>
  condition === undefined || conditionHolds({ stack, settings }, condition);
