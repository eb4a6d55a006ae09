/** What a service of the local cloud answers to a call it does not carry out, in its own wire form. */
export class WireError extends Error {
  override readonly name = 'WireError';
  /** The service's own code, as its API reference gives it. */
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}
