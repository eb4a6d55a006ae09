import type { Texts } from '#shared/kernel/language.ts';
import type { Person } from './people.ts';

const TEXTS = {
  title: { 'zh-CN': '登录', en: 'Sign in' },
  hint: {
    'zh-CN': '本机演示：选一个人即可，没有密码。',
    en: 'Local desk: pick somebody, there is no password.',
  },
  agent: { 'zh-CN': '客服', en: 'agent' },
  supervisor: { 'zh-CN': '主管', en: 'supervisor' },
  admin: { 'zh-CN': '管理员', en: 'admin' },
  expired: {
    'zh-CN': '登录已过期，请回到工作台重新登录。',
    en: 'This sign-in has expired. Go back to the console and start again.',
  },
  failed: { 'zh-CN': '登录失败。', en: 'Signing in failed.' },
  signOut: { 'zh-CN': '退出登录', en: 'Sign out' },
} as const satisfies Record<string, Texts>;

const STYLE =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:26rem;margin:3rem auto;padding:0 1rem}' +
  'button{display:block;width:100%;margin:.5rem 0;padding:.7rem 1rem;font:inherit;text-align:left}' +
  'small{display:block;color:#555}';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

const both = (texts: Texts) => `${texts['zh-CN']} · <span lang="en">${texts.en}</span>`;

const page = (title: Texts, body: string) => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title['zh-CN']} · ${title.en}</title><style>${STYLE}</style></head>
<body><main><h1>${both(title)}</h1>${body}</main></body></html>`;

/** One button a person; the form posts `user`. */
export function signInPage(action: string, people: readonly Person[]): string {
  const buttons = people.map(
    ({ name, displayName, role, team }) =>
      `<button name="user" value="${escaped(name)}">${escaped(displayName)} (${escaped(name)})` +
      `<small>${both(TEXTS[role])} · ${escaped(team)}</small></button>`,
  );
  const form = `<form method="post" action="${escaped(action)}">${buttons.join('')}</form>`;
  return page(TEXTS.title, `<p>${both(TEXTS.hint)}</p>${form}`);
}

export const expiredPage = () => page(TEXTS.title, `<p>${both(TEXTS.expired)}</p>`);

export const failedPage = (reason: string) =>
  page(TEXTS.failed, `<p><code>${escaped(reason)}</code></p>`);

/**
 * Posts the given form at once; with scripts off, a button does.
 *
 * @param form the sign-in library's own form, already HTML.
 */
export function signOutPage(form: string): string {
  const button = `<button name="logout" value="yes">${both(TEXTS.signOut)}</button>`;
  const confirmed = `<input type="hidden" name="logout" value="yes"><noscript>${button}</noscript>`;
  return page(
    TEXTS.signOut,
    `${form.replace('</form>', `${confirmed}</form>`)}<script>document.forms[0].submit()</script>`,
  );
}
