import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const sent = z.object({ sentAtMs: z.number(), destinations: z.array(z.string()) });

/**
 * When each customer first got a mail, by the desk's clock.
 *
 * Read from the desk's own journal: to ask the mailbox viewer would make the desk parse every mail while it works.
 */
export function firstMails(data: string): ReadonlyMap<string, number> {
  const file = join(data, 'ses', 'sent.jsonl');
  const firsts = new Map<string, number>();
  if (!existsSync(file)) return firsts;
  const text = readFileSync(file, 'utf8');
  for (const line of text.slice(0, text.lastIndexOf('\n') + 1).split('\n')) {
    if (line === '') continue;
    const { sentAtMs, destinations } = sent.parse(JSON.parse(line));
    for (const address of destinations) {
      firsts.set(address, Math.min(firsts.get(address) ?? sentAtMs, sentAtMs));
    }
  }
  return firsts;
}
