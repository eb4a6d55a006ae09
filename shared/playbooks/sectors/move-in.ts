/** An owner takes over a flat or wants to decorate it: papers, fees, keys, signatures, inspection (P102). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const moveIn = definePlaybook({
  id: 'move-in',
  version: 1,
  title: both('业主收房与装修手续', 'Taking over and decorating a flat'),
  processes: ['P102'],
  team: 'property',
  about: 'dwelling',
  triggers: [{ door: 'walk-in' }, { door: 'phone' }, { door: 'form' }],
  fields: {
    kind: field('choice', ['手续', 'What for'], {
      choices: [
        { id: 'take-over', title: both('收房', 'Taking over') },
        { id: 'decoration', title: both('装修', 'Decoration') },
      ],
    }),
    owner: field('text', ['业主', 'Owner'], { proposed: 'about.owner.name' }),
    papers: field('rows', ['证件与资料', 'Papers'], {
      columns: {
        what: field('text', ['资料', 'Paper'], { requiredWhen: 'true' }),
        there: field('yes', ['已收', 'There']),
      },
    }),
    fees: field('money', ['应缴费用', 'Fees due'], { validWhen: 'fees >= 0' }),
    meters: field('text', ['水电表读数', 'Meters']),
    defects: field('long', ['房屋问题', 'Defects']),
    keys: field('number', ['钥匙数', 'Keys'], { validWhen: 'keys > 0' }),
    firm: field('text', ['装修单位', 'Decoration firm']),
    firmPhone: field('phone', ['装修负责人电话', 'Phone of the firm']),
    from: field('date', ['开工日期', 'Begins on']),
    until: field('date', ['竣工日期', 'Ends on'], { validWhen: 'until >= from' }),
    permit: field('document', ['装修许可', 'Permit']),
    signed: field('sign', ['业主签字', 'Signed by the owner']),
    found: field('long', ['竣工检查', 'Final inspection']),
  },
  start: 'papers',
  steps: {
    papers: {
      title: both('接待并核对资料', 'Receive and check the papers'),
      by: '@mobile-post',
      form: ['kind!', 'owner!', 'papers!', 'fees', 'firm', 'firmPhone', 'from', 'until'],
      outcomes: {
        takeOver: {
          title: both('资料齐全,验房', 'Complete: inspect'),
          to: 'inspect',
          when: 'kind == "take-over" && papers.all(p, p.there)',
          form: ['fees!'],
        },
        decorate: {
          title: both('资料齐全,办装修', 'Complete: decorate'),
          to: 'permit',
          when: 'kind == "decoration" && papers.all(p, p.there)',
          form: ['firm!', 'firmPhone!', 'from!', 'until!', 'fees!'],
        },
        later: {
          title: both('资料不齐,另约', 'Not complete'),
          to: 'end',
          effects: [{ send: 'bring', to: 'customer' }],
        },
      },
    },
    inspect: {
      title: both('验房交钥匙', 'Inspect and hand over the keys'),
      by: '@mobile-post',
      form: ['meters!', 'defects', 'keys!', 'fees='],
      outcomes: {
        taken: {
          title: both('业主收房', 'Taken over'),
          to: 'sign',
          effects: [
            {
              post: 'custody',
              from: '"filed"',
              to: '"owner/" + about.code + "-keys"',
              amount: '1',
            },
            { change: 'about', set: { takenOverOn: 'today' } },
          ],
        },
        defects: {
          title: both('有问题,先维修', 'Defects first'),
          to: 'mend',
          form: ['defects!'],
          effects: [
            {
              open: 'owner-request',
              about: 'about',
              with: { request: 'defects' },
              key: 'ticket.id + "/" + text(visits("inspect"))',
            },
          ],
        },
      },
    },
    mend: {
      title: both('等待维修', 'Until it is mended'),
      wait: { children: 'all' },
      outcomes: { mended: { title: both('已修好', 'Mended'), to: 'inspect' } },
    },
    permit: {
      title: both('审批装修', 'Decide on the decoration'),
      by: '@supervisor',
      form: ['firm=', 'from=', 'until=', 'fees='],
      outcomes: {
        granted: {
          title: both('批准', 'Granted'),
          to: 'sign',
          effects: [
            { make: 'permit', into: 'permit' },
            { change: 'about', set: { decorating: 'true' } },
          ],
        },
        refused: {
          title: both('不批准', 'Refused'),
          to: 'end',
          effects: [{ send: 'refused', to: 'customer' }],
        },
      },
    },
    sign: {
      title: both('业主签字', 'The owner signs'),
      by: { who: ['customer', '@mobile-post'], via: ['link', 'paper'] },
      form: ['permit=', 'meters=', 'keys=', 'signed!'],
      outcomes: {
        decorating: {
          title: both('装修开工', 'Decoration begins'),
          to: 'final',
          when: 'kind == "decoration"',
        },
        done: { title: both('收房完成', 'Taken over'), to: 'end', when: 'kind == "take-over"' },
      },
    },
    final: {
      title: both('竣工检查', 'Inspect when done'),
      by: '@mobile-post',
      form: ['until', 'found'],
      dues: [{ id: 'until', ends: { at: 'until' }, after: { remind: '@mobile-post' } }],
      outcomes: {
        fine: {
          title: both('合格', 'In order'),
          to: 'end',
          form: ['found!'],
          effects: [{ change: 'about', set: { decorating: 'false' } }],
        },
        longer: { title: both('延期', 'Takes longer'), to: 'final', form: ['until!'] },
      },
    },
  },
  texts: {
    bring: both(
      '您好,办理手续还缺资料,请备齐后再来。',
      'Some papers are still missing; please come again with all of them.',
    ),
    refused: both(
      '您好,装修申请未获批准,详情请到客服中心咨询。',
      'The decoration was not permitted; please ask at the service centre.',
    ),
    permit: both(
      '# 装修许可\n{{about.code}} {{owner}},{{from}} 至 {{until}},施工单位 {{firm}}',
      '# Permit to decorate\n{{about.code}} {{owner}}, {{from}} to {{until}}, by {{firm}}',
    ),
  },
  registers: {
    formalities: {
      title: both('收房与装修登记', 'Formalities'),
      columns: ['openedAt', 'kind', 'owner', 'fees', 'keys', 'firm', 'until', 'state'],
      groupBy: ['kind'],
      totals: ['fees'],
    },
  },
});
