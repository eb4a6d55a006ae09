/** The words of the desk's own mails. The confirmation has no place for anything the customer wrote. */
export interface MailTexts {
  readonly greeting: string;
  /** Stands under every mail: `{number}`. */
  readonly footer: string;
  readonly openTicket: string;
  readonly howToAnswer: string;
  /** The same where no link stands in the mail. */
  readonly justAnswer: string;
  readonly confirmation: {
    readonly subject: string;
    readonly received: string;
    /** `{number}` */
    readonly number: string;
    /** `{time}` */
    readonly promised: string;
    readonly add: string;
    readonly notYou: string;
  };
  readonly reply: {
    /** `{subject}` */
    readonly subject: string;
    readonly subjectMissing: string;
    /** Above what is quoted: `{time}` `{name}` */
    readonly wrote: string;
    /** Stands above the names of files that the mail does not carry. */
    readonly filesLeft: string;
    /** The label of the link to a document: `{title}`. */
    readonly document: string;
  };
  readonly resolved: {
    readonly subject: string;
    /** `{number}` */
    readonly done: string;
    readonly next: string;
    readonly reopen: string;
  };
  /** To colleagues and parties. */
  readonly notice: {
    /** Subjects: `{playbook}` */
    readonly notice: string;
    readonly reminder: string;
    readonly raised: string;
    /** `{limit}` `{time}` */
    readonly due: string;
    readonly overdue: string;
    /** `{limit}` */
    readonly dueOnce: string;
    /** `{subject}` */
    readonly about: string;
    readonly open: string;
  };
  /** `{ledger}` `{account}` `{balance}` `{limit}` */
  readonly bounds: { readonly floor: string; readonly ceiling: string };
  readonly digest: {
    /** `{count}` */
    readonly subject: string;
    readonly why: string;
    /** `{count}` */
    readonly more: string;
  };
  /** What a preview of a template is filled with. */
  readonly sample: {
    readonly subject: string;
    readonly question: string;
    readonly answer: string;
    readonly customer: string;
    readonly agent: string;
    readonly limit: string;
  };
  readonly survey: {
    readonly subject: string;
    /** `{number}` */
    readonly question: string;
    readonly effort: string;
    readonly open: string;
    readonly voluntary: string;
    readonly unsubscribe: string;
  };
}
