/**
 * The work one mail may cause, counted in units and not in time, so that the same mail always gives the same record.
 *
 * Every loop whose length a stranger chooses pays from one purse; when that is empty, what was read so far counts.
 */
export interface Work {
  /** Lines that look like a delimiter of parts. */
  delimiters: number;
  /** Bytes that are searched for delimiters; every level of multiparts searches its own once more. */
  searched: number;
  /** Bytes of plain text and of HTML that are decoded to be read. */
  plain: number;
  html: number;
}

/** @returns how many of the units are granted */
export const spend = (work: Work, purse: keyof Work, units: number): number => {
  const granted = Math.min(units, work[purse]);
  work[purse] -= granted;
  return granted;
};
