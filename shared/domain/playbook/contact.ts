/** Something said with a party on a channel. */

export const CONTACT_CHANNELS = [
  'mail',
  'sms',
  'phone',
  'chat',
  'fax',
  'post',
  'visit',
  'link',
  'paper',
] as const;

export type ContactChannel = (typeof CONTACT_CHANNELS)[number];
