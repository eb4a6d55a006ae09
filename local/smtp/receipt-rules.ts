/** One S3 action of an enabled receipt rule, in the order of the rule set. */
export interface ReceiptRule {
  /** Addresses, domains (`example.com`) and everything below a domain (`.example.com`); none = all mail. */
  readonly recipients: readonly string[];
  /** Whether mail is scanned for spam and viruses. */
  readonly scan: boolean;
  readonly bucket: string;
  /** Put before the message id as it stands, such as `incoming/`. */
  readonly prefix: string;
}

/**
 * Whether a rule's recipient condition takes an envelope address. A domain does not take its
 * subdomains, and an address does not take its `+label` forms.
 * https://docs.aws.amazon.com/ses/latest/dg/receiving-email-receipt-rules-console-walkthrough.html
 */
function takes(condition: string, address: string): boolean {
  const wanted = condition.toLowerCase();
  const given = address.toLowerCase();
  if (wanted.includes('@')) return wanted === given;
  const domain = given.slice(given.lastIndexOf('@') + 1);
  return wanted.startsWith('.') ? domain.endsWith(wanted) : domain === wanted;
}

/** The rules that take an envelope address. */
export const rulesFor = (rules: readonly ReceiptRule[], address: string): readonly ReceiptRule[] =>
  rules.filter(
    ({ recipients }) =>
      recipients.length === 0 || recipients.some((condition) => takes(condition, address)),
  );
