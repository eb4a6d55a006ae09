import { documentPage, OUTCOME } from '#functions/pages/document-page.ts';
import { languageOf, linkNotice, tokenOf } from '#functions/pages/link-page.ts';
import { pageAnswer } from '#functions/pages/page-answer.ts';
import {
  type Endpoint,
  formFields,
  type HttpEvent,
  type HttpRoute,
  seeOther,
} from '#functions/runtime/http-api.ts';
import { type FieldProblem, formProblem, type HttpAnswer } from '#functions/runtime/problem.ts';
import {
  fetchToSigner,
  type SignLinkRefusal,
  type SignPorts,
  showToSigner,
  signAsParty,
} from '#shared/usecases/sign-document.ts';

/** Where the browser lands after its answer was taken. */
const ANSWERED = 'answered';

/** What the holder of a document's link can do. */
export const signRoutes = (ports: SignPorts): readonly HttpRoute[] => [
  { method: 'GET', path: '/documents/{token}', handler: showEndpoint(ports) },
  { method: 'POST', path: '/documents/{token}', handler: signEndpoint(ports) },
  { method: 'GET', path: '/documents/{token}/pdf', handler: pdfEndpoint(ports) },
];

const showEndpoint =
  (ports: SignPorts): Endpoint =>
  (event) =>
    shown(ports, event, { status: 200 });

const pdfEndpoint =
  (ports: SignPorts): Endpoint =>
  async (event) => {
    const link = await fetchToSigner(ports, tokenOf(event));
    return link.ok ? seeOther(link.value) : linkNotice(event, link.refusal);
  };

const signEndpoint =
  (ports: SignPorts): Endpoint =>
  async (event) => {
    const { [OUTCOME]: outcome = '', ...fields } = formFields(event);
    const signed = await signAsParty(ports, tokenOf(event), { outcome, fields });
    if (signed.ok) {
      return seeOther(`/documents/${tokenOf(event)}?lang=${languageOf(event)}&${ANSWERED}=1`);
    }
    const { refusal } = signed;
    return isOfLink(refusal)
      ? linkNotice(event, refusal)
      : shown(ports, event, { ...answerTo(refusal), values: fields });
  };

const isOfLink = ({ code }: SignLinkRefusal): boolean =>
  code === 'link.invalid' || code === 'link.expired';

/** A form that is not right can be mended; whatever else is in the way has to be read anew. */
const answerTo = (refusal: SignLinkRefusal): Pick<Showing, 'status' | 'problems' | 'isRefused'> =>
  refusal.code === 'form.refused'
    ? { status: 400, problems: refusal.problems.map(formProblem).map(inPageWords) }
    : { status: 409, isRefused: true };

const inPageWords = ({ field, problem }: FieldProblem): FieldProblem => ({
  field,
  problem: problem === 'missing' ? 'required' : problem,
});

interface Showing {
  readonly status: number;
  readonly problems?: readonly FieldProblem[];
  readonly values?: Readonly<Record<string, string>>;
  readonly isRefused?: boolean;
}

const shown = async (
  ports: SignPorts,
  event: HttpEvent,
  { status, ...showing }: Showing,
): Promise<HttpAnswer> => {
  const found = await showToSigner(ports, tokenOf(event));
  if (!found.ok) return linkNotice(event, found.refusal);
  const page = documentPage({
    ...found.value,
    language: languageOf(event, found.value.document.language),
    here: `/documents/${tokenOf(event)}`,
    isAnswered: event.queryStringParameters?.[ANSWERED] !== undefined,
    ...showing,
  });
  return pageAnswer(status, page);
};
