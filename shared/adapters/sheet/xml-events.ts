/** XML as a stream of events. The parser knows no entities but the five of XML itself, so no text can unfold in memory. */
import { Parser } from 'htmlparser2';

export interface XmlEvents {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
  /** Asked between chunks. */
  readonly stop?: () => boolean;
}

/** Small against a sheet, so that one that is too large is left early. */
const CHUNK_BYTES = 256 * 1024;

/** Names come without their prefix: some programs write `x:row`. */
export const readXml = (bytes: Uint8Array, { open, text, close, stop }: XmlEvents): void => {
  const parser = new Parser(
    {
      onopentag: (name, attributes) => open?.(local(name), attributes),
      ontext: (part) => text?.(part),
      onclosetag: (name) => close?.(local(name)),
    },
    { xmlMode: true },
  );
  const decoder = new TextDecoder();
  for (let start = 0; start < bytes.length && stop?.() !== true; start += CHUNK_BYTES) {
    parser.write(decoder.decode(bytes.subarray(start, start + CHUNK_BYTES), { stream: true }));
  }
  parser.end();
};

const local = (name: string): string => name.slice(name.indexOf(':') + 1);
