import { consolePageRoutes } from '#functions/console-page/console-page.ts';
import { environment } from '#functions/runtime/environment.ts';
import { httpApi } from '#functions/runtime/http-api.ts';

export const handler = httpApi(
  consolePageRoutes(environment(['issuer', 'consoleClient', 'siteUrl'])),
);
