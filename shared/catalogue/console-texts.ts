/** The words of the agents' plain console page; they travel to the browser as JSON. */
export interface ConsoleTexts {
  readonly title: string;
  readonly loading: string;
  readonly scriptNeeded: string;
  readonly signIn: string;
  readonly signOut: string;
  readonly signInFailed: string;
  readonly sessionOver: string;
  readonly team: string;
  readonly noTeam: string;
  readonly state: string;
  readonly tickets: string;
  readonly noTickets: string;
  readonly more: string;
  readonly refresh: string;
  readonly back: string;
  readonly number: string;
  readonly subject: string;
  readonly customer: string;
  readonly priority: string;
  readonly assignee: string;
  readonly nobody: string;
  readonly due: string;
  readonly updated: string;
  readonly messages: string;
  readonly timeline: string;
  readonly take: string;
  readonly resolve: string;
  readonly answer: string;
  readonly sendReply: string;
  readonly sendNote: string;
  readonly noteHint: string;
  readonly done: string;
  /** Somebody was faster: what is shown now is the present state, and what was typed is still there. */
  readonly stale: string;
  readonly denied: string;
  readonly notPossible: string;
  readonly unreachable: string;
  /** `{status}` */
  readonly failed: string;
}
