import { readShown, shownNow } from '#functions/form/shown.ts';
import { formPage } from '#functions/pages/form-page.ts';
import { chooseLanguage } from '#functions/pages/language.ts';
import { messagePage } from '#functions/pages/message-page.ts';
import { pageAnswer } from '#functions/pages/page-answer.ts';
import { hashOf } from '#functions/runtime/hash.ts';
import { formFields, type HttpEvent, seeOther, wantsPage } from '#functions/runtime/http-api.ts';
import {
  type FieldProblem,
  fieldProblems,
  type HttpAnswer,
  problem,
  refused,
} from '#functions/runtime/problem.ts';
import { statusOfRefusal } from '#functions/runtime/refusals.ts';
import { submissionOf } from '#functions/submit-ticket/submission.ts';
import { formExtras, submitRequest } from '#shared/contracts/requests.ts';
import { quarantineForm } from '#shared/usecases/quarantine-form.ts';
import {
  type SubmitRefusal,
  type SubmitTicketPorts,
  submitTicket,
} from '#shared/usecases/submit-ticket.ts';

/** POST /v1/tickets from a form: the customer is led to the ticket's page, or sees the form again with what is amiss. */
export const submitForm =
  (ports: SubmitTicketPorts, siteUrl: string) =>
  async (event: HttpEvent): Promise<HttpAnswer> => {
    const { website, shown, ...fields } = formFields(event);
    const extras = formExtras.safeParse({ website, shown });
    const request = submitRequest.safeParse(withoutEmpty(fields), { reportInput: true });
    const sheet = readShown(shown ?? '', ports.clock.now(), ports.keys);
    const problems = [
      ...(request.success ? [] : fieldProblems(request.error)),
      ...(sheet === undefined || !extras.success ? [NOT_SHOWN] : []),
    ];
    if (!request.success || sheet === undefined || !extras.success) {
      return notAccepted(ports, event, { fields, problems, shown });
    }
    const submission = submissionOf(
      request.data,
      event,
      // A second click sends the same sheet with the same words; other words on the same sheet are another request.
      `form-${sheet.nonce}-${hashOf(request.data)}`,
    );
    const suspicion =
      extras.data.website !== '' ? 'form.honeypot' : sheet.tooFast ? 'form.too-fast' : undefined;
    const outcome =
      suspicion === undefined
        ? await submitTicket(ports, submission)
        : await quarantineForm(ports, submission, suspicion);
    if (!outcome.ok) return refusedToPerson(event, outcome.refusal);
    return seeOther(`${siteUrl}${outcome.value.path}`);
  };

const NOT_SHOWN: FieldProblem = { field: 'shown', problem: 'invalid' };

/** A form sends every field, also those that were left empty. */
const withoutEmpty = (fields: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value.trim() !== ''));

const languageOf = (event: HttpEvent, chosen?: string) =>
  chooseLanguage({ chosen, accepted: event.headers['accept-language'] });

/** Nothing is stored and nothing typed is lost: a person gets the form back as they filled it in. */
const notAccepted = (
  { clock, keys }: SubmitTicketPorts,
  event: HttpEvent,
  {
    fields,
    problems,
    shown,
  }: {
    readonly fields: Readonly<Record<string, string>>;
    readonly problems: readonly FieldProblem[];
    readonly shown: string | undefined;
  },
): HttpAnswer => {
  if (!wantsPage(event)) return problem(400, 'request.invalid', { errors: problems });
  const now = clock.now();
  const known = shown !== undefined && readShown(shown, now, keys) !== undefined;
  return pageAnswer(
    400,
    formPage({
      language: languageOf(event, fields['language']),
      shown: known ? shown : shownNow(now, keys),
      values: fields,
      problems,
      action: '/v1/tickets',
    }),
  );
};

const refusedToPerson = (event: HttpEvent, refusal: SubmitRefusal): HttpAnswer =>
  wantsPage(event) && refusal.code === 'request.too-many'
    ? pageAnswer(
        statusOfRefusal[refusal.code],
        messagePage({ language: languageOf(event), kind: 'too-many-requests' }),
      )
    : refused(refusal);
