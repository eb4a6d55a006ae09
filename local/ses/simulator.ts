/** What becomes of a mail to one recipient. */
export type Fate = 'delivered' | 'bounced' | 'complained' | 'suppressed';

/** SES's mailbox simulator, and the same addresses under a name of the desk's own. */
const SIMULATOR_DOMAINS: readonly string[] = [
  'simulator.amazonses.com',
  'simulator.huiyin.example',
];

/** SES Developer Guide, "Using the mailbox simulator"; an automatic answer (ooto) is delivered as well. */
const FATES: Readonly<Record<string, Fate>> = {
  success: 'delivered',
  bounce: 'bounced',
  complaint: 'complained',
  suppressionlist: 'suppressed',
  ooto: 'delivered',
};

/** Labels (`bounce+label@`) are allowed. Everybody else's mail arrives. */
export function fateOf(address: string): Fate {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1).toLowerCase();
  if (!SIMULATOR_DOMAINS.includes(domain)) return 'delivered';
  const box = address.slice(0, at).split('+', 1)[0] ?? '';
  return FATES[box.toLowerCase()] ?? 'bounced';
}
