/** Any content that the types allow, for properties. */
import fc from 'fast-check';
import type { Block, DocumentContent } from '#shared/domain/document/content.ts';
import { SECRECY_LEVELS } from '#shared/domain/playbook/access.ts';
import { instantOf } from '#shared/kernel/instant.ts';
import { LANGUAGES } from '#shared/kernel/language.ts';

const chinese = fc
  .array(fc.constantFrom(...'客户张伟龑投诉:冰箱不制冷,要求“更换”。(三日内)'), { maxLength: 40 })
  .map((characters) => characters.join(''));

/** Of any code points, halves of surrogate pairs and marks that are not seen among them. */
export const anyText = fc
  .array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 30 })
  .map((points) => String.fromCodePoint(...points));

const text = fc.oneof(chinese, anyText, fc.lorem());

const cells = fc.array(text, { maxLength: 5 });

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constantFrom('heading', 'paragraph'), text }),
  fc.record({ kind: fc.constant('list'), items: cells }),
  fc.record({
    kind: fc.constant('fields'),
    fields: fc.array(fc.record({ title: text, value: text }), { maxLength: 4 }),
  }),
  fc.record({
    kind: fc.constant('table'),
    title: text,
    header: cells,
    rows: fc.array(cells, { maxLength: 6 }),
  }),
  fc.record({ kind: fc.constant('signature'), party: text, title: text }),
);

export const anyContent: fc.Arbitrary<DocumentContent> = fc.record(
  {
    title: text,
    number: text,
    language: fc.constantFrom(...LANGUAGES),
    secrecy: fc.constantFrom(...SECRECY_LEVELS),
    made: fc.record({
      ticket: text,
      playbook: text,
      version: fc.nat(),
      at: fc.nat({ max: 4e12 }).map(instantOf),
    }),
    blocks: fc.array(block, { maxLength: 6 }),
  },
  { requiredKeys: ['title', 'number', 'language', 'made', 'blocks'] },
);
