import { CATEGORIES } from '#shared/playbooks/categories.ts';
import { CHINESE_EXAMPLES } from '#shared/playbooks/examples/chinese.ts';
import { ENGLISH_EXAMPLES } from '#shared/playbooks/examples/english.ts';

/** What `train` finds for these rows; a test compares. It saves a cold start finding it again. */
export const EXAMPLE_CALIBRATION = { scale: 6.36, doubt: 0.01 } as const;

/** All examples of both languages as rows to train on; the label is the category's id. */
export const EXAMPLE_ROWS: readonly { readonly text: string; readonly label: string }[] =
  CATEGORIES.flatMap(({ id }) =>
    [...CHINESE_EXAMPLES[id], ...ENGLISH_EXAMPLES[id]].map((text) => ({ text, label: id })),
  );
