/** Why a mail stands where it stands, and why words cannot be put elsewhere: for agents. */
export interface PlacingTexts {
  /** By the reason that is stored on the message. */
  readonly reasons: Readonly<
    Record<
      | 'reply-address'
      | 'reference'
      | 'first-contact'
      | 'sender.stranger'
      | 'sender.other-participant'
      | 'sender.unproven'
      | 'sender.denied'
      | 'ticket.closed-too-long'
      | 'forwarded.by-colleague',
      string
    >
  >;
  readonly split: Readonly<
    Record<'merged' | 'protected' | 'not-the-customers' | 'first-words' | 'too-many', string>
  >;
  readonly merge: Readonly<
    Record<
      | 'itself'
      | 'other-customer'
      | 'done'
      | 'target-done'
      | 'steps-taken'
      | 'too-many'
      | 'not-merged'
      | 'too-late'
      | 'target-merged',
      string
    >
  >;
  readonly acts: Readonly<Record<'split' | 'merge' | 'unmerge', string>>;
}
