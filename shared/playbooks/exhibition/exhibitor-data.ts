/** Companies found, checked for validity and shared out to the recruiters (P131). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const exhibitorData = definePlaybook({
  id: 'exhibitor-data',
  version: 1,
  title: both('参展企业数据收集', 'Collecting exhibitor data'),
  processes: ['P131'],
  team: 'exhibition',
  about: 'fair',
  triggers: [
    { door: 'playbook' },
    { door: 'agent', who: ['@recruiter', '@project-manager'] },
    { door: 'import' },
  ],
  fields: {
    planned: field('number', ['计划收集数', 'Planned number']),
    demand: field('long', ['数据要求', 'Requirements'], {
      help: both(
        '客户等级、状态、类型、国家、省份、行业',
        'Grade, state, type, country, province, industry',
      ),
    }),
    companies: field('rows', ['企业信息一览表', 'Companies'], {
      columns: {
        company: field('text', ['企业名称', 'Company']),
        contact: field('text', ['联系人', 'Contact']),
        phone: field('phone', ['电话', 'Phone']),
        mail: field('mail', ['邮箱', 'Mail']),
        source: field('choice', ['来源', 'Source'], {
          choices: [
            { id: 'own', title: both('已有数据', 'Own data') },
            { id: 'web', title: both('网络搜索', 'Web search') },
            { id: 'platform', title: both('商务平台', 'Trade platform') },
          ],
        }),
        grade: field('choice', ['等级', 'Grade'], {
          choices: [
            { id: 'A', title: both('A级', 'Grade A') },
            { id: 'B', title: both('B级', 'Grade B') },
            { id: 'C', title: both('C级', 'Grade C') },
          ],
        }),
        type: field('text', ['类型', 'Type']),
        country: field('text', ['国家', 'Country']),
        province: field('text', ['省份', 'Province']),
        industry: field('text', ['行业', 'Industry']),
        valid: field('yes', ['有效', 'Valid']),
      },
    }),
    known: field('rows', ['已有记录', 'Already known'], {
      columns: { company: field('text', ['企业名称', 'Company']) },
    }),
    recruiters: field('rows', ['招展员', 'Recruiters'], {
      columns: {
        person: field('person', ['招展员', 'Recruiter']),
        target: field('number', ['目标', 'Target']),
      },
    }),
    usable: field('number', ['有效数据', 'Usable'], {
      computed: 'size(companies.filter(c, c.valid))',
    }),
  },
  start: 'collect',
  steps: {
    collect: {
      title: both('收集', 'Collect'),
      by: '@recruiter',
      form: ['planned!', 'demand!', 'companies!'],
      outcomes: { handedIn: { title: both('提交', 'Handed in'), to: 'compare' } },
    },
    compare: {
      title: both('查重', 'Look for duplicates'),
      effects: [
        {
          match: 'companies',
          with: { of: 'exhibitor-recruitment', where: 'row.about.id == about.id' },
          on: 'company',
          keep: 'matched',
          into: 'known',
        },
      ],
      outcomes: { compared: { title: both('已查重', 'Compared'), to: 'judge' } },
    },
    judge: {
      title: both('有效性分析', 'Validity'),
      by: '@project-manager',
      form: ['companies!', 'known=', 'usable=', 'recruiters!'],
      outcomes: {
        shared: {
          title: both('分配给招展员', 'Share out'),
          to: 'end',
          effects: [
            {
              open: 'exhibitor-recruitment',
              each: 'companies.filter(c, c.valid)',
              about: 'about',
              key: 'about.id + row.company',
              with: {
                company: 'row.company',
                contact: 'row.contact',
                phone: 'row.phone',
                mail: 'row.mail',
              },
              share: { who: '@recruiter', share: 'ability' },
            },
          ],
        },
        more: {
          title: both('数据不足,继续收集', 'Not enough'),
          to: 'collect',
          when: 'usable < planned',
        },
      },
    },
  },
});
