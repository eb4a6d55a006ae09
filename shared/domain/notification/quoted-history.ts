/** What was said before an answer, as it stands below it. */
import { catalogueOf } from '#shared/catalogue/catalogue.ts';
import { fill } from '#shared/catalogue/fill.ts';
import { writtenTime } from '#shared/catalogue/written-time.ts';
import type { Quote } from '#shared/domain/notification/mail-body.ts';
import { isForCustomer, type Message } from '#shared/domain/ticket/message.ts';
import type { Language } from '#shared/kernel/language.ts';

/** The question and one turn before it: who wants all of it opens the ticket's page. */
const MOST_QUOTED = 3;

/** About a page each; a mail is read, not searched. */
const LONGEST_QUOTE = 2_000;

/**
 * The last few messages before one, the newest first.
 *
 * @param names how the customer and the desk are called
 */
export const quotedHistory = (
  messages: readonly Message[],
  before: Message,
  {
    language,
    names,
  }: {
    readonly language: Language;
    readonly names: { readonly customer: string; readonly desk: string };
  },
): readonly Quote[] => {
  const { wrote } = catalogueOf(language).mails.reply;
  return messages
    .filter((one) => isForCustomer(one) && one.id !== before.id && one.at <= before.at)
    .toSorted((left, right) => (left.at < right.at ? 1 : -1))
    .slice(0, MOST_QUOTED)
    .map(({ at, kind, text }) => ({
      head: fill(wrote, {
        time: writtenTime(at, { language }),
        name: oneLine(kind === 'reply' ? names.desk : names.customer),
      }),
      text: shortened(text),
    }));
};

const oneLine = (name: string): string => name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();

const shortened = (text: string): string => {
  const characters = [...text.slice(0, 2 * LONGEST_QUOTE)];
  return characters.length <= LONGEST_QUOTE
    ? text
    : `${characters.slice(0, LONGEST_QUOTE).join('')}…`;
};
