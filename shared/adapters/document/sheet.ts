/** Strips of marks, one below the other, laid onto A4 pages. Lengths are in points (1/72 inch), from the upper left. */
import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import type { PrintRefusal } from '#shared/ports/documents.ts';

export type Ink = 'black' | 'grey' | 'red';

export type Mark =
  | {
      readonly kind: 'text';
      readonly x: number;
      /** Of the baseline. */
      readonly y: number;
      readonly size: number;
      readonly ink: Ink;
      readonly text: string;
    }
  | {
      readonly kind: 'rule';
      readonly from: readonly [x: number, y: number];
      readonly to: readonly [x: number, y: number];
    };

export interface Strip {
  readonly height: number;
  /** Measured from the strip's own top. */
  readonly marks: readonly Mark[];
  /** What must stand below it on the same page. */
  readonly keep?: number;
  /** Repeated above it where it begins a page. */
  readonly head?: Strip;
}

export type Page = readonly Mark[];

/** ISO 216. */
export const PAGE = { width: 595.28, height: 841.89 } as const;

/** 20 mm; above and below stand the header and the footer. */
export const MARGIN = { side: 56.7, top: 79, bottom: 71 } as const;

export const BODY = {
  width: PAGE.width - 2 * MARGIN.side,
  height: PAGE.height - MARGIN.top - MARGIN.bottom,
} as const;

/** Nobody signs more; and what one function makes and stores at once stays within its memory and time. */
export const MOST_PAGES = 200;

/** Draws strips one by one, so that what would not fit into 200 pages is refused without being laid out to its end. */
export const paginate = (strips: Iterable<Strip>): Result<readonly Page[], PrintRefusal> => {
  const pages: Mark[][] = [[]];
  let y = 0;
  for (const strip of strips) {
    if (y > 0 && y + strip.height + (strip.keep ?? 0) > BODY.height) {
      if (pages.length === MOST_PAGES) return refuse({ code: 'document.pages', most: MOST_PAGES });
      pages.push([]);
      y = place(strip.head, pages, 0);
    }
    y = place(strip, pages, y);
  }
  return accept(pages);
};

/** @returns where the next strip begins */
const place = (strip: Strip | undefined, pages: readonly Mark[][], y: number): number => {
  if (strip === undefined) return y;
  pages.at(-1)?.push(...strip.marks.map((mark) => moved(mark, MARGIN.side, MARGIN.top + y)));
  return y + strip.height;
};

const moved = (mark: Mark, x: number, y: number): Mark =>
  mark.kind === 'text'
    ? { ...mark, x: mark.x + x, y: mark.y + y }
    : {
        kind: 'rule',
        from: [mark.from[0] + x, mark.from[1] + y],
        to: [mark.to[0] + x, mark.to[1] + y],
      };
