import { languageOf, linkNotice, tokenOf } from '#functions/pages/link-page.ts';
import { pageAnswer } from '#functions/pages/page-answer.ts';
import { unsubscribePage } from '#functions/pages/unsubscribe-page.ts';
import { bodyText, type Endpoint, type HttpEvent } from '#functions/runtime/http-api.ts';
import type { HttpAnswer } from '#functions/runtime/problem.ts';
import {
  changeSubscription,
  type OptOutPorts,
  type Subscription,
  showSubscription,
} from '#shared/usecases/opt-out.ts';

/** GET /unsubscribe/{token}: shows the button and changes nothing, since mail scanners open links too. */
export const subscriptionEndpoint =
  (ports: OptOutPorts): Endpoint =>
  async (event) => {
    const shown = await showSubscription(ports, tokenOf(event));
    return shown.ok ? answer(event, shown.value) : linkNotice(event, shown.refusal);
  };

/**
 * POST /unsubscribe/{token}: the button, or a mail client by itself (RFC 8058, 3.2), which may send its one field in either form
 * encoding and asks nobody. What names neither wish changes nothing.
 */
export const unsubscribeEndpoint =
  (ports: OptOutPorts): Endpoint =>
  async (event) => {
    const wish = wishOf(bodyText(event));
    const outcome = await (wish === undefined
      ? showSubscription(ports, tokenOf(event))
      : changeSubscription(ports, tokenOf(event), wish));
    if (!outcome.ok) return linkNotice(event, outcome.refusal);
    return answer(event, outcome.value, wish === undefined ? 400 : 200);
  };

const wishOf = (body: string): 'stop' | 'resume' | undefined => {
  if (/(?:^|&)resume=yes(?:&|$)/.test(body)) return 'resume';
  return /(?:^|&)List-Unsubscribe=One-Click|name="List-Unsubscribe"\s+One-Click/.test(body)
    ? 'stop'
    : undefined;
};

const answer = (
  event: HttpEvent,
  { isStopped, language }: Subscription,
  status = 200,
): HttpAnswer =>
  pageAnswer(
    status,
    unsubscribePage({
      language: languageOf(event, language),
      isStopped,
      action: `/unsubscribe/${tokenOf(event)}`,
    }),
  );
