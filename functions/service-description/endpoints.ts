import { type Endpoint, json } from '#functions/runtime/http-api.ts';
import { healthView, openApi } from '#functions/service-description/openapi.ts';
import { millisecondsOf } from '#shared/kernel/instant.ts';
import type { Clock } from '#shared/ports/clock.ts';
import type { JobTable } from '#shared/ports/job-table.ts';

export interface DescriptionPorts {
  readonly clock: Clock;
  readonly jobs: Pick<JobTable, 'cursor'>;
}

/** The tick's cursor trails the clock by its sweep; only what goes beyond that is lateness. */
const USUAL_SECONDS = 6 * 60;

/** GET /v1/health: answers when the table does; says how far behind the tick is. */
export const healthEndpoint =
  ({ clock, jobs }: DescriptionPorts): Endpoint =>
  async () => {
    const cursor = await jobs.cursor();
    const behind =
      cursor === undefined
        ? 0
        : (millisecondsOf(clock.now()) - millisecondsOf(cursor)) / 1000 - USUAL_SECONDS;
    return json(
      200,
      healthView.parse({ status: 'ok', jobsBehindSeconds: Math.max(0, Math.round(behind)) }),
    );
  };

/** GET /v1/openapi.json: made when it is first asked for, so that nobody else waits for it. */
export const descriptionEndpoint = (): Endpoint => {
  let description: ReturnType<typeof openApi> | undefined;
  return async () => {
    description ??= openApi();
    return json(200, description, { 'cache-control': 'public, max-age=300' });
  };
};
