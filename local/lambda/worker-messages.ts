import type { ClockAnchor } from '#local/clock.ts';

/**
 * What the desk and a worker say to each other; both sides are ours, and every thread loads this first, so it is
 * types only. Events and results go as JSON text, as they do in Lambda.
 */

export interface WorkerData {
  readonly modulePath: string;
  readonly exportName: string;
  readonly functionName: string;
  readonly functionArn: string;
  readonly memoryMb: number;
  readonly anchor: ClockAnchor;
}

export interface Invoke {
  readonly requestId: string;
  readonly event: string;
  /** Milliseconds of real time that the invocation may take. */
  readonly timeoutMs: number;
}

export interface FunctionFault {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace: readonly string[];
}

export type WorkerReport =
  | { readonly kind: 'ready' }
  | { readonly kind: 'initialisation failed'; readonly fault: FunctionFault }
  | { readonly kind: 'succeeded'; readonly requestId: string; readonly result: string }
  | { readonly kind: 'failed'; readonly requestId: string; readonly fault: FunctionFault };
