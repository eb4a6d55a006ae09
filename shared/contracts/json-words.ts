/** What is wrong with a text that a desk wrote, as sentences in both languages. */
import type { JsonProblem, JsonRefusal } from '#shared/contracts/read-json.ts';
import type { Texts } from '#shared/kernel/language.ts';

const both = (zh: string, en: string): Texts => ({ 'zh-CN': zh, en });

const SAYS: Readonly<Record<string, Texts>> = {
  invalid_type: both(
    '缺少或类型不对：应为 {detail}。',
    'Missing or of the wrong type: {detail} is wanted.',
  ),
  invalid_value: both('只能是：{detail}。', 'Must be one of: {detail}.'),
  invalid_format: both('写法不合规。', 'This is not how it is written.'),
  invalid_key: both('名称不合规。', 'This is no proper name.'),
  unrecognized_keys: both('没有这样的键：{detail}。', 'There are no such keys: {detail}.'),
  duplicate_key: both('键重复出现。', 'The key is there twice.'),
  forbidden_key: both('不能使用这个键。', 'This key cannot be used.'),
  too_big: both('太多或太长：最多 {detail}。', 'Too many or too long: {detail} at most.'),
  too_small: both('太少或太短：至少 {detail}。', 'Too few or too short: {detail} at least.'),
};

const OTHERWISE = both('不符合流程的写法。', 'A playbook is not written like this.');

/** `custom` problems say in their detail what they are about. */
const CUSTOM: Readonly<Record<string, Texts>> = {
  'not-who': both(
    '应为角色、字段或关系，如“@agent”“$borrower”“owner”。',
    'Must be a role, a field or a relation, such as “@agent”, “$borrower”, “owner”.',
  ),
  'taken-name': both('这个名称已被占用。', 'This name cannot be used.'),
};

const describeJsonProblem = ({ problem, detail = '' }: JsonProblem): Texts => {
  const says = (problem === 'custom' ? CUSTOM[detail] : SAYS[problem]) ?? OTHERWISE;
  return both(says['zh-CN'].replace('{detail}', detail), says.en.replace('{detail}', detail));
};

/** Every problem with its place and its sentence; the place is empty for the whole text. */
export const toldJsonProblems = (
  refusal: JsonRefusal,
): readonly (JsonProblem & { readonly says: Texts })[] => {
  switch (refusal.code) {
    case 'json.too-large':
      return [
        {
          at: '',
          problem: refusal.code,
          detail: String(refusal.most),
          says: both(`最多 ${refusal.most} 字节。`, `${refusal.most} bytes at most.`),
        },
      ];
    case 'json.unreadable':
      return [
        {
          at: '',
          problem: refusal.code,
          detail: refusal.reason,
          says: both('不是有效的 JSON。', 'This is no valid JSON.'),
        },
      ];
    case 'json.malformed':
      return refusal.problems.map((problem) => ({
        ...problem,
        says: describeJsonProblem(problem),
      }));
  }
};
