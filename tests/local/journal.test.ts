import { appendFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { openJournal } from '#local/journal.ts';

const newFile = () => join(mkdtempSync(join(tmpdir(), 'journal-')), 'deep', 'entries.jsonl');
const open = (file: string) =>
  openJournal({ file, parse: (value) => z.object({ text: z.string() }).parse(value) });

test('what was appended is replayed in order, line feeds and Chinese included', () => {
  const file = newFile();
  const journal = open(file);
  expect(journal.replayed).toEqual([]);
  journal.append({ text: '第一行\n第二行' });
  journal.append({ text: 'two' });
  journal.close();
  expect(open(file).replayed).toEqual([{ text: '第一行\n第二行' }, { text: 'two' }]);
});

test('however a kill tears the last line, the lines before it stay and new ones follow', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), (text, cut) => {
      const file = newFile();
      open(file).append({ text: 'kept' });
      const torn = Buffer.from(JSON.stringify({ text }));
      appendFileSync(file, torn.subarray(0, cut % (torn.length + 1)));
      const journal = open(file);
      expect(journal.replayed).toEqual([{ text: 'kept' }]);
      journal.append({ text: 'after' });
      journal.close();
      expect(open(file).replayed).toEqual([{ text: 'kept' }, { text: 'after' }]);
    }),
    { numRuns: 50 },
  );
});

test('a broken line in the middle is an error that names file and line', () => {
  const file = newFile();
  open(file).append({ text: 'one' });
  appendFileSync(file, '{"text":\n{"text":"three"}\n');
  expect(() => open(file)).toThrow(`${file}, line 2`);
  writeFileSync(file, '{"text":"one"}\n{"words":"two"}\n');
  expect(() => open(file)).toThrow(`${file}, line 2`);
});

test('compacting replaces the file, and what is appended later follows', () => {
  const file = newFile();
  const journal = open(file);
  for (const text of ['a', 'b', 'c']) journal.append({ text });
  expect(journal.lines()).toBe(3);
  journal.compact([{ text: 'c' }]);
  journal.append({ text: 'd' });
  expect(journal.lines()).toBe(2);
  expect(readFileSync(file, 'utf8')).toBe('{"text":"c"}\n{"text":"d"}\n');
});
