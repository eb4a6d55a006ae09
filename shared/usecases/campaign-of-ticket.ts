import type { Person } from '#shared/domain/access/role.ts';
import type { TicketId } from '#shared/domain/ids.ts';
import { type Campaign, ended, type Tally } from '#shared/domain/opening/campaign.ts';
import type { Filled } from '#shared/domain/run/form.ts';
import type { Start } from '#shared/domain/run/run-effect.ts';
import type { TicketRefusal } from '#shared/domain/ticket/refusal.ts';
import { takeStep } from '#shared/domain/ticket/take-step.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import type { Campaigns } from '#shared/ports/campaigns.ts';
import type { DeskStore } from '#shared/ports/desk-store.ts';
import { committed, decideAgain } from '#shared/usecases/decide-again.ts';
import { loadTicket, type SightPorts } from '#shared/usecases/load-ticket.ts';
import { momentOn } from '#shared/usecases/moment.ts';
import { withFacts } from '#shared/usecases/with-facts.ts';
import { toldParent } from '#shared/usecases/work-campaign.ts';

export interface CampaignOfTicketPorts extends SightPorts {
  readonly desk: Pick<DeskStore, 'ticket' | 'commit'>;
  readonly campaigns: Pick<Campaigns, 'campaign' | 'ofTicket'>;
}

interface Request {
  readonly id: TicketId;
  readonly person: Person;
}

export interface CampaignView {
  readonly campaigns: readonly Campaign[];
  /** The tickets that this one waits for, and how many of them have ended. */
  readonly children: Ticket['run']['children'];
  readonly tallies: readonly Tally[];
}

export type StopRefusal = TicketRefusal | { readonly code: 'campaign.not-opening' };

/** How far the campaigns of a ticket are. Whoever may read the ticket may see it. */
export const showCampaign = async (
  ports: CampaignOfTicketPorts,
  { id, person }: Request,
): Promise<Result<CampaignView, TicketRefusal>> => {
  const loaded = await loadTicket(ports, { id, person, action: 'tickets.read' });
  if (!loaded.ok) return loaded;
  const { children } = loaded.value.ticket.run;
  return accept({ ...(await ports.campaigns.ofTicket(id)), children });
};

/** Nothing more opens. What is open stays, and the ticket waits for that alone. */
export const stopCampaign = async (
  ports: CampaignOfTicketPorts,
  request: Request,
): Promise<Result<CampaignView, StopRefusal>> => {
  const loaded = await loadTicket(ports, { ...request, action: 'tickets.work' });
  if (!loaded.ok) return loaded;
  const { campaigns } = await ports.campaigns.ofTicket(request.id);
  const running = campaigns.filter(({ state }) => state === 'opening');
  if (running.length === 0) return refuse({ code: 'campaign.not-opening' });
  for (const campaign of running) await stop(ports, campaign, request.person);
  return showCampaign(ports, request);
};

const stop = async (
  ports: CampaignOfTicketPorts,
  name: Campaign,
  { id }: Person,
): Promise<void> => {
  committed(
    await decideAgain<void, never>(async () => {
      const before = (await ports.campaigns.campaign(name, 0))?.campaign;
      if (before?.state !== 'opening') return accept(undefined);
      const at = ports.clock.now();
      const after = ended(before, at);
      const decisions = await toldParent(ports, after, { kind: 'agent', id });
      return ports.desk.commit({ at, campaigns: [{ before, after }], decisions });
    }),
  );
};

export interface Preview {
  readonly total: number;
  readonly playbooks: readonly Share[];
  /** Who would get how many; what nobody gets is not in it. */
  readonly owners: readonly Share[];
}

interface Share {
  readonly id: string;
  readonly total: number;
}

/** What an outcome would open, and for whom, by the very rule that would take it. Nothing is kept. */
export const previewOutcome = async (
  ports: CampaignOfTicketPorts,
  {
    fields,
    step,
    outcome,
    ...request
  }: Request & { readonly step: string; readonly outcome: string; readonly fields: Filled },
): Promise<Result<Preview, TicketRefusal>> => {
  const loaded = await loadTicket(ports, { ...request, action: 'tickets.work' });
  if (!loaded.ok) return loaded;
  const { ticket, playbook } = loaded.value;
  const moment = await momentOn(ports, playbook, { kind: 'agent', id: request.person.id });
  const acting = { playbook, step, outcome, person: request.person, filled: fields };
  const decision = await withFacts(ports.facts, (facts) =>
    takeStep(ticket, acting, { ...moment, facts }),
  );
  if (!decision.ok) return decision;
  const { campaign, effects } = decision.value;
  return accept(previewOf(campaign?.starts ?? effects.filter((one) => one.kind === 'open')));
};

const previewOf = (starts: readonly Start[]): Preview => ({
  total: starts.length,
  playbooks: counted(starts.map(({ playbook }) => playbook)),
  owners: counted(starts.flatMap(({ owner }) => owner ?? [])),
});

const counted = (names: readonly string[]): readonly Share[] =>
  [...Map.groupBy(names, (name) => name)].map(([id, all]) => ({ id, total: all.length }));
