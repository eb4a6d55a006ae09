import { both, field } from '#shared/domain/playbook/define.ts';
import type { Kind } from '#shared/domain/playbook/kind.ts';
import { keptBy } from '#shared/playbooks/kept-by.ts';

/** A project handed over to a customer and called back about as long as it is used, kept by those who call (P032). */
export const deliveredProject: Kind = {
  id: 'delivered-project',
  title: both('已交付项目', 'Delivered project'),
  fields: keptBy(['@callback-specialist', '@agent'], {
    name: field('text', ['项目名称', 'Project']),
    customer: field('ref:customer', ['客户', 'Customer']),
    deliveredOn: field('date', ['交付日期', 'Delivered on']),
    endedOn: field('date', ['终止服务日期', 'Service ended on']),
  }),
  key: ['name', 'customer'],
};
