/**
 * The agency's view of a client, and the projects its hours and costs are kept by (P143-P165). The account executive keeps both (P055,
 * P156); who is given a client, and on what terms, is for those who answer for the account (P163).
 */
import { both, field } from '#shared/domain/playbook/define.ts';
import type { Kind } from '#shared/domain/playbook/kind.ts';
import type { Who } from '#shared/domain/playbook/who.ts';
import { keptBy } from '#shared/playbooks/kept-by.ts';

/** P163. */
const ANSWER_FOR_ACCOUNTS: readonly Who[] = [
  '@account-manager',
  '@account-director',
  '@supervisor',
];

export const clientAccount: Kind = {
  id: 'client-account',
  title: both('服务客户', 'Client account'),
  key: ['name'],
  fields: keptBy(['$executive', '@account-executive', '@account-manager', '@account-director'], {
    customer: field('ref:customer', ['客户档案', 'Customer']),
    name: field('text', ['客户简称', 'Name']),
    contact: field('text', ['主要对接人', 'Main contact']),
    mail: field('mail', ['邮箱', 'Mail']),
    phone: field('phone', ['电话', 'Phone']),
    executive: field('person', ['客户执行', 'Account executive'], {
      changedBy: ANSWER_FOR_ACCOUNTS,
    }),
    terms: field('choice', ['合作方式', 'Terms'], {
      changedBy: ANSWER_FOR_ACCOUNTS,
      choices: [
        { id: 'monthly', title: both('月费', 'Monthly fee') },
        { id: 'longTerm', title: both('长期服务', 'Long-term service') },
        { id: 'single', title: both('单项', 'Single jobs') },
      ],
    }),
    /** Agreed by both sides: every week, every other week or every month (P150). */
    meetingEvery: field('span', ['定期会议间隔', 'Regular meeting every']),
    firstMeeting: field('at', ['首次定期会议', 'First regular meeting']),
    active: field('yes', ['服务中', 'Active'], { changedBy: ANSWER_FOR_ACCOUNTS }),
  }),
};

export const advertisingProject: Kind = {
  id: 'advertising-project',
  title: both('广告项目', 'Advertising project'),
  key: ['code'],
  fields: keptBy(['@account-executive', '@account-manager', '@account-director'], {
    code: field('text', ['项目号', 'Code']),
    name: field('text', ['项目名称', 'Name']),
    client: field('ref:client-account', ['客户', 'Client']),
    startsOn: field('date', ['立项日期', 'Begins on']),
  }),
};
