import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import { jobPorts } from '#functions/runtime/job-ports.ts';
import { logger } from '#functions/runtime/logger.ts';
import { tick } from '#shared/usecases/relay.ts';

const ports = jobPorts();

export const handler = middy()
  .use(injectLambdaContext(logger, { clearState: true }))
  .handler(async () => {
    const { sent, lateness } = await tick(ports);
    if (sent > 0) logger.info('jobs sent', { sent, lateness });
  });
