import { describe, expect, test } from 'vitest';
import { catalogueOf } from '#shared/catalogue/catalogue.ts';
import { fill } from '#shared/catalogue/fill.ts';
import { writtenTime } from '#shared/catalogue/written-time.ts';
import { MAIL_KINDS } from '#shared/domain/job/job.ts';
import type { TicketEvent } from '#shared/domain/ticket/event.ts';
import type { Message } from '#shared/domain/ticket/message.ts';
import { STATES } from '#shared/domain/ticket/ticket.ts';
import { CHANNELS, PRIORITIES } from '#shared/domain/ticket/traits.ts';
import { LANGUAGES } from '#shared/kernel/language.ts';

type Leaves = ReadonlyMap<string, string>;

/** Every text of a catalogue by its path. */
const leaves = (branch: unknown, path = ''): Leaves => {
  if (typeof branch === 'string') return new Map([[path, branch]]);
  if (typeof branch !== 'object' || branch === null) throw new Error(`${path} is no text`);
  return new Map(
    Object.entries(branch).flatMap(([key, value]) => [...leaves(value, `${path}.${key}`)]),
  );
};

const places = (text: string): readonly string[] => (text.match(/\{[^}]*\}/g) ?? []).toSorted();

const chinese = leaves(catalogueOf('zh-CN'));
const english = leaves(catalogueOf('en'));

describe('the message catalogues', () => {
  test('say the same things in both languages', () => {
    expect([...chinese.keys()].toSorted()).toEqual([...english.keys()].toSorted());
  });

  test('ask for the same values in both languages', () => {
    for (const [path, text] of chinese) {
      expect({ path, places: places(text) }).toEqual({
        path,
        places: places(english.get(path) ?? ''),
      });
    }
  });

  test('leave no text empty, unfinished or with loose ends', () => {
    for (const [path, text] of [...chinese, ...english]) {
      expect({ path, text }).toEqual({ path, text: expect.stringMatching(/\S/) });
      expect(text).not.toMatch(/TODO|FIXME|\bundefined\b| {2}|\s$/);
    }
  });

  test('are written in Chinese and in English, and not the other way round', () => {
    const named = /\.(languages|skip)$/;
    for (const [path, text] of english) {
      if (!named.test(path))
        expect({ path, chinese: /\p{Script=Han}/u.test(text) }).toEqual({ path, chinese: false });
    }
    for (const [path, text] of chinese) {
      expect({ path, chinese: /\p{Script=Han}/u.test(text) }).toEqual({ path, chinese: true });
    }
  });

  test('know every state, channel, priority and mail of the desk', () => {
    for (const language of LANGUAGES) {
      const { names, pages, timeline } = catalogueOf(language);
      const states: readonly string[] = STATES.map((state) => names.states[state]);
      const ownStates: readonly string[] = STATES.map((state) => pages.ticket.states[state]);
      const channels = CHANNELS.map((channel) => names.channels[channel]);
      const more = [
        ...PRIORITIES.map((priority) => names.priorities[priority]),
        ...MAIL_KINDS.map((mail) => names.mails[mail]),
      ];
      for (const text of [...states, ...ownStates, ...channels, ...more])
        expect(text).toMatch(/\S/);
      // Without a word here, an event or a message of a new type does not compile.
      const sentence = (type: TicketEvent['type']): string => timeline[type];
      const message = (kind: Message['kind'], channel: Message['channel']): string =>
        names.messages[kind] + names.channels[channel];
      expect(sentence('ticket.opened')).toContain('{who}');
      expect(message('note', 'page')).toMatch(/\S/);
    }
  });
});

describe('filling a text', () => {
  test('never reads a value as a place', () => {
    expect(fill('{a} {b}', { a: '{b}', b: 'x' })).toBe('{b} x');
  });

  test('keeps a value that looks like a pattern of replacement as it is', () => {
    expect(fill('Re: {subject}', { subject: "$& $1 $' 退款" })).toBe("Re: $& $1 $' 退款");
  });

  test('leaves a place without a value to be seen', () => {
    expect(fill('工单 {number}', {})).toBe('工单 {number}');
  });
});

describe('a written time', () => {
  const at = '2026-03-02T16:30:00.000Z';

  test('is in the words of the language and on the desk’s clock', () => {
    expect(writtenTime(at, { language: 'zh-CN' })).toMatch(/^2026年3月3日.*00:30/);
    expect(writtenTime(at, { language: 'en' })).toMatch(/^Tue,? 3 March 2026.*00:30/);
  });

  test('names its zone, because a mail may be read anywhere', () => {
    expect(writtenTime(at, { language: 'en' })).toContain('GMT+8');
    expect(writtenTime(at, { language: 'en', zone: 'Europe/Berlin' })).toMatch(
      /17:30.*(GMT\+1|CET)/,
    );
  });
});
