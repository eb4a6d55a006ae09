import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { DeskFunction, type DeskFunctionProps } from '#infra/constructs/desk-function.ts';
import { VARIABLES } from '#shared/contracts/environment.ts';

export type HttpFunctionProps = Omit<DeskFunctionProps, 'timeout' | 'memory'>;

/** Under API Gateway's own 30 s, and short enough that a person has not given up. */
const TIMEOUT = Duration.seconds(10);
/** A person waits for it, so it gets twice the CPU of the rest; the time it saves pays for most of it. */
const MEMORY_MB = 1024;

/** A function behind the API. */
export class HttpFunction extends DeskFunction {
  constructor(scope: Construct, id: string, props: HttpFunctionProps) {
    super(scope, id, { ...props, timeout: TIMEOUT, memory: MEMORY_MB });
    this.set(VARIABLES.stage, props.setting.stage.name);
  }
}
