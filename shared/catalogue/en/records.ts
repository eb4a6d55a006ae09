import type { RecordTexts } from '#shared/catalogue/record-texts.ts';

export const recordsEn: RecordTexts = {
  'unknown-field': 'Records of this kind have no such field. Please remove it.',
  'worked-out': 'This is worked out and cannot be written.',
  'not-yours': 'This field is for others to change.',
  'bad-id': 'An id has letters, digits and . _ : @ + - only, 128 of them at most.',
  'too-large': 'The record holds too much: {most} bytes at most. Please shorten it.',
  'too-many-addresses': 'There are too many telephones and mail addresses: {most} at most.',
  'key-taken': 'Another record has this already. Please look for it first.',
};
