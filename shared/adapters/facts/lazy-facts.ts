import type { Facts } from '#shared/ports/facts.ts';

/** @param load what answers; asked once, when a decision first lacks something */
export const lazyFacts = (load: () => Promise<Facts>): Facts => {
  let loading: Promise<Facts> | undefined;
  return {
    async fetch(lookups) {
      loading ??= load();
      return (await loading).fetch(lookups);
    },
  };
};
