/** What planning looks at: later than `after`, up to and with `until`, in milliseconds since the epoch. Windows join without a gap. */
export interface TimeWindow {
  readonly after: number;
  readonly until: number;
}

export const inWindow = (at: number, { after, until }: TimeWindow): boolean =>
  after < at && at <= until;
