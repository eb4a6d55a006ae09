/** Items published on websites, counted against the plan (P129). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const publicityPlan = definePlaybook({
  id: 'publicity-plan',
  version: 1,
  title: both('宣传计划', 'Publicity plan'),
  processes: ['P129'],
  team: 'exhibition',
  about: 'fair',
  triggers: [{ door: 'playbook' }, { door: 'agent', who: ['@exhibition-marketing'] }],
  settings: {
    planned: {
      title: both('计划数量', 'Planned numbers'),
      initial: {
        articles: '10',
        links: '5',
        blogs: '3',
        navigation: '12',
        classifieds: '15',
        professional: '6',
      },
      source: 'P129',
    },
  },
  fields: {
    items: field('rows', ['宣传内容', 'Items'], {
      columns: {
        kind: field('choice', ['类别', 'Kind'], {
          choices: [
            { id: 'articles', title: both('文章', 'Articles') },
            { id: 'links', title: both('友情链接', 'Links') },
            { id: 'blogs', title: both('博客', 'Blogs') },
            { id: 'navigation', title: both('导航网站', 'Navigation sites') },
            { id: 'classifieds', title: both('分类信息', 'Classified posts') },
            { id: 'professional', title: both('专业网站', 'Professional sites') },
          ],
        }),
        planned: field('number', ['计划数', 'Planned'], {
          computed: 'number(set.planned[row.kind])',
        }),
        actual: field('number', ['已发布', 'Published']),
        proof: field('text', ['网址', 'Address']),
      },
    }),
    blog: field('yes', ['今日博客已更新', 'Blog updated today']),
    share: field('number', ['完成率', 'Completion'], {
      computed:
        'sum(items.map(i, i.planned)) > 0 ? sum(items.map(i, i.actual)) / sum(items.map(i, i.planned)) : null',
    }),
  },
  start: 'publish',
  steps: {
    publish: {
      title: both('发布与每日更新', 'Publish and update daily'),
      by: '@exhibition-marketing',
      form: ['items!', 'blog', 'share='],
      dues: [
        {
          id: 'day',
          title: both('博客每日更新', 'Blog every day'),
          ends: { by: 'end of day' },
          after: { remind: '@exhibition-marketing' },
        },
      ],
      outcomes: {
        today: { title: both('今日完成', 'Done for today'), to: 'publish', form: ['blog!'] },
        complete: {
          title: both('全部发布', 'All published'),
          to: 'review',
          when: 'items.all(i, i.actual >= i.planned)',
        },
      },
    },
    review: {
      title: both('核查', 'Review'),
      by: '@project-manager',
      form: ['items=', 'share='],
      outcomes: {
        accepted: { title: both('确认', 'Accepted'), to: 'end' },
        back: { title: both('补充发布', 'More to publish'), to: 'publish' },
      },
    },
  },
});
