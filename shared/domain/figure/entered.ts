/** A value that people put in by hand, for a period. */
import type { Instant } from '#shared/kernel/instant.ts';

export interface EnteredFigure {
  readonly figure: string;
  readonly period: string;
  /** Whose value it is where the figure is put in for several; empty for all. */
  readonly group: string;
  /** 1 for the first value; rises with every correction. */
  readonly version: number;
  /** An exact decimal. */
  readonly value: string;
  readonly by: string;
  readonly at: Instant;
}
