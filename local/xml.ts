const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // A parser would read a bare carriage return as a line feed (XML 1.0, section 2.11).
  '\r': '&#13;',
};

/** Text for XML and HTML, between tags and in quoted attributes. */
export const escaped = (text: string): string =>
  text.replaceAll(/[&<>"'\r]/g, (character) => ESCAPES[character] ?? character);

export type XmlContent = string | number | boolean | undefined | readonly XmlNode[];

export interface XmlNode {
  readonly name: string;
  readonly content: XmlContent;
}

/** An element; one with undefined content is left out. */
export const element = (name: string, content: XmlContent): XmlNode => ({ name, content });

function written({ name, content }: XmlNode): string {
  if (content === undefined) return '';
  const inner = Array.isArray(content) ? content.map(written).join('') : escaped(String(content));
  return `<${name}>${inner}</${name}>`;
}

/** A whole document; its root carries the namespace, if there is one. */
export function xmlDocument(namespace: string, { name, content = [] }: XmlNode): string {
  const root = written({ name, content });
  const opening = namespace === '' ? `<${name}>` : `<${name} xmlns="${namespace}">`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${opening}${root.slice(`<${name}>`.length)}`;
}
