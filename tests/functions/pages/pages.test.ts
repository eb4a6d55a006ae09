import { describe, expect, test } from 'vitest';
import { formPage } from '#functions/pages/form-page.ts';
import { PAGE_HEADERS } from '#functions/pages/layout.ts';
import { messagePage } from '#functions/pages/message-page.ts';
import { surveyPage, thanksPage } from '#functions/pages/survey-page.ts';
import { type TicketPage, ticketPage } from '#functions/pages/ticket-page.ts';
import { catalogueOf } from '#shared/catalogue/catalogue.ts';
import { PROBLEM_CODES } from '#shared/catalogue/problem-texts.ts';
import { isTicketNumber, type TicketNumber } from '#shared/domain/ids.ts';
import { LANGUAGES, type Language } from '#shared/kernel/language.ts';

const numberOf = (text: string): TicketNumber => {
  if (!isTicketNumber(text)) throw new Error(`${text} is no number`);
  return text;
};

const number = numberOf('HY-7K3M-9QWX');
const attack = `"><script>alert(1)</script><img src=x onerror='alert(1)'>`;
const KILOBYTE = 1_000;

const form = (
  language: Language,
  values = {},
  problems: Parameters<typeof formPage>[0]['problems'] = [],
) => formPage({ language, shown: 'n0nce.end.k1.mac', values, problems, action: '/v1/tickets' });

const ticket = (language: Language, more: Partial<TicketPage> = {}) =>
  ticketPage({
    language,
    number,
    state: 'open',
    subject: '冰箱漏水 leaking fridge',
    messages: [
      {
        from: 'customer',
        author: '李雷',
        at: '2026-03-02T01:00:00.000Z',
        text: '昨晚开始漏水。\n很急！',
      },
      { from: 'desk', author: '林晓', at: '2026-03-02T02:00:00.000Z', text: '师傅今天下午上门。' },
    ],
    addAction: '/tickets/t0ken/messages',
    once: 's0me',
    added: false,
    canAdd: true,
    ...more,
  });

const survey = (language: Language, more: Partial<Parameters<typeof surveyPage>[0]> = {}) =>
  surveyPage({ language, number, action: '/surveys/t0ken', problems: [], ...more });

const everyPage = (language: Language): readonly string[] => [
  form(language),
  form(
    language,
    {},
    PROBLEM_CODES.map((problem) => ({ field: 'message', problem })),
  ),
  ticket(language),
  ticket(language, { state: 'closed', canAdd: false }),
  survey(language),
  thanksPage({ language }),
  messagePage({ language, kind: 'link-expired' }),
  messagePage({ language, kind: 'fault', requestId: 'JKJaXmPLvHcESHA=' }),
];

describe.each(LANGUAGES)('every page in %s', (language) => {
  test('is under 20 kB, says its language and leaves no place unfilled', () => {
    for (const page of everyPage(language)) {
      expect(Buffer.byteLength(page)).toBeLessThan(20 * KILOBYTE);
      expect(page).toContain(`<html lang="${language}">`);
      expect(page.replace(/<style>.*<\/style>/s, '')).not.toMatch(/\{[a-z]+\}|undefined|\[object/);
    }
  });

  test('leads to the other language by a plain link', () => {
    const other = language === 'en' ? 'zh-CN' : 'en';
    for (const page of everyPage(language)) {
      expect(page).toMatch(new RegExp(`<a href="[^"]*\\?lang=${other}"`));
    }
  });

  test('needs no script and no file from elsewhere', () => {
    for (const page of everyPage(language)) {
      expect(page).not.toMatch(/<script|<img|<link|\son[a-z]+=|\sstyle=|https?:/i);
    }
  });
});

test('the policy allows the pages’ one style and nothing else', () => {
  const policy = PAGE_HEADERS['content-security-policy'];
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('unsafe');
  expect(policy).not.toContain('script-src');
});

describe('the form', () => {
  test('keeps what was typed, and what was typed stays text', () => {
    const page = form('en', { name: attack, subject: attack, message: `${attack}</textarea>` }, [
      { field: 'email', problem: 'email-or-phone' },
    ]);
    expect(page).not.toContain('<script>alert');
    expect(page).not.toContain('<img');
    expect(page.match(/<\/textarea>/g)).toHaveLength(1);
    expect(page).toContain('value="&quot;&gt;&lt;script&gt;');
  });

  test('keeps a message that begins with an empty line', () => {
    expect(form('en', { message: '\nsecond line' })).toMatch(
      /<textarea[^>]*>\n\nsecond line<\/textarea>/,
    );
  });

  test('leads from each problem to its field and says there what to do', () => {
    const page = form('zh-CN', {}, [
      { field: 'name', problem: 'required' },
      { field: 'email', problem: 'invalid-email' },
    ]);
    const { problems } = catalogueOf('zh-CN');
    expect(page).toContain('<a href="#name">');
    expect(page).toContain('<a href="#email">');
    expect(page).toContain(`id="name-problem">${problems.required}`);
    expect(page).toContain('aria-describedby="contact-hint email-problem" aria-invalid="true"');
  });

  test('names a problem of a field it does not have, without a link', () => {
    const page = form('en', {}, [{ field: 'uploads', problem: 'some-new-code' }]);
    expect(page).toContain(`<li>uploads: ${catalogueOf('en').problems.invalid}</li>`);
  });

  test('sends the signed time and the language along, and offers machines a trap', () => {
    const page = form('en');
    expect(page).toContain('name="shown" value="n0nce.end.k1.mac"');
    expect(page).toContain('name="language" value="en"');
    expect(page).toMatch(/class="trap">[\s\S]*name="website" tabindex="-1" autocomplete="off"/);
  });
});

describe('the ticket’s page', () => {
  test('says where the ticket stands, what was promised and what was said', () => {
    const page = ticket('zh-CN', { promisedAt: '2026-03-02T09:00:00.000Z' });
    expect(page).toContain('HY-7K3M-9QWX');
    expect(page).toContain(catalogueOf('zh-CN').pages.ticket.states.open);
    expect(page).toContain('2026年3月2日');
    expect(page).toContain('17:00');
    expect(page).toContain('昨晚开始漏水。\n很急！');
    expect(page).toContain('林晓');
  });

  test('shows times in the reader’s zone where one is known', () => {
    const page = ticket('en', { promisedAt: '2026-03-02T09:00:00.000Z', zone: 'Europe/London' });
    expect(page).toMatch(/Mon,? 2 March 2026.*09:00/);
  });

  test('runs nothing that was said on it', () => {
    const at = '2026-03-02T01:00:00.000Z';
    const page = ticket('en', {
      subject: attack,
      messages: [{ from: 'desk', author: attack, at, text: attack }],
    });
    expect(page).not.toContain('<script>alert');
    expect(page).not.toContain('<img');
  });

  test('takes no message where none is possible, and offers a new request instead', () => {
    const page = ticket('en', { state: 'closed', canAdd: false });
    expect(page).not.toContain('<form');
    expect(page).toContain('<a href="/">');
  });

  test('keeps a message that was not accepted', () => {
    const page = ticket('en', {
      problems: [{ field: 'message', problem: 'too-long' }],
      text: 'a long story',
      here: '/tickets/t0ken',
    });
    expect(page).toContain('\na long story</textarea>');
    expect(page).toContain('<a href="#message">');
    expect(page).toContain('href="/tickets/t0ken?lang=zh-CN"');
  });

  test('names the submission, so that a second click adds nothing', () => {
    expect(ticket('en')).toContain('name="once" value="s0me"');
  });
});

describe('the survey', () => {
  test('offers five scores in words and chooses none beforehand', () => {
    const page = survey('en');
    expect(page.match(/type="radio" name="score"/g)).toHaveLength(5);
    expect(page).not.toContain(' checked');
    expect(page).toContain('method="post"');
  });

  test('keeps the answer that was not accepted', () => {
    const page = survey('zh-CN', {
      values: { score: '2', comment: '等了三天' },
      problems: [{ field: 'comment', problem: 'too-long' }],
    });
    expect(page).toContain('id="score-2" value="2" checked');
    expect(page).toContain('\n等了三天</textarea>');
  });

  test('says what was answered before, and that the last answer counts', () => {
    expect(survey('en', { answered: 4 })).toContain('You gave 4.');
  });
});

test('a fault is told by its request id and nothing else', () => {
  expect(messagePage({ language: 'en', kind: 'fault', requestId: 'JKJa=' })).toContain('JKJa=');
});
