import type { LocalDate } from '#shared/domain/calendar/local-date.ts';
import type { Contribution } from '#shared/domain/figure/contribution.ts';
import type { Part } from '#shared/domain/figure/counter.ts';
import type { EnteredFigure } from '#shared/domain/figure/entered.ts';
import type { DaySum } from '#shared/domain/figure/figure-value.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Result } from '#shared/kernel/result.ts';

/** What was counted, by day, and what people have put in by hand. */
export interface FigureBook {
  /** Sources of different lanes never move the same sums, so that they may be counted side by side. */
  lane(source: string): number;
  /** How a source counts now; nothing when it was never counted. */
  counted(source: string): Promise<CountedSource | undefined>;
  /**
   * Keeps what sources of one lane add and moves the sums of the days by the difference, in one transaction: what several of them add
   * to a day is one write. Each source once, and at most as many as fit into a transaction: see `writesToCount`.
   */
  count(changes: readonly CountChange[]): Promise<Result<void, CountStale>>;
  /** The sums of these days, first and last included; no scan: a query for each month. */
  daySums(query: DaySumsQuery): Promise<readonly DaySum[]>;
  /** What added to a figure on these days, by day; an index may lag behind by a second. */
  contributions(query: ContributionsQuery): Promise<ContributionsPage>;
  /** Where the last recount has got to. */
  recount(): Promise<Recount | undefined>;
  /** Refused as stale when somebody else has moved it on. */
  keepRecount(change: {
    readonly before?: Recount;
    readonly after: Recount;
  }): Promise<Result<void, CountStale>>;
  entered(of: EntryRef): Promise<EnteredFigure | undefined>;
  /** What was put in for the periods of these years, every group. */
  enteredIn(figure: string, years: readonly string[]): Promise<readonly EnteredFigure[]>;
  /** All that was ever put in for it, oldest first. */
  history(of: EntryRef): Promise<readonly EnteredFigure[]>;
  /** Refused as stale when another value was put in since it was read. */
  enter(change: {
    readonly before?: EnteredFigure;
    readonly after: EnteredFigure;
  }): Promise<Result<void, CountStale>>;
}

/** How a source counted when it was read (nothing: never), and how it shall count. */
export interface CountChange {
  readonly before?: CountedSource;
  readonly after: CountedSource;
}

/** Somebody else was faster: read and decide again. */
export interface CountStale {
  readonly code: 'count.stale';
}

export interface CountedSource {
  /** `ticket#<id>`, `record#<kind>#<id>`, `posting#<ticket>#<key>`, `message#<ticket>#<id>` */
  readonly source: string;
  /** The version of the source that was counted. */
  readonly version: number;
  /** How often it was counted: rises with every {@link FigureBook.count}. */
  readonly times: number;
  readonly contributions: readonly Contribution[];
}

export interface DaySumsQuery {
  readonly figure: string;
  readonly part: Part;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

export interface ContributionsQuery extends DaySumsQuery {
  readonly limit: number;
  readonly cursor?: string;
}

export interface ContributionsPage {
  readonly items: readonly SourceContribution[];
  readonly next?: string;
}

export interface SourceContribution {
  readonly source: string;
  readonly day: LocalDate;
  readonly groups: Contribution['groups'];
  readonly amount: string;
}

/** Everything is counted anew, a page after the other. */
export interface Recount {
  readonly by: string;
  readonly begunAt: Instant;
  /** Rises with every page, also over several recounts. */
  readonly step: number;
  /** The playbook (`complaint`) or kind (`kind:device`) that comes next; empty for the first, none when all are done. */
  readonly next?: { readonly of: string; readonly cursor?: string };
  readonly endedAt?: Instant;
}

export interface EntryRef {
  readonly figure: string;
  readonly period: string;
  /** Whose value it is where the figure is put in for several; empty for all. */
  readonly group: string;
}
