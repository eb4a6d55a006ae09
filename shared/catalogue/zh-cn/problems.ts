import type { ProblemTexts } from '#shared/catalogue/problem-texts.ts';

export const problemsZhCn: ProblemTexts = {
  required: '请填写此项。',
  'too-short': '内容太短，请补充。',
  'too-long': '内容太长，请缩短。',
  'too-many': '数量太多，请减少。',
  invalid: '填写有误，请检查。',
  'invalid-email': '邮箱地址不正确，请按 name@example.com 的格式填写。',
  'invalid-phone': '电话号码不正确，请只填写数字，可以带 + 和区号。',
  'email-or-phone': '请至少填写邮箱或电话，方便我们联系您。',
  'control-characters': '含有无法显示的控制字符，请删除后重新填写。',
  'unknown-key': '不认识这一项，请删除。',
  'unknown-language': '不支持这种语言，请选择 zh-CN 或 en。',
  'unknown-playbook': '没有这个流程，请重新选择。',
  'unknown-team': '没有这个小组，请重新选择。',
  'upload-missing': '没有收到这个文件，请重新上传。',
  'upload-refused': '这个文件未通过检查，请换一个，或者不带附件。',
};
