import type { RunningService } from '#local/http-service.ts';

export interface SentMail {
  readonly messageId: string;
  readonly sentAtMs: number;
  /** The envelope's sender and recipients. */
  readonly source: string;
  readonly destinations: readonly string[];
  readonly configurationSet?: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
  /** The mail as it left: with the service's Message-ID, without X-SES headers. */
  raw(): Buffer;
}

/** An event as the default event bus gets it. */
export interface SesEvent {
  readonly version: '0';
  readonly id: string;
  readonly source: 'aws.ses';
  readonly 'detail-type': string;
  readonly account: string;
  /** ISO 8601 */
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: Readonly<Record<string, unknown>>;
}

/** `timeout-after-effect` sends the mail and hangs up without an answer. */
export type SendFault = 'throttle' | 'daily-quota' | 'reject' | 'timeout-after-effect';

export interface SesService extends RunningService {
  /** Oldest first. */
  sent(): readonly SentMail[];
  /** At least once for each event, also over a kill; a listener that throws is called again. */
  onEvent(listener: (event: SesEvent) => void | Promise<void>): void;
  /** The next `times` sends fail so. */
  failNext(fault: { readonly kind: SendFault; readonly times: number }): void;
}
