import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import { tableNamed } from '#functions/runtime/clients.ts';
import { environment } from '#functions/runtime/environment.ts';
import { logger } from '#functions/runtime/logger.ts';
import { openingPorts } from '#functions/runtime/opening-ports.ts';
import { planTriggers } from '#shared/usecases/plan-triggers.ts';

const ports = openingPorts(tableNamed(environment(['table']).table));

export const handler = middy()
  .use(injectLambdaContext(logger, { clearState: true }))
  .handler(async () => {
    logger.info('triggers planned', { moments: await planTriggers(ports) });
  });
