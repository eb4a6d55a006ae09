import { Logger } from '@aws-lambda-powertools/logger';

/** JSON lines with ids and codes only: no address, no name and no word of a customer belongs in a log. */
export const logger = new Logger({ serviceName: 'huiyin' });
