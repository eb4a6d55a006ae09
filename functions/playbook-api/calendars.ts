/** When the desk is open, and what its days are called. */
import { callerOf } from '#functions/agent-api/caller.ts';
import { type Endpoint, json } from '#functions/runtime/http-api.ts';
import { refused } from '#functions/runtime/problem.ts';
import { calendarsView } from '#shared/contracts/roster-api.ts';
import { may } from '#shared/domain/access/role.ts';
import type { Calendar } from '#shared/domain/calendar/calendar.ts';
import type { Occasion } from '#shared/domain/calendar/occasion.ts';

export interface CalendarPorts {
  readonly calendars: Readonly<Record<string, Calendar>>;
  readonly occasions: readonly Occasion[];
}

/** GET /v1/calendars */
export const calendarsEndpoint =
  ({ calendars, occasions }: CalendarPorts): Endpoint =>
  async (event) =>
    may(callerOf(event), 'tickets.read')
      ? json(200, calendarsView.parse({ calendars: Object.values(calendars), occasions }))
      : refused({ code: 'access.denied', action: 'tickets.read' });
