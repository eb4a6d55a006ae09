import { SCRIPT_LIST } from '#functions/console-page/script-list.ts';
import { SCRIPT_PAGE } from '#functions/console-page/script-page.ts';
import { SCRIPT_SESSION } from '#functions/console-page/script-session.ts';
import { SCRIPT_TICKET } from '#functions/console-page/script-ticket.ts';

/**
 * The console's script, as the browser gets it. It is text because it runs elsewhere than the function that sends
 * it, and small enough to need no build of its own. The browser tests run it.
 */
export const CONSOLE_SCRIPT = `'use strict';
(() => {
${SCRIPT_PAGE}
${SCRIPT_SESSION}
${SCRIPT_LIST}
${SCRIPT_TICKET}
start();
})();
`;
