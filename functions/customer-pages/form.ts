import { shownNow } from '#functions/form/shown.ts';
import { formPage } from '#functions/pages/form-page.ts';
import { chooseLanguage } from '#functions/pages/language.ts';
import { pageAnswer } from '#functions/pages/page-answer.ts';
import type { Endpoint } from '#functions/runtime/http-api.ts';
import type { Keys } from '#shared/domain/signing/keys.ts';
import type { Clock } from '#shared/ports/clock.ts';

/** GET / */
export const formEndpoint =
  ({ clock, keys }: { readonly clock: Clock; readonly keys: Keys }): Endpoint =>
  async ({ headers, queryStringParameters }) =>
    pageAnswer(
      200,
      formPage({
        language: chooseLanguage({
          chosen: queryStringParameters?.['lang'],
          accepted: headers['accept-language'],
        }),
        shown: shownNow(clock.now(), keys),
        values: {},
        problems: [],
        action: '/v1/tickets',
      }),
    );
