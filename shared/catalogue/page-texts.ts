/** The words of the pages that customers see. */
export interface PageTexts {
  readonly desk: string;
  readonly skip: string;
  /** The name of the language switch, and this language's own name in it. */
  readonly languages: string;
  readonly problemsTitle: string;
  readonly optional: string;
  readonly form: {
    readonly title: string;
    readonly intro: string;
    readonly name: string;
    readonly contact: string;
    readonly contactHint: string;
    readonly email: string;
    readonly phone: string;
    readonly subject: string;
    readonly subjectHint: string;
    readonly message: string;
    readonly messageHint: string;
    readonly send: string;
    readonly trap: string;
    /** The sheet was too old or was not ours. */
    readonly again: string;
  };
  readonly ticket: {
    /** `{number}` */
    readonly title: string;
    readonly keep: string;
    readonly state: string;
    readonly promised: string;
    readonly states: Readonly<
      Record<'open' | 'waiting' | 'resolved' | 'closed' | 'merged', string>
    >;
    readonly conversation: string;
    readonly empty: string;
    readonly you: string;
    readonly desk: string;
    readonly add: string;
    readonly addLabel: string;
    readonly addSend: string;
    readonly addReopens: string;
    readonly added: string;
    readonly closed: string;
    readonly newRequest: string;
  };
  readonly files: {
    readonly title: string;
    readonly choose: string;
    readonly hint: string;
    readonly upload: string;
    readonly back: string;
    readonly add: string;
    /** `{count}` */
    readonly attached: string;
    readonly list: string;
    readonly unnamed: string;
    readonly states: Readonly<Record<'pending' | 'refused', string>>;
  };
  readonly survey: {
    readonly title: string;
    /** `{number}` */
    readonly intro: string;
    readonly question: string;
    readonly scores: Readonly<Record<'1' | '2' | '3' | '4' | '5', string>>;
    readonly comment: string;
    readonly commentHint: string;
    readonly send: string;
    /** `{score}` */
    readonly answered: string;
    readonly thanksTitle: string;
    readonly thanks: string;
  };
  readonly unsubscribe: {
    readonly title: string;
    readonly getting: string;
    readonly stop: string;
    readonly stopped: string;
    readonly resume: string;
  };
  readonly document: {
    /** `{number}` `{version}` of the document. */
    readonly origin: string;
    readonly download: string;
    readonly decide: string;
    /** Stands above the buttons: what a name in a signature's field means. */
    readonly hint: string;
    readonly yes: string;
    readonly no: string;
    readonly states: Readonly<Record<'signed' | 'withdrawn' | 'waiting', string>>;
    /** The answer was not taken: somebody was faster, or a condition does not hold. */
    readonly notNow: string;
    readonly thanks: string;
  };
  readonly notices: Readonly<Record<NoticeKind, { readonly title: string; readonly text: string }>>;
  /** `{id}` */
  readonly requestId: string;
  readonly home: string;
}

/** Pages that only say something. */
export type NoticeKind =
  | 'received'
  | 'link-unknown'
  | 'link-expired'
  | 'page-missing'
  | 'too-many-requests'
  | 'fault';
