/** A real browser for tests: a Chromium of the system, without a single connection of its own to the network. */
import { accessSync, constants, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Page } from 'playwright-core';
import * as z from 'zod';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/**
 * The browser to test with: `CHROMIUM_BIN`, else the system's.
 *
 * @returns nothing where there is none; that is said aloud, since the tests that need one are then left out
 */
export const findChromium = (): string | undefined => {
  const named = process.env['CHROMIUM_BIN'];
  const found = (named === undefined ? PLACES : [named]).find(isProgram);
  if (found === undefined) {
    process.stderr.write(
      '\n*** NO CHROMIUM: the browser tests are left out. Set CHROMIUM_BIN, or install the package chromium. ***\n\n',
    );
  }
  return found;
};

export const launchBrowser = (executablePath: string): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // Chromium refuses to sandbox itself for root, which is who runs in many containers.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

const findings = z.array(
  z.object({
    id: z.string(),
    impact: z.string().nullable(),
    nodes: z.array(z.object({ html: z.string() })),
  }),
);

/**
 * What axe-core finds serious or critical on the page, a line each.
 *
 * The page's context must have been made with `bypassCSP`, since axe-core comes in as a script.
 */
export const seriousFindings = async (page: Page): Promise<readonly string[]> => {
  await page.addScriptTag({ content: axeSource });
  const found: unknown = await page.evaluate('axe.run().then(({ violations }) => violations)');
  return findings
    .parse(found)
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
};

/** How many pixels of the page lie beyond its right edge. */
export const sidewaysScroll = async (page: Page): Promise<number> =>
  z
    .number()
    .parse(
      await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      ),
    );
