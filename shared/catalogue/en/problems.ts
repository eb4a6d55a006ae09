import type { ProblemTexts } from '#shared/catalogue/problem-texts.ts';

export const problemsEn: ProblemTexts = {
  required: 'Please fill this in.',
  'too-short': 'This is too short. Please add a little.',
  'too-long': 'This is too long. Please shorten it.',
  'too-many': 'These are too many. Please remove some.',
  invalid: 'This does not look right. Please check it.',
  'invalid-email': 'This is not an e-mail address. Please write it like name@example.com.',
  'invalid-phone': 'This is not a phone number. Please use digits, with + and area code if needed.',
  'email-or-phone': 'Please give an e-mail address or a phone number, so that we can reach you.',
  'control-characters': 'There are invisible control characters in it. Please type it anew.',
  'unknown-key': 'This field is not known. Please remove it.',
  'unknown-language': 'This language is not offered. Please use zh-CN or en.',
  'unknown-playbook': 'There is no such playbook. Please choose another.',
  'unknown-team': 'There is no such team. Please choose another.',
  'upload-missing': 'This file has not arrived. Please upload it again.',
  'upload-refused': 'This file was not accepted. Please send another, or do without it.',
};
