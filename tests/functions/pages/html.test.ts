import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { html } from '#functions/pages/html.ts';

describe('the html tag', () => {
  test('escapes text in content and in attributes', () => {
    const text = `<script>alert("1")</script> & 'x'`;
    expect(html`<p title="${text}">${text}</p>`.toString()).toBe(
      '<p title="&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;">&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;</p>',
    );
  });

  test('takes its own markup as it is, alone and in lists', () => {
    const items = ['甲', '<b>'].map((text) => html`<li>${text}</li>`);
    expect(html`<ul>${items}</ul>`.toString()).toBe('<ul><li>甲</li><li>&lt;b&gt;</li></ul>');
  });

  test('leaves nothing behind for what is absent', () => {
    expect(html`<p>${undefined}${false}${0}</p>`.toString()).toBe('<p>0</p>');
  });

  test('lets no text out of its element or attribute', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(html`${text}`.toString()).not.toMatch(/[<>"']/);
      }),
    );
  });
});
