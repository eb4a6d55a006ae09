import { type Instant, millisecondsOf } from '#shared/kernel/instant.ts';
import type { Language } from '#shared/kernel/language.ts';

/** Where the desk's business hours are kept, so the clock its promises are meant by. */
export const DESK_ZONE = 'Asia/Shanghai';

/**
 * A moment as a reader of the language writes it, to the minute, with its zone: an e-mail may be read anywhere.
 *
 * @param zone an IANA name, such as `Europe/Berlin`
 */
export const writtenTime = (
  at: Instant,
  { language, zone = DESK_ZONE }: { readonly language: Language; readonly zone?: string },
): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    ...(language === 'en' ? { weekday: 'short' } : {}),
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
    timeZoneName: 'short',
  }).format(millisecondsOf(at));
