import type { Guide } from '#shared/domain/playbook/setting.ts';
import type { Instant } from '#shared/kernel/instant.ts';

/** The guides of the handbook. */
export interface Guides {
  all(): Promise<readonly Guide[]>;
}

/** Who has confirmed to have read which edition of a guide. */
export interface Acknowledgements {
  /** A second time changes nothing: the first counts. */
  note(acknowledgement: Acknowledgement): Promise<void>;
  /** In the order of the people's names. */
  of(edition: GuideEdition, page: AcknowledgementQuery): Promise<AcknowledgementPage>;
  /** When the person confirmed each of these editions, in their order; nothing where they have not. */
  by(person: string, editions: readonly GuideEdition[]): Promise<readonly (Instant | undefined)[]>;
}

export interface GuideEdition {
  readonly guide: string;
  readonly edition: number;
}

export interface Acknowledgement extends GuideEdition {
  readonly person: string;
  readonly at: Instant;
}

export interface AcknowledgementQuery {
  readonly limit: number;
  readonly cursor?: string;
}

export interface AcknowledgementPage {
  readonly items: readonly Pick<Acknowledgement, 'person' | 'at'>[];
  readonly next?: string;
}
