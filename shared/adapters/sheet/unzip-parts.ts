/** Parts of a workbook's archive (ECMA-376, part 2), unpacked only as far as memory allows. */
import { type Unzipped, unzipSync } from 'fflate';
import type { SheetRefusal } from '#shared/domain/sheet/sheet.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

/** A million cells take some 60 MB; beside them the text and the cells themselves must fit into 1,024 MB. */
export const MOST_UNPACKED_BYTES = 100 * 1024 * 1024;

/**
 * A part is never unpacked beyond the size that the archive states for it, so what an archive states is what it costs: one that
 * states too much is refused before anything is unpacked.
 */
export const unzipParts = (
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
): Result<Unzipped, SheetRefusal> => {
  let unpacked = 0;
  try {
    const sized = new Set<string>();
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!wanted(name)) return false;
        sized.add(name);
        unpacked += originalSize;
        return false;
      },
    });
    if (unpacked > MOST_UNPACKED_BYTES) {
      return refuse({ code: 'sheet.unpacks-too-large', most: MOST_UNPACKED_BYTES });
    }
    return accept(unzipSync(bytes, { filter: ({ name }) => sized.has(name) }));
  } catch {
    // The library throws plain errors for whatever is wrong with an archive.
    return refuse({ code: 'sheet.broken' });
  }
};
