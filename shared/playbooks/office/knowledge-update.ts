/** Frequent questions and changed facts (price, specification, policy) become reviewed articles (P166). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const knowledgeUpdate = definePlaybook({
  id: 'knowledge-update',
  version: 1,
  title: both('知识库更新', 'Knowledge base update'),
  processes: ['P166'],
  team: 'general',
  triggers: [
    { cron: '0 9 1 * *', days: 'work-after', key: 'text(periodOf(today, "month"))' },
    { door: 'agent' },
    { door: 'playbook' },
  ],
  settings: {
    reviewEvery: {
      title: both('文章复核周期', 'Articles reviewed every'),
      initial: undefined,
      source: 'P166 says regularly',
    },
    frequent: {
      title: both('列为常见问题的次数', 'Asked so often it is frequent'),
      initial: 5,
      source: 'ours',
    },
  },
  fields: {
    kind: field('choice', ['更新类型', 'Kind'], {
      choices: [
        { id: 'question', title: both('常见问题', 'Frequent question') },
        { id: 'price', title: both('价格', 'Price') },
        { id: 'specification', title: both('规格', 'Specification') },
        { id: 'policy', title: both('政策', 'Policy') },
      ],
    }),
    question: field('text', ['问题', 'Question']),
    asked: field('number', ['近期次数', 'Times asked']),
    frequent: field('yes', ['常见问题', 'Frequent'], { computed: 'asked >= set.frequent' }),
    answer: field('long', ['标准答复', 'Standard answer']),
    writer: field('person', ['编制人', 'Written by']),
    remarks: field('long', ['审核意见', 'Remarks']),
    article: field('document', ['文章', 'Article']),
    reviewAt: field('date', ['复核日期', 'Review on'], {
      proposed: 'today + span(set.reviewEvery)',
    }),
  },
  start: 'draft',
  steps: {
    draft: {
      title: both('整理问题并撰写', 'Collect and write'),
      by: '@agent',
      form: ['kind!', 'question!', 'asked', 'frequent=', 'answer!', 'remarks='],
      outcomes: {
        written: {
          title: both('送审', 'For review'),
          to: 'review',
          effects: [{ set: { writer: 'me' } }],
        },
        none: { title: both('本期无更新', 'Nothing to update'), to: 'end' },
      },
    },
    review: {
      title: both('审核', 'Review'),
      by: { who: '@supervisor', not: '$writer' },
      form: ['question=', 'answer=', 'remarks', 'reviewAt!'],
      outcomes: {
        published: {
          title: both('发布', 'Published'),
          to: 'learn',
          effects: [
            { make: 'article', into: 'article' },
            { send: 'published', to: '@agent' },
          ],
        },
        back: { title: both('修改', 'Change'), to: 'draft', form: ['remarks!'] },
      },
    },
    learn: {
      title: both('等到复核日', 'Until its review'),
      resolved: true,
      wait: { until: 'reviewAt' },
      outcomes: { due: { title: both('到期', 'Due'), to: 'check' } },
    },
    check: {
      title: both('复核', 'Is it still right?'),
      by: '@supervisor',
      form: ['article='],
      outcomes: {
        right: { title: both('仍有效', 'Still right'), to: 'learn', form: ['reviewAt!'] },
        wrong: { title: both('需更新', 'Must change'), to: 'draft' },
        retired: { title: both('停用', 'Retired'), to: 'end' },
      },
    },
  },
  texts: {
    article: both(
      '# {{question}}\n标准答复:{{answer}}',
      '# {{question}}\nStandard answer: {{answer}}',
    ),
    published: both('知识库更新:{{question}}', 'Knowledge base: {{question}}'),
  },
  registers: {
    articles: {
      title: both('知识库', 'Articles'),
      columns: ['kind', 'question', 'asked', 'reviewAt', 'state'],
      groupBy: ['kind'],
    },
  },
});
