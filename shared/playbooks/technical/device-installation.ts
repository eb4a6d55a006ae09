/** A crane is installed or overhauled; the special inspection accepts it, except after an overhaul (P092). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const deviceInstallation = definePlaybook({
  id: 'device-installation',
  version: 1,
  title: both('设备安装、大修与验收', 'Installation, overhaul, acceptance'),
  processes: ['P092'],
  team: 'installation',
  about: 'device',
  triggers: [{ door: 'agent', who: ['@install-head', '@sales'] }, { door: 'playbook' }],
  number: { format: 'AZ{yyyy}-{n:4}', series: '"device-installation"', restart: 'year' },
  fields: {
    kind: field('choice', ['作业类别', 'Kind of work'], {
      choices: [
        { id: 'new', title: both('新装', 'Installation') },
        { id: 'overhaul', title: both('大修改造', 'Overhaul') },
      ],
    }),
    type: field('choice', ['设备类型', 'Type of crane'], {
      choices: [
        { id: 'single-girder', title: both('电动单梁', 'Electric single-girder') },
        { id: 'suspension', title: both('悬挂', 'Suspension') },
        { id: 'jib', title: both('悬臂', 'Jib') },
        { id: 'double-girder', title: both('桥式双梁', 'Bridge double-girder') },
        { id: 'gantry', title: both('门式', 'Gantry') },
      ],
    }),
    outside: field('yes', ['委外安装', 'By a subcontractor']),
    subcontractor: field('ref:subcontractor', ['分包商', 'Subcontractor'], {
      requiredWhen: 'outside',
    }),
    leader: field('person', ['现场负责人', 'In charge on site']),
    startsOn: field('date', ['开工日期', 'Begins on']),
    endsOn: field('date', ['计划完工', 'To be done by'], { validWhen: 'endsOn >= startsOn' }),
    checks: field('rows', ['自检项目', 'Own inspection'], {
      columns: {
        what: field('text', ['项目', 'Item'], { requiredWhen: 'true' }),
        passed: field('yes', ['合格', 'Passed']),
        remark: field('text', ['说明', 'Remark'], { requiredWhen: '!row.passed' }),
      },
    }),
    problems: field('long', ['整改内容', 'What must be put right']),
    certificate: field('file', ['特检合格证', 'Certificate of the special inspection']),
    acceptedOn: field('date', ['验收日期', 'Accepted on']),
    trained: field('yes', ['已培训用户', 'User trained']),
    handedOver: field('sign', ['用户签收', 'Taken over by the user']),
  },
  start: 'plan',
  steps: {
    plan: {
      title: both('安排施工', 'Plan'),
      by: '@install-head',
      form: ['kind!', 'type!', 'outside', 'subcontractor', 'leader!', 'startsOn!', 'endsOn!'],
      outcomes: {
        own: {
          title: both('自行施工', 'Our own people'),
          to: 'build',
          when: '!outside',
          effects: [{ number: true }],
        },
        outside: {
          title: both('委外施工', 'By a subcontractor'),
          to: 'agree',
          when: 'outside',
          form: ['subcontractor!'],
          effects: [
            { number: true },
            {
              open: 'subcontract',
              key: 'ticket.id',
              with: { subcontractor: 'subcontractor.id', work: 'ticket.number' },
            },
          ],
        },
      },
    },
    agree: {
      title: both('等待分包协议', 'Until the agreement stands'),
      wait: { children: 'all' },
      outcomes: { agreed: { title: both('协议已签', 'Agreed'), to: 'build' } },
    },
    build: {
      title: both('安装或大修', 'Install or overhaul'),
      by: { who: ['$leader', '@field-staff'] },
      form: ['checks!', 'problems='],
      dues: [
        {
          id: 'end',
          ends: { at: 'endsOn' },
          before: [{ span: '3d', do: { remind: '$leader' } }],
          after: { raise: '@install-head' },
        },
      ],
      outcomes: {
        accept: {
          title: both('完工,报特检', 'Done: to the special inspection'),
          to: 'inspect',
          when: 'kind == "new" && checks.all(c, c.passed)',
        },
        overhauled: {
          title: both('大修完工,免验收', 'Overhaul done: no acceptance'),
          to: 'handOver',
          when: 'kind == "overhaul" && checks.all(c, c.passed)',
        },
      },
    },
    inspect: {
      title: both('特检验收', 'Special inspection'),
      by: '@install-head',
      form: ['checks=', 'certificate', 'acceptedOn', 'problems'],
      outcomes: {
        passed: {
          title: both('验收合格', 'Passed'),
          to: 'handOver',
          form: ['certificate!', 'acceptedOn!'],
          effects: [{ change: 'about', set: { acceptedOn: 'acceptedOn' } }],
        },
        failed: { title: both('整改', 'Put right'), to: 'build', form: ['problems!'] },
      },
    },
    handOver: {
      title: both('培训并移交用户', 'Train the user and hand over'),
      by: { who: ['$leader', 'customer'], via: ['link', 'paper'] },
      form: ['trained!', 'handedOver!'],
      outcomes: {
        done: {
          title: both('已移交', 'Handed over'),
          to: 'end',
          effects: [{ change: 'about', set: { state: '"in-use"' } }],
        },
      },
    },
  },
  registers: {
    installations: {
      title: both('安装与验收登记', 'Installations'),
      columns: ['number', 'kind', 'type', 'subcontractor', 'startsOn', 'acceptedOn', 'state'],
      groupBy: ['type'],
    },
  },
  metrics: {
    installed: {
      title: both('完成安装与大修台数', 'Installed or overhauled'),
      value: {
        of: 'device-installation',
        where: 'has(handedOver)',
        at: 'ticket.endedAt',
        by: ['type', 'kind'],
      },
      period: 'year',
    },
    accepted: {
      title: both('特检验收台数', 'Accepted'),
      value: {
        of: 'device-installation',
        where: 'has(certificate)',
        at: 'at(acceptedOn)',
        by: ['type'],
      },
      period: 'year',
    },
  },
});
