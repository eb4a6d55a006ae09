import fc from 'fast-check';
import { expect, test } from 'vitest';
import { oddKeys } from '#shared/contracts/odd-keys.ts';

test('whatever is written by a program has no key twice', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      const twice = oddKeys(text).filter(({ problem }) => problem === 'duplicate_key');
      expect(twice).toEqual([]);
    }),
  );
});

test('a key that is written twice is found wherever it stands', () => {
  const key = fc.string().filter((text) => text !== '__proto__');
  fc.assert(
    fc.property(key, fc.json(), fc.json(), (name, one, other) => {
      const quoted = JSON.stringify(name);
      const text = `{"list":[0,{${quoted}:${one} , ${quoted} : ${other}}]}`;
      expect(oddKeys(text).map(({ problem }) => problem)).toContain('duplicate_key');
      expect(oddKeys(text).map(({ at }) => at)).toContain(`list.1.${name}`.slice(0, 640));
    }),
  );
});

test.each([
  ['a text that looks like a key', '{"a":"\\"b\\":1,\\"b\\":2","b":1}', []],
  ['the same key at two levels', '{"a":{"a":{"a":1}}}', []],
  ['a key in other letters', '{"a":1,"\\u0061":2}', [{ at: 'a', problem: 'duplicate_key' }]],
  ['the prototype', '{"a":[{"__proto__":1}]}', [{ at: 'a.0.__proto__', problem: 'forbidden_key' }]],
])('%s', (_, text, odd) => {
  expect(oddKeys(text)).toEqual(odd);
});
