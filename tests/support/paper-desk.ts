/** A desk whose queues are worked off on demand, for stories about documents. */
import { extractText } from 'unpdf';
import { installedPlaybooks } from '#shared/adapters/installed-playbooks.ts';
import type { Json } from '#shared/domain/expression/value.ts';
import type { TicketId } from '#shared/domain/ids.ts';
import type { Job } from '#shared/domain/job/job.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { Who } from '#shared/domain/playbook/who.ts';
import { openTicket } from '#shared/domain/ticket/open-ticket.ts';
import type { Customer, Ticket } from '#shared/domain/ticket/ticket.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Language } from '#shared/kernel/language.ts';
import type { DocumentPrinter } from '#shared/ports/documents.ts';
import { documentPath } from '#shared/usecases/document-link.ts';
import { documentJob } from '#shared/usecases/effects/make.ts';
import { followUpJob } from '#shared/usecases/follow-up.ts';
import { notify } from '#shared/usecases/notify.ts';
import { withFacts } from '#shared/usecases/with-facts.ts';
import { deskApi } from './desk-api.ts';
import { memoryDesk } from './memory-desk.ts';
import { agent, momentAt, value } from './tickets.ts';

const CUSTOMER: Customer = {
  id: 'mailto:li.na@customer.example',
  name: '李娜',
  email: 'li.na@customer.example',
};

/**
 * @param printer where what is printed is read again
 * @param playbooks instead of the handbook
 */
export const paperDesk = (printer?: DocumentPrinter, playbooks?: readonly Playbook[]) => {
  const plain = memoryDesk();
  const desk = {
    ...plain,
    ports: {
      ...plain.ports,
      ...(printer === undefined ? {} : { printer }),
      ...(playbooks === undefined ? {} : { playbooks: installedPlaybooks(playbooks) }),
    },
  };
  const api = deskApi(desk);
  const done = new Set<string>();
  const { ports } = desk;

  const work = async (job: Job): Promise<void> => {
    if (job.queue === 'documents') return documentJob(ports, job);
    if (job.queue === 'follow-up') return followUpJob(ports, job);
    if (job.queue === 'notification') await notify(ports, job);
  };

  const waiting = (): readonly Job[] =>
    desk.jobs().filter(({ id, due }) => !done.has(id) && due <= desk.now());

  return {
    ...desk,
    api,
    waiting,
    work,
    /** Everything that waits on a queue is done, twice, as a queue may have it. */
    settle: async (): Promise<void> => {
      for (let jobs = waiting(); jobs.length > 0; jobs = waiting()) {
        for (const job of jobs) {
          done.add(job.id);
          await work(job);
          await work(job);
        }
      }
    },
    open: async (
      playbook: Playbook,
      {
        language = 'zh-CN',
        fields = {},
      }: { readonly language?: Language; readonly fields?: Readonly<Record<string, Json>> } = {},
    ): Promise<TicketId> => {
      const at: Instant = desk.now();
      const opening = {
        id: ports.ids.ticketId(at),
        number: ports.ids.ticketNumber(),
        playbook,
        channel: 'phone',
        subject: '报价',
        language,
        customer: CUSTOMER,
        classified: true,
        fields,
      } as const;
      const moment = momentAt(at, agent('opener'));
      const decision = value(
        await withFacts(ports.facts, (facts) => openTicket(opening, { ...moment, facts })),
      );
      value(await ports.desk.commit({ at, decisions: [decision] }));
      return decision.after.id;
    },
    ticket: async (id: TicketId): Promise<Ticket> => (await desk.file(id)).ticket,
    /** A colleague takes an outcome through the API. */
    take: async (
      id: TicketId,
      way: `${string}/${string}`,
      {
        as,
        fields = {},
      }: { readonly as: string; readonly fields?: Readonly<Record<string, Json>> },
    ) => {
      const [step = '', outcome = ''] = way.split('/');
      const { version } = (await desk.file(id)).ticket;
      return api('POST /v1/tickets/{id}/steps/{step}/{outcome}', {
        path: { id, step, outcome },
        headers: { 'if-match': `"${version}"` },
        caller: { name: `${as}-1`, groups: ['supervisor', as] },
        json: { fields },
      });
    },
    /** The token of a party's link to the newest document of a field. */
    linkOf: async (id: TicketId, field: string, party: Who = 'customer'): Promise<string> => {
      const { ticket } = await desk.file(id);
      const playbook = await ports.playbooks.of(ticket.playbook);
      const path = documentPath(ticket, { playbook, field, party }, ports.keys) ?? '';
      return path.slice('/documents/'.length);
    },
    /** What stands in a printed document, with its blanks evened out. */
    textOf: async (key: string): Promise<string> => {
      const { text } = await extractText(Uint8Array.from(desk.papers.get(key) ?? []), {
        mergePages: true,
      });
      return text.replace(/\s+/gu, ' ');
    },
  };
};

export type PaperDesk = ReturnType<typeof paperDesk>;
