/** The addresses and colours of a mail's HTML that may be kept, each read by its own strict form. */

/** Longer addresses are not clicked but carry data. */
const LONGEST_URL = 4_096;

/** Characters that browsers drop from addresses before they look at the scheme (WHATWG URL, section 4.4). */
const DROPPED = /[\p{Cc}\p{Cf}\s]/gu;

/** @returns the address of a link that a reader may follow; nothing for any scheme but web, mail and telephone */
export const linkOf = (text: string): string | undefined => {
  const url = text.trim();
  if (url.length > LONGEST_URL || DROPPED.test(url.replaceAll(' ', ''))) {
    return undefined;
  }
  if (/^mailto:[^\s<>"@]+@[^\s<>"]+$/i.test(url) || /^tel:[+\d().-]{3,30}$/i.test(url)) return url;
  return webUrlOf(url);
};

/** @returns the absolute address of a picture on another server; a relative one would be ours and is refused */
export const remoteUrlOf = (text: string): string | undefined => {
  const url = text.replace(DROPPED, '');
  return webUrlOf(url.startsWith('//') ? `https:${url}` : url);
};

const webUrlOf = (text: string): string | undefined => {
  if (text.length > LONGEST_URL || !/^https?:\/\/[^/\\]/i.test(text) || !URL.canParse(text))
    return undefined;
  const url = new URL(text);
  // `https://bank.example@evil.example/` shows one name and leads to another.
  return url.username === '' && url.password === '' ? url.href : undefined;
};

/** @returns the Content-ID that a `cid:` address names (RFC 2392), without brackets and percent signs */
export const contentIdOf = (text: string): string | undefined => {
  const [, encoded] = /^\s*cid:<?([^\s<>"']{1,250}?)>?\s*$/i.exec(text) ?? [];
  if (encoded === undefined) return undefined;
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
};

/** Pictures written into the mail; SVG is a program and not among them. */
export const pictureOf = (text: string): string | undefined =>
  /^data:image\/(?:png|gif|jpe?g|webp|bmp);base64,[a-z0-9+/=]{8,}$/i.test(text.trim())
    ? text.trim()
    : undefined;

const COLOUR =
  /(?:^|;)\s*color\s*:\s*(#[0-9a-f]{3,8}|[a-z]{3,20}|rgba?\([\d\s.,%]{5,30}\))\s*(?:;|!|$)/i;

/** @returns the text colour that a style names; a transparent one would hide words */
export const colourOf = (style: string): string | undefined => {
  const colour = COLOUR.exec(style.slice(0, LONGEST_URL))?.[1]?.toLowerCase();
  return colour === undefined || colour === 'transparent' || colour.startsWith('rgba')
    ? undefined
    : colour.replace(/\s+/g, '');
};
