import { pause } from '#local/event-sources/pause.ts';

/** The desk takes a form for a robot's when it comes back within three seconds. */
const READING_MS = 3_100;
const SHOWN = /name="shown" value="([^"]+)"/;

/** Runs `count` pieces of work, so many at a time. @returns how long each took, in milliseconds. */
export async function atOnce(
  { count, concurrency }: { readonly count: number; readonly concurrency: number },
  work: (number: number) => Promise<void>,
): Promise<readonly number[]> {
  const took: number[] = [];
  let next = 0;
  const line = async () => {
    for (let number = next++; number < count; number = next++) {
      const began = performance.now();
      await work(number);
      took.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, line));
  return took;
}

/** Sheets of the public form that have lain open long enough for a person. */
export async function readSheets(url: string, count: number, concurrency: number) {
  const sheets: string[] = [];
  await atOnce({ count, concurrency }, async () => {
    const html = await (await fetch(url, { headers: { accept: 'text/html' } })).text();
    const shown = SHOWN.exec(html)?.[1];
    if (shown === undefined) throw new Error('The form was not shown.');
    sheets.push(shown);
  });
  await pause(READING_MS);
  return sheets;
}

export const customerAddress = (number: number): string => `customer.${number}@example.com`;

/** @throws Error unless the form was accepted. */
export async function postForm(url: string, shown: string, number: number): Promise<void> {
  const answer = await fetch(`${url}/v1/tickets`, {
    method: 'POST',
    headers: { accept: 'text/html' },
    body: new URLSearchParams({
      name: `王芳 ${number}`,
      email: customerAddress(number),
      subject: '发票开错了 / wrong invoice',
      message: `订单 ${number} 的发票抬头写错了，请重新开具。Please send a corrected invoice.`,
      language: number % 2 === 0 ? 'zh-CN' : 'en',
      website: '',
      shown,
    }),
    redirect: 'manual',
  });
  await answer.arrayBuffer();
  if (answer.status !== 303) throw new Error(`A form was answered with ${answer.status}.`);
}
