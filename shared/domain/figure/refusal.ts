/** Why a figure is not shown or not put in. */
import type { RangeRefused } from '#shared/domain/figure/periods.ts';

export type FigureRefusal =
  | RangeRefused
  /** There is no such figure, or the caller must not know that there is. */
  | { readonly code: 'figure.missing' }
  /** The figure is not kept apart by this. */
  | { readonly code: 'figure.group-missing'; readonly by: string }
  /** It is counted or worked out; only some are put in by hand. */
  | { readonly code: 'figure.not-entered' }
  /** The period is none, or not one of the figure's. */
  | { readonly code: 'figure.period-refused'; readonly period: string; readonly wanted: string }
  | { readonly code: 'figure.not-yours'; readonly owner: string }
  /** Another value was put in since the caller looked. */
  | { readonly code: 'figure.stale'; readonly version: number };
