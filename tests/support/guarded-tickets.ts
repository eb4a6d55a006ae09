/** Tickets of playbooks that keep people out, put on a desk as a decision would leave them. */
import { installedPlaybooks } from '#shared/adapters/installed-playbooks.ts';
import type { Json } from '#shared/domain/expression/value.ts';
import type { TicketId } from '#shared/domain/ids.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { openTicket } from '#shared/domain/ticket/open-ticket.ts';
import { momentOn } from '#shared/usecases/moment.ts';
import { withFacts } from '#shared/usecases/with-facts.ts';
import { deskApi } from './desk-api.ts';
import { memoryDesk } from './memory-desk.ts';
import { value } from './tickets.ts';

export interface Put {
  readonly playbook: Playbook;
  readonly team: string;
  readonly subject?: string;
  readonly assignee?: string;
  readonly opener?: string;
  /** The colleague that it is about. */
  readonly about?: string;
  readonly fields?: Readonly<Record<string, Json>>;
}

/** A desk in memory that knows these playbooks and no others. */
export const guardedDesk = (playbooks: readonly Playbook[]) => {
  const desk = memoryDesk();
  const ports = { ...desk.ports, playbooks: installedPlaybooks(playbooks) };
  let count = 0;
  return {
    ...desk,
    ports,
    call: deskApi({ ports }),
    put: async ({ opener, subject = '内部事项', ...over }: Put): Promise<TicketId> => {
      count += 1;
      const moment = await momentOn(
        ports,
        over.playbook,
        opener === undefined ? { kind: 'machine' } : { kind: 'agent', id: opener },
      );
      const opening = {
        id: ports.ids.ticketIdFor(`put ${count}`),
        number: ports.ids.ticketNumber(),
        channel: 'phone',
        language: 'zh-CN',
        customer: { id: 'tel:13800001234', name: '王芳', phone: '13800001234' },
        classified: true,
        subject,
        ...over,
      } as const;
      const decision = value(
        await withFacts(ports.facts, (facts) => openTicket(opening, { ...moment, facts })),
      );
      value(await ports.desk.commit({ at: moment.at, decisions: [decision] }));
      return opening.id;
    },
  };
};

export type GuardedDesk = ReturnType<typeof guardedDesk>;
