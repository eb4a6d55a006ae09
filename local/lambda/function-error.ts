import type { FunctionFault } from './worker-messages.ts';

/** An invocation that failed, as Lambda reports it in FunctionError and its payload. */
export class FunctionError extends Error {
  readonly errorType: string;
  readonly requestId: string;
  readonly trace: readonly string[];

  constructor(requestId: string, { errorType, errorMessage, trace }: FunctionFault) {
    super(errorMessage);
    this.name = 'FunctionError';
    this.errorType = errorType;
    this.requestId = requestId;
    this.trace = trace;
  }
}

export const timedOut = (requestId: string, timeoutSeconds: number): FunctionError =>
  new FunctionError(requestId, {
    errorType: 'Sandbox.Timedout',
    errorMessage: `RequestId: ${requestId} Error: Task timed out after ${timeoutSeconds.toFixed(2)} seconds`,
    trace: [],
  });

export const exited = (requestId: string, reason: string): FunctionError =>
  new FunctionError(requestId, {
    errorType: 'Runtime.ExitError',
    errorMessage: `RequestId: ${requestId} Error: Runtime exited with error: ${reason}`,
    trace: [],
  });
