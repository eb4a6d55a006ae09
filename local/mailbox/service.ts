import {
  type RunningService,
  type ServiceAnswer,
  type ServiceRequest,
  startHttpService,
} from '#local/http-service.ts';
import type { SentMail, SesService } from '#local/ses/interface.ts';
import { labelsFor } from './labels.ts';
import { type MailView, mailView } from './mail-view.ts';
import { listPage, mailPage, missingPage } from './pages.ts';

export interface MailboxOptions {
  readonly ses: Pick<SesService, 'sent'>;
  readonly port?: number | undefined;
}

/** The viewer takes no bodies. */
const MAX_BODY_BYTES = 1_024;

/** Nothing may run or be fetched; the frame with the mail inherits it. Inline styles and images are harmless. */
const CONTENT_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; base-uri 'none'; form-action 'none'";

const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': CONTENT_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

const htmlAnswer = (body: string, status = 200): ServiceAnswer => ({
  status,
  headers: PAGE_HEADERS,
  body,
});

const plainAnswer = (status: number, body: string): ServiceAnswer => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: `${body}\n`,
});

type Viewer = (mail: SentMail) => Promise<MailView>;

/** A mail never changes, so it is parsed once. */
function rememberingViewer(): Viewer {
  const views = new Map<string, Promise<MailView>>();
  return (mail) => {
    const view = views.get(mail.messageId) ?? mailView(mail);
    views.set(mail.messageId, view);
    return view;
  };
}

/**
 * Shows what SES sent: `GET /messages` as JSON, oldest first, `GET /` and `GET /messages/{id}` as pages in
 * Chinese or English by Accept-Language.
 */
export async function startMailbox({ ses, port }: MailboxOptions): Promise<RunningService> {
  const view = rememberingViewer();
  return startHttpService({
    port,
    maxBodyBytes: MAX_BODY_BYTES,
    tooLarge: () => plainAnswer(413, 'The viewer takes no bodies.'),
    fault: () => plainAnswer(500, 'A mail could not be shown.'),
    answer: async (request) => answerTo(request, ses, view),
  });
}

async function answerTo(
  { method, url, headers }: ServiceRequest,
  ses: MailboxOptions['ses'],
  view: Viewer,
): Promise<ServiceAnswer> {
  if (method !== 'GET' && method !== 'HEAD') return plainAnswer(405, 'Only GET.');
  const labels = labelsFor(headers['accept-language']);
  if (url.pathname === '/messages') {
    const views = await Promise.all(ses.sent().map(view));
    return {
      status: 200,
      headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
      body: JSON.stringify(views),
    };
  }
  if (url.pathname === '/') {
    return htmlAnswer(listPage(await Promise.all(ses.sent().map(view)), labels));
  }
  const id = /^\/messages\/([^/]+)$/.exec(url.pathname)?.[1];
  const mail = ses.sent().find(({ messageId }) => messageId === id);
  if (mail === undefined) return htmlAnswer(missingPage(labels), 404);
  return htmlAnswer(mailPage(await view(mail), labels));
}
