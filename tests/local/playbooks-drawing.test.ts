import { describe, expect, test } from 'vitest';
import { drawPlaybook } from '#local/playbooks/draw-playbook.ts';
import { columnsOf, wrapped } from '#local/playbooks/text-width.ts';
import { escaped } from '#local/xml.ts';
import { both } from '#shared/domain/playbook/define.ts';
import { LANGUAGES } from '#shared/kernel/language.ts';
import { HANDBOOK } from '#shared/playbooks/handbook.ts';
import { inquiry } from '#shared/playbooks/inquiry.ts';

/** Some of every department, the inquiry among them. */
const SOME = [inquiry, ...HANDBOOK.filter((_, index) => index % 20 === 0)];

/** Outlines have nothing but points in them. */
const framesIn = (svg: string) =>
  [...svg.matchAll(/class="outline" d="([^"]+)"/g)].map(([, path = '']) => {
    const numbers = (path.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);
    const xs = numbers.filter((_, index) => index % 2 === 0);
    const ys = numbers.filter((_, index) => index % 2 === 1);
    return {
      left: Math.min(...xs),
      right: Math.max(...xs),
      top: Math.min(...ys),
      bottom: Math.max(...ys),
    };
  });

describe.each(LANGUAGES)('a playbook drawn in %s', (language) => {
  test.each(SOME)(
    'shows every step and outcome of $id, no two boxes over each other',
    (playbook) => {
      const svg = drawPlaybook(playbook, language);
      for (const [id, { outcomes }] of Object.entries(playbook.steps)) {
        expect(svg).toContain(`data-step="${id}"`);
        for (const { title, to } of Object.values(outcomes)) {
          for (const target of [to].flat()) {
            expect(svg).toContain(
              `data-from="${id}" data-to="${target}" data-label="${escaped(title[language])}"`,
            );
          }
        }
      }
      const frames = framesIn(svg);
      const overlapping = frames.filter((one, index) =>
        frames.some(
          (other, at) =>
            at > index &&
            one.left < other.right &&
            other.left < one.right &&
            one.top < other.bottom &&
            other.top < one.bottom,
        ),
      );
      expect(overlapping).toEqual([]);
      expect(svg).toContain(`<title id="title">${escaped(playbook.title[language])}</title>`);
    },
  );
});

test('tells people, machines and waits apart by their outlines', () => {
  const svg = drawPlaybook(inquiry, 'zh-CN');
  expect(svg).toContain('class="box person" data-step="answer"');
  expect(svg).toContain('class="box wait" data-step="resolved"');
});

test('words of a desk are no markup', () => {
  const svg = drawPlaybook({ ...inquiry, title: both('退<b>款', 'A & B') }, 'zh-CN');
  expect(svg).toContain('退&lt;b&gt;款');
});

test('a Chinese character takes the room of two letters', () => {
  expect([columnsOf('王小明'), columnsOf('Wang'), columnsOf('上海A座')]).toEqual([6, 4, 7]);
  expect(wrapped('处理并答复客户的投诉', 8).every((line) => columnsOf(line) <= 8)).toBe(true);
  expect(wrapped('处理并答复客户的投诉', 8).join('')).toBe('处理并答复客户的投诉');
});
