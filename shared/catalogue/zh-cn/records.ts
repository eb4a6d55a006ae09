import type { RecordTexts } from '#shared/catalogue/record-texts.ts';

export const recordsZhCn: RecordTexts = {
  'unknown-field': '这类档案没有这一项，请删除。',
  'worked-out': '这一项由系统计算，不能填写。',
  'not-yours': '这一项须由其他岗位修改。',
  'bad-id': '编号只能包含文字、数字和 . _ : @ + -，最多 128 个字符。',
  'too-large': '档案内容太多，最多 {most} 字节，请精简。',
  'too-many-addresses': '电话和邮箱太多，最多 {most} 个。',
  'key-taken': '已有另一份档案使用此内容，请先查找。',
};
