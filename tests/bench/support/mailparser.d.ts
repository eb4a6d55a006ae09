/** The one function of mailparser that the bench measures; the package has no types of its own. */
declare module 'mailparser' {
  export interface SimpleParserOptions {
    readonly skipHtmlToText?: boolean;
    readonly skipTextToHtml?: boolean;
    readonly skipImageLinks?: boolean;
    readonly skipTextLinks?: boolean;
  }

  export const simpleParser: (raw: Buffer, options?: SimpleParserOptions) => Promise<unknown>;
}
