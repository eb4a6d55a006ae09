/** What the desk's closed sets are called, for agents. The keys are the domain's; a test holds them together. */
export interface NameTexts {
  readonly states: Readonly<Record<'open' | 'waiting' | 'resolved' | 'closed' | 'merged', string>>;
  readonly channels: Readonly<
    Record<
      | 'form'
      | 'mail'
      | 'phone'
      | 'walk-in'
      | 'outgoing'
      | 'agent'
      | 'playbook'
      | 'import'
      | 'page'
      | 'survey',
      string
    >
  >;
  readonly priorities: Readonly<Record<'low' | 'normal' | 'high' | 'urgent', string>>;
  readonly moods: Readonly<Record<'calm' | 'angry', string>>;
  readonly messages: Readonly<Record<'customer' | 'reply' | 'note' | 'survey', string>>;
  readonly mails: Readonly<
    Record<
      | 'confirmation'
      | 'reply'
      | 'resolved'
      | 'survey'
      | 'notice'
      | 'reminder'
      | 'raised'
      | 'digest',
      string
    >
  >;
  readonly actors: Readonly<Record<'customer' | 'agent' | 'machine' | 'party', string>>;
  /** At the line of a document where somebody signs. */
  readonly signers: Readonly<Record<'customer' | 'party' | 'desk', string>>;
  readonly languages: Readonly<Record<'zh-CN' | 'en', string>>;
}
