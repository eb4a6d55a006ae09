/**
 * The HTML of a stranger's mail, fit to stand in a page of ours.
 *
 * sanitize-html parses and writes; what may stay is listed here and everything else goes. Cleaning happens when a
 * mail is shown, never when it is stored, so that a better rule also reaches old mails. The page still shows the
 * result in a sandboxed frame under a content security policy: this is the first wall, not the only one.
 */
import sanitizeHtml from 'sanitize-html';
import { colourOf, contentIdOf, linkOf, pictureOf, remoteUrlOf } from './mail-urls.ts';

export interface CleanOptions {
  /** Where a part of the mail with this Content-ID (no angle brackets) is shown from; nothing when it has none. */
  readonly urlOfContentId: (contentId: string) => string | undefined;
  /** False until somebody asks: loading a picture tells its sender that, when and where the mail was read. */
  readonly showRemoteImages: boolean;
}

export interface CleanHtml {
  readonly html: string;
  /** The pictures of other servers that the mail would load, each once, shown or not. */
  readonly remoteImages: readonly string[];
}

/** As much as is read of a mail's HTML. */
const LONGEST_HTML = 4 * 1024 * 1024;

/** A browser's own limit is 512; deeper elements are tricks, their text stays. */
const DEEPEST = 200;

/** Newsletters have some dozens; a list of a million is an attack on whoever shows it. */
const MOST_REMOTE_IMAGES = 500;

const TAGS =
  'a abbr b big blockquote br caption center code col colgroup dd del div dl dt em font h1 h2 h3 h4 h5 h6 hr i img ins li ol p pre q s samp small span strike strong sub sup table tbody td tfoot th thead tr tt u ul wbr'.split(
    ' ',
  );

/** Elements whose content is no text to read, or is parsed by other rules than the text around it. */
const SWALLOWED =
  'script style title textarea option noscript noembed noframes iframe object embed template svg math xmp plaintext select audio video canvas applet'.split(
    ' ',
  );

/** What elements keep beside what the transformations below write. No class, id or name: they could meet ours. */
const CELL = ['colspan', 'rowspan', 'align', 'valign', 'style'];
const ATTRIBUTES: Readonly<Record<string, string[]>> = {
  '*': ['dir', 'lang', 'style'],
  a: ['href', 'target', 'rel'],
  img: ['src', 'alt', 'width', 'height', 'data-cid', 'data-remote', 'loading', 'referrerpolicy'],
  ol: ['start', 'type'],
  td: CELL,
  th: CELL,
  table: ['border', 'cellpadding', 'cellspacing', 'align'],
};

/** Closing one element in another's place can move a third; each pass settles more, and mails need one or two. */
const MOST_PASSES = 5;

/**
 * Cleaning twice is cleaning once: the result is cleaned until it stands, so that whoever parses it sees what the
 * cleaner saw. A blocked picture keeps its address in `data-remote`, one of the mail's own its Content-ID in
 * `data-cid`, and both are read again.
 */
export const cleanHtml = (source: string, options: CleanOptions): CleanHtml => {
  const remote = new Set<string>();
  let html = source.slice(0, LONGEST_HTML).replaceAll('\0', '');
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const cleaned = onePass(html, { options, remote });
    if (cleaned === html) break;
    html = cleaned;
  }
  return { html, remoteImages: [...remote] };
};

const onePass = (
  html: string,
  { options, remote }: { readonly options: CleanOptions; readonly remote: Set<string> },
): string =>
  sanitizeHtml(html, {
    allowedTags: TAGS,
    nonTextTags: SWALLOWED,
    allowedAttributes: ATTRIBUTES,
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    // Pictures come out of `pictureFor` alone, which lets nothing through that it did not write itself.
    allowedSchemesAppliedToAttributes: ['href'],
    allowProtocolRelative: false,
    parseStyleAttributes: false,
    nestingLimit: DEEPEST,
    transformTags: {
      '*': (tagName, attribs) => ({ tagName, attribs: withStyle(attribs) }),
      a: (tagName, attribs) => ({ tagName, attribs: linkFor(attribs) }),
      img: (tagName, attribs) => ({ tagName, attribs: pictureFor(attribs, options, remote) }),
    },
  });

type Attributes = Record<string, string>;

/** Colours alone, because people answer "in red below"; anything else could cover our page or hide words. */
const withStyle = ({ style = '', ...attributes }: Attributes): Attributes => {
  const colour = colourOf(style);
  return colour === undefined ? attributes : { ...attributes, style: `color:${colour}` };
};

const linkFor = (attributes: Attributes): Attributes => {
  const href = linkOf(attributes['href'] ?? '');
  return href === undefined
    ? withStyle({ style: attributes['style'] ?? '' })
    : { href, target: '_blank', rel: 'noopener noreferrer nofollow' };
};

const pictureFor = (
  attributes: Attributes,
  { urlOfContentId, showRemoteImages }: CleanOptions,
  remote: Set<string>,
): Attributes => {
  const kept = sizesOf(attributes);
  const source = attributes['src'] ?? '';
  const contentId = contentIdOf(source) ?? attributes['data-cid'];
  if (contentId !== undefined) {
    const url = urlOfContentId(contentId);
    return { ...kept, 'data-cid': contentId, ...(url === undefined ? {} : { src: url }) };
  }
  const embedded = pictureOf(source);
  if (embedded !== undefined) return { ...kept, src: embedded };
  const url = remoteUrlOf(source) ?? remoteUrlOf(attributes['data-remote'] ?? '');
  if (url === undefined || (remote.size >= MOST_REMOTE_IMAGES && !remote.has(url))) return kept;
  remote.add(url);
  return showRemoteImages
    ? { ...kept, src: url, loading: 'lazy', referrerpolicy: 'no-referrer' }
    : { ...kept, 'data-remote': url };
};

const sizesOf = ({ alt = '', width = '', height = '' }: Attributes): Attributes => ({
  alt,
  ...(/^\d{1,4}$/.test(width) ? { width } : {}),
  ...(/^\d{1,4}$/.test(height) ? { height } : {}),
});
