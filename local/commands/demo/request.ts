/** One customer of the demonstration, and what happens to their request. */
export interface DemoRequest {
  readonly door: 'form' | 'mail';
  readonly name: string;
  readonly subject: string;
  readonly message: string;
  readonly phone?: string;
  /** What a colleague writes for colleagues only. */
  readonly note?: string;
  readonly replies?: readonly string[];
  /** What the customer writes after the first answer, or by themselves where there is none. */
  readonly adds?: string;
  readonly resolved?: boolean;
  /** What the customer thinks of it, once they are asked. */
  readonly vote?: { readonly score: 1 | 2 | 3 | 4 | 5; readonly comment: string };
}
