/** The customer's record and the colleague's (P044-P059): every department refers to these two. */
import { both, field } from '#shared/domain/playbook/define.ts';
import type { Fields } from '#shared/domain/playbook/field.ts';
import type { Kind } from '#shared/domain/playbook/kind.ts';
import type { Who } from '#shared/domain/playbook/who.ts';
import {
  CUSTOMER_CLASSES,
  SECRECY_CHOICES,
  SEXES,
} from '#shared/playbooks/archive/customer-choices.ts';

/** P001, P046, P056: whom to reach, where and when. */
const CONTACT: Fields = {
  code: field('text', ['客户代码', 'Client code']),
  name: field('text', ['客户名称', 'Customer']),
  form: field('choice', ['客户形式', 'Form'], {
    choices: [
      { id: 'person', title: both('个人', 'Person') },
      { id: 'company', title: both('企业', 'Company') },
      { id: 'institution', title: both('机构', 'Institution') },
    ],
  }),
  class: field('choice', ['客户类别', 'Class'], { choices: CUSTOMER_CLASSES }),
  contact: field('text', ['对接人', 'Contact person']),
  post: field('text', ['职位', 'Post']),
  head: field('text', ['负责人', 'Person in charge']),
  phone: field('phone', ['电话', 'Phone']),
  companyPhone: field('phone', ['公司电话', 'Company phone']),
  fax: field('phone', ['传真', 'Fax']),
  mail: field('mail', ['电子邮箱', 'E-mail']),
  handle: field('text', ['聊天账号', 'Chat handle']),
  city: field('text', ['所在城市', 'City']),
  address: field('address', ['地址', 'Address']),
  callTime: field('text', ['方便联系的时间', 'Convenient time to call']),
  doNotCall: field('yes', ['不愿接受回访', 'Wants no calls']),
};

/** P046, P058: what is learnt about the person with time. */
const PERSONAL: Fields = {
  sex: field('choice', ['性别', 'Sex'], { choices: SEXES }),
  birthday: field('date', ['生日', 'Birthday']),
  hobbies: field('long', ['爱好', 'Hobbies']),
  family: field('long', ['家庭状况', 'Family']),
  habits: field('long', ['习惯与喜好', 'Habits and preferences']),
  diet: field('text', ['饮食要求', 'Diet']),
  taboos: field('long', ['禁忌与宗教习俗', 'Taboos and religious customs']),
  plate: field('text', ['车牌号', 'Licence plate']),
};

/** P047: what is known of an institution. */
const INSTITUTION: Fields = {
  founded: field('date', ['成立日期', 'Founded']),
  tradingSince: field('date', ['开始交易日期', 'Trading since']),
  trade: field('text', ['行业', 'Trade']),
  qualification: field('text', ['资质', 'Qualification']),
  staff: field('number', ['员工人数', 'Staff']),
  turnover: field('money', ['年销售额', 'Yearly turnover']),
  assets: field('money', ['资产', 'Assets']),
  organisation: field('long', ['组织与管理体制', 'Organisation and management']),
  deciders: field('rows', ['采购决策人', 'Who decides on purchases'], {
    columns: {
      name: field('text', ['姓名', 'Name']),
      post: field('text', ['职务', 'Post']),
      phone: field('phone', ['电话', 'Phone']),
    },
  }),
  purchasing: field('long', ['采购程序与需求计划', 'Purchasing and demand plan']),
  features: field('long', ['经营特点与发展潜力', 'Features and potential']),
  trading: field('long', ['交易现状与问题', 'State of trade and problems']),
};

/** Credit is what the group decides (P053); whoever brings in a whole list of customers brings their credit along. */
const DECIDE_CREDIT: readonly Who[] = ['@credit-group', '@archive-supervisor', '@supervisor'];

/** Secrecy is set by those who keep the archive (P050). */
const SET_SECRECY: readonly Who[] = ['@archive-clerk', '@archive-supervisor', '@supervisor'];

/** What others lead to somebody by, nobody writes for themselves. */
const SUPERIORS: readonly Who[] = ['@supervisor', 'boss:about'];

/** P051-P054: credit, and whether other playbooks must hold back supply. */
const CREDIT: Fields = {
  creditClass: field('choice', ['信用等级', 'Credit class'], {
    changedBy: DECIDE_CREDIT,
    choices: [
      { id: 'A', title: both('A 级', 'Class A') },
      { id: 'B', title: both('B 级', 'Class B') },
      { id: 'C', title: both('C 级', 'Class C') },
      { id: 'D', title: both('D 级', 'Class D') },
    ],
  }),
  creditLimit: field('money', ['授信额度', 'Credit limit'], { changedBy: DECIDE_CREDIT }),
  paymentDays: field('number', ['账期（天）', 'Payment term in days'], {
    changedBy: DECIDE_CREDIT,
  }),
  creditReviewedOn: field('date', ['最近资信调查', 'Credit last reviewed'], {
    changedBy: DECIDE_CREDIT,
  }),
  supplyHeld: field('yes', ['暂停供货', 'Supply held'], { changedBy: DECIDE_CREDIT }),
};

/** P045, P048-P050, P057: who keeps the record, how secret it is, when it was last used. */
const KEEPING: Fields = {
  keeper: field('person', ['档案责任人', 'Keeper']),
  lastContactAt: field('at', ['最近联系', 'Last contact']),
  memo: field('long', ['日常联系备忘录', 'Contact memo']),
  active: field('yes', ['在用', 'In use']),
  dataLevel: field('choice', ['按资料定密', 'Level by data'], {
    choices: SECRECY_CHOICES,
    changedBy: SET_SECRECY,
  }),
  tradeLevel: field('choice', ['按业务定密', 'Level by trade'], {
    choices: SECRECY_CHOICES,
    changedBy: SET_SECRECY,
  }),
  secretUntil: field('date', ['保密期限', 'Secret until'], { changedBy: SET_SECRECY }),
};

/** The higher of the level by data and the level by trade; after its term the record is open (P050). */
const SECRECY_OF_CUSTOMER = `
  secretUntil != null && secretUntil < today ? ""
  : dataLevel == "绝密" || tradeLevel == "绝密" ? "绝密"
  : dataLevel == "机密" || tradeLevel == "机密" ? "机密"
  : "秘密"`.trim();

export const customer: Kind = {
  id: 'customer',
  title: both('客户档案', 'Customer record'),
  fields: { ...CONTACT, ...PERSONAL, ...INSTITUTION, ...CREDIT, ...KEEPING },
  life: {
    reviewEvery: '1q',
    destroyedBy: ['@archive-supervisor', '@service-manager', '@general-manager'],
  },
  secrecy: SECRECY_OF_CUSTOMER,
};

/** A colleague, kept under the id of their account; `boss`, `deputy` and `roles` are what the who-words lead to. */
export const person: Kind = {
  id: 'person',
  title: both('员工', 'Colleague'),
  fields: {
    name: field('text', ['姓名', 'Name']),
    post: field('text', ['岗位', 'Post'], { changedBy: SUPERIORS }),
    boss: field('person', ['直接上级', 'Superior'], { changedBy: SUPERIORS }),
    deputy: field('person', ['代理人', 'Deputy']),
    department: field('text', ['部门', 'Department'], { changedBy: SUPERIORS }),
    phone: field('phone', ['电话', 'Phone']),
    mail: field('mail', ['邮箱', 'E-mail']),
    signature: field('long', ['邮件签名', 'Mail signature'], {
      help: both(
        '写在给客户的答复下面；空着则写姓名',
        'Under answers to customers; the name, where it is empty',
      ),
    }),
    language: field('choice', ['语言', 'Language'], {
      choices: [
        { id: 'zh-CN', title: both('中文', 'Chinese') },
        { id: 'en', title: both('英文', 'English') },
      ],
    }),
    roles: field('choices', ['角色', 'Roles'], {
      help: both('按角色编号填写', 'By the ids of roles'),
      changedBy: SUPERIORS,
    }),
    abilities: field('rows', ['业务能力', 'Abilities'], {
      changedBy: SUPERIORS,
      columns: {
        what: field('text', ['业务', 'Work']),
        grade: field('number', ['等级', 'Grade'], { validWhen: 'row.grade > 0' }),
      },
    }),
    away: field('yes', ['外出', 'Away']),
    hiredAt: field('date', ['入职日期', 'Hired on'], { changedBy: SUPERIORS }),
    active: field('yes', ['在职', 'Employed'], { changedBy: SUPERIORS }),
  },
  seenBy: ['@supervisor', 'about', 'boss:about'],
};
