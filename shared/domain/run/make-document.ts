/**
 * The effect `make`: a document's words are fixed by the decision that wants it, so that what is kept afterwards is what was
 * decided, whatever has changed by then.
 */
import { catalogueOf } from '#shared/catalogue/catalogue.ts';
import { type ComposeRefusal, composeDocument } from '#shared/domain/document/compose-document.ts';
import type { DocumentContent, TableText } from '#shared/domain/document/content.ts';
import { type DeskDocument, freezeDocument, withdraw } from '#shared/domain/document/document.ts';
import { contentBytes } from '#shared/domain/document/document-hash.ts';
import { readDocumentText } from '#shared/domain/document/document-text.ts';
import type { Signing } from '#shared/domain/document/signature.ts';
import { signingOf } from '#shared/domain/document/signers.ts';
import { isRecord, type Json } from '#shared/domain/expression/value.ts';
import { isSecrecy, type Secrecy } from '#shared/domain/playbook/access.ts';
import { both } from '#shared/domain/playbook/define.ts';
import type { Asking, View } from '#shared/domain/run/asking.ts';
import { fieldText, rowTexts } from '#shared/domain/run/field-text.ts';
import { rowsOf } from '#shared/domain/run/form.ts';
import type { Run } from '#shared/domain/run/run.ts';
import type { Place, WorkedOut } from '#shared/domain/run/work-out.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

/** A decision makes two at most (service-score), and its effects share a row of 400 KB (AWS: DynamoDB quotas). */
const MOST_BYTES = 150_000;

/** All versions stand on the ticket, in half a kilobyte each. */
const MOST_VERSIONS = 50;

/** Until its job has come the field is unset, and steps may wait for it. */
export const makeDocument = (
  { make, into }: { readonly make: string; readonly into: string },
  place: Place,
): WorkedOut => {
  const { key, view } = place;
  const signing = signingOf(view.playbook, into);
  const earlier = view.run.documents?.[into] ?? [];
  const content = contentOf({ make, into, signing }, place);
  const refusal = content.ok ? undefined : content.refusal.code;
  if (!content.ok || earlier.length >= MOST_VERSIONS) {
    const reason = refusal ?? 'document.versions';
    return { run: view.run, effects: [{ kind: 'failed', key, effect: 'make', reason }] };
  }
  const previous = earlier.at(-1);
  const freeze = { id: key, name: make, signing, ...(previous === undefined ? {} : { previous }) };
  return {
    run: withNewest(view, into, freezeDocument(freeze, content.value), place.ask.at),
    effects: [{ kind: 'make', key, into, content: content.value }],
  };
};

/** The versions before it are withdrawn, and the signatures on them no longer fill their fields. */
const withNewest = (
  { playbook, run }: View,
  into: string,
  document: DeskDocument,
  at: Instant,
): Run => {
  const earlier = run.documents?.[into] ?? [];
  const hashes = earlier.flatMap(({ hash = [] }) => hash);
  const isOutdated = ([name, json]: readonly [string, Json]): boolean =>
    name === into ||
    (playbook.fields[name]?.type === 'sign' && hashes.some((hash) => hash === hashIn(json)));
  return {
    ...run,
    fields: Object.fromEntries(Object.entries(run.fields).filter((entry) => !isOutdated(entry))),
    documents: {
      ...run.documents,
      [into]: [...earlier.map((one) => withdraw(one, { at, because: 'changed' })), document],
    },
  };
};

const hashIn = (json: Json): Json | undefined =>
  typeof json === 'object' && json !== null && 'hash' in json ? json['hash'] : undefined;

interface Wanted {
  readonly make: string;
  readonly into: string;
  readonly signing: Signing;
}

const contentOf = (
  { make, into, signing }: Wanted,
  place: Place,
): Result<DocumentContent, ComposeRefusal | { readonly code: 'document.bytes' }> => {
  const { view, ask, names } = place;
  const { playbook, case: ticket, run } = view;
  const { language } = ticket;
  const text = playbook.texts?.[make]?.[language] ?? '';
  const secrecy = secrecyOf(place);
  const content = composeDocument({
    title: playbook.fields[into]?.title[language] ?? playbook.title[language],
    number: run.number ?? ticket.number,
    language,
    ...(secrecy === undefined ? {} : { secrecy }),
    made: {
      ticket: ticket.number,
      playbook: playbook.id,
      version: playbook.version,
      at: ask.at,
    },
    text: withSignLine(text, signing),
    fill: (line) => ask.words(both(line, line), view, names),
    fields: fieldsOf(text, place),
    rows: tablesOf(text, place),
    parties: partiesOf(signing, place),
  });
  if (!content.ok) return content;
  return contentBytes(content.value).length > MOST_BYTES
    ? refuse({ code: 'document.bytes' })
    : accept(content.value);
};

const secrecyOf = ({ view, ask }: Place): Secrecy | undefined => {
  const { secrecy } = view.playbook.access ?? {};
  const mark = secrecy === undefined ? null : ask.value(secrecy, view);
  return isSecrecy(mark) ? mark : undefined;
};

/** Whoever is asked gets a line, where the text itself has none for anybody. */
const withSignLine = (text: string, { by }: Signing): string =>
  by.length === 0 || readDocumentText(text).some(({ kind }) => kind === 'sign')
    ? text
    : `${text}\n[sign: ${by.join(', ')}]`;

/** Only what the text shows is looked up. */
const namesIn = (text: string, kind: 'fields' | 'rows'): readonly string[] =>
  readDocumentText(text).flatMap((line) => (line.kind === kind ? line.names : []));

const fieldsOf = (text: string, { view, ask }: Place) =>
  Object.fromEntries(
    namesIn(text, 'fields').flatMap((name) => {
      const field = view.playbook.fields[name];
      if (field === undefined) return [];
      const title = field.title[view.case.language];
      const isShown = field.visibleWhen === undefined || ask.holds(field.visibleWhen, view);
      const value = fieldText(field, ask.value(name, view), { view, ask });
      return [[name, isShown ? { title, value } : { title }]];
    }),
  );

const tablesOf = (text: string, { view, ask }: Place): Readonly<Record<string, TableText>> =>
  Object.fromEntries(
    namesIn(text, 'rows').flatMap((name) => {
      const field = view.playbook.fields[name];
      if (field?.type !== 'rows') return [];
      const { language } = view.case;
      const rows = rowsOf(ask.value(name, view));
      return [
        [
          name,
          {
            title: field.title[language],
            header: Object.values(field.columns ?? {}).map(({ title }) => title[language]),
            rows: rows.map((row) => rowTexts(field, row, { view, ask })),
          },
        ],
      ];
    }),
  );

/** The customer, the parties of the playbook and colleagues, with what stands at their lines. */
const partiesOf = ({ by }: Signing, place: Place): Readonly<Record<string, string>> => {
  const { playbook, case: ticket } = place.view;
  const words = catalogueOf(ticket.language).names.signers;
  const colleagues = by.map((signer) => [signer, words.desk]);
  const parties = Object.keys(playbook.parties ?? {}).map((name) => [name, partyName(name, place)]);
  return Object.fromEntries([...colleagues, ['customer', words.customer], ...parties]);
};

const partyName = (name: string, { view, ask }: { readonly view: View; readonly ask: Asking }) => {
  const rule = view.playbook.parties?.[name];
  const value = rule === undefined ? null : ask.value(rule.name, view);
  const said = ask.said(isRecord(value) ? (value['name'] ?? null) : value, view);
  return said === '' ? catalogueOf(view.case.language).names.signers.party : said;
};
