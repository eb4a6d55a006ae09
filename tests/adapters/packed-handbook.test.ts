import { expect, test } from 'vitest';
import { packHandbook, unpackHandbook } from '#shared/adapters/packed-handbook.ts';
import { GUIDES, HANDBOOK, KINDS } from '#shared/playbooks/handbook.ts';

const handbook = unpackHandbook(packHandbook(HANDBOOK, { kinds: KINDS, guides: GUIDES }));

test('a packed handbook holds what was packed, in its order', () => {
  expect(handbook.contents).toEqual(HANDBOOK.map(({ id, version }) => ({ id, version })));
  expect(handbook.contents.map((entry) => handbook.playbook(entry))).toEqual(HANDBOOK);
  expect(handbook.kinds()).toEqual(KINDS);
  expect(handbook.guides()).toEqual(GUIDES);
});

test('a playbook that was not packed is a fault', () => {
  expect(() => handbook.playbook({ id: 'inquiry', version: 99 })).toThrow('inquiry version 99');
});
