/**
 * The agents' plain console: one page and its script, as two files, so that the page's policy can forbid every
 * script but the desk's own. It holds no secret; what an agent may see, the API decides by their token.
 */
import { createHash } from 'node:crypto';
import { CONSOLE_SCRIPT } from '#functions/console-page/console-script.ts';
import { CONSOLE_STYLE } from '#functions/console-page/console-style.ts';
import { html, Markup } from '#functions/pages/html.ts';
import { chooseLanguage } from '#functions/pages/language.ts';
import { type HttpRoute, page } from '#functions/runtime/http-api.ts';
import { catalogueOf } from '#shared/catalogue/catalogue.ts';
import { DESK_ZONE } from '#shared/catalogue/written-time.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { Language, Texts } from '#shared/kernel/language.ts';
import { inquiry } from '#shared/playbooks/inquiry.ts';
import { recoveryCallback } from '#shared/playbooks/recovery-callback.ts';
import { ROLES } from '#shared/playbooks/roles.ts';
import { TEAMS } from '#shared/playbooks/teams.ts';

export interface ConsoleSetting {
  /** Where agents sign in (OpenID Connect discovery is read there). */
  readonly issuer: string;
  readonly consoleClient: string;
  /** Without a trailing slash; agents come back from signing in to `<siteUrl>/console`. */
  readonly siteUrl: string;
}

export const consolePageRoutes = (setting: ConsoleSetting): readonly HttpRoute[] => [
  {
    method: 'GET',
    path: '/console',
    handler: async ({ headers, queryStringParameters }) => {
      const language = chooseLanguage({
        chosen: queryStringParameters?.['lang'],
        accepted: headers['accept-language'],
      });
      return page(200, consolePage(setting, language), headersOf(setting));
    },
  },
  {
    method: 'GET',
    path: '/console/app.js',
    handler: async () => ({
      statusCode: 200,
      headers: {
        'content-type': 'text/javascript; charset=utf-8',
        // Asked for anew each time, so that page and script are always of one release.
        'cache-control': 'no-cache',
        'x-content-type-options': 'nosniff',
      },
      body: CONSOLE_SCRIPT,
    }),
  },
];

const consolePage = (setting: ConsoleSetting, language: Language): string => {
  const texts = catalogueOf(language).console;
  // In an attribute, not in a script element: there escaping is enough, and the policy needs no exception.
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="settings" content="${JSON.stringify(settingsOf(setting))}">
<title>${texts.title}</title>
${styleElement}
<script src="/console/app.js" defer></script>
</head>
<body>
<div id="desk"><main><h1>${texts.title}</h1><p>${texts.loading}</p></main></div>
<noscript><p>${texts.scriptNeeded}</p></noscript>
</body>
</html>
`.toString();
};

const settingsOf = ({ issuer, consoleClient, siteUrl }: ConsoleSetting) => ({
  issuer,
  client: consoleClient,
  redirect: `${siteUrl}/console`,
  zone: DESK_ZONE,
  /** Roles whose holders may look at every team. */
  wide: ROLES.filter(({ reach }) => reach === 'all-teams').map(({ id }) => id),
  texts: { 'zh-CN': textsOf('zh-CN'), en: textsOf('en') },
});

/** What the script needs to speak one language, the titles of the desk's own data among it. */
const textsOf = (language: Language) => {
  const { console, names, timeline } = catalogueOf(language);
  const limits = [inquiry, recoveryCallback].flatMap(({ dues = [] }) => dues);
  return {
    console,
    names,
    timeline,
    teams: Object.fromEntries(TEAMS.map(({ id, title }) => [id, title[language]])),
    playbooks: Object.fromEntries(
      [inquiry, recoveryCallback].map(({ id, title }) => [id, title[language]]),
    ),
    steps: Object.fromEntries(
      stepsOf([inquiry, recoveryCallback]).map(([id, title]) => [id, title[language]]),
    ),
    limits: Object.fromEntries(limits.map(({ id, title }) => [id, title?.[language] ?? id])),
  };
};

/** Steps by their id, outcomes by `<step>.<outcome>`. */
const stepsOf = (playbooks: readonly Playbook[]): readonly (readonly [string, Texts])[] =>
  playbooks.flatMap(({ steps }) =>
    Object.entries(steps).flatMap(([id, { title, outcomes }]) => [
      [id, title] as const,
      ...Object.entries(outcomes).map(
        ([outcome, found]) => [`${id}.${outcome}`, found.title] as const,
      ),
    ]),
  );

const styleElement = new Markup([`<style>${CONSOLE_STYLE}</style>`], []);
const styleHash = createHash('sha256').update(CONSOLE_STYLE).digest('base64');

/** A user pool describes itself at one host and gives out tokens at another, which its name does not tell. */
const USER_POOL_HOST = /^cognito-idp\.[a-z0-9-]+\.amazonaws\.com$/;
const SIGN_IN_DOMAINS = 'https://*.amazoncognito.com';

const headersOf = ({ issuer }: ConsoleSetting): Readonly<Record<string, string>> => {
  const { origin, hostname } = new URL(issuer);
  const elsewhere = USER_POOL_HOST.test(hostname) ? `${origin} ${SIGN_IN_DOMAINS}` : origin;
  return {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      `style-src 'sha256-${styleHash}'`,
      `connect-src 'self' ${elsewhere}`,
      "form-action 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
    ].join('; '),
    // The address holds the code of a sign-in for a moment.
    'referrer-policy': 'no-referrer',
    'strict-transport-security': 'max-age=31536000',
    'x-content-type-options': 'nosniff',
  };
};
