/** Message-ID, In-Reply-To and References as lists of identifiers without angle brackets (RFC 5322 section 3.6.4). */

/** A line of a mail has at most 998 characters (RFC 5322 section 2.1.1). */
const LONGEST_ID = 995;

/** Long threads of big companies reach some hundreds; ours is among the first or the last. */
const MOST_IDS = 500;

export const messageIds = (raws: readonly string[]): readonly string[] => {
  const raw = raws.join(' ').replace(/\([^()]*\)/g, ' ');
  const bracketed = [...raw.matchAll(/<([^<>]+)>/g)].map(([, id = '']) => id.replace(/\s+/g, ''));
  // Without brackets some programs still mean what they write.
  const bare =
    bracketed.length === 0 ? raw.split(/[\s,;]+/).filter((word) => word.includes('@')) : [];
  const ids = [...bracketed, ...bare].filter((id) => id !== '' && id.length <= LONGEST_ID);
  return [...new Set(ids)].slice(0, MOST_IDS);
};
