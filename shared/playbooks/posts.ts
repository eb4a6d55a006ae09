/** The posts that the handbook's playbooks speak of; who stands there when is the desk's roster. */
export const POSTS = [
  'service',
  'lobby-a',
  'lobby-b',
  'lobby-c',
  'lobby-d',
  'mobile-post',
] as const;
