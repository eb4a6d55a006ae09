import { playbookRoutes } from '#functions/playbook-api/routes.ts';
import { tableNamed } from '#functions/runtime/clients.ts';
import { installed, kinds } from '#functions/runtime/decision-ports.ts';
import { environment } from '#functions/runtime/environment.ts';
import { handbook } from '#functions/runtime/handbook.ts';
import { httpApi } from '#functions/runtime/http-api.ts';
import { momentPorts } from '#functions/runtime/moment-ports.ts';
import { deskPlaybooks } from '#shared/adapters/desk-playbooks.ts';
import { acknowledgements } from '#shared/adapters/store/acknowledgements.ts';
import { intakeBook } from '#shared/adapters/store/intake-book.ts';
import { mailLooks } from '#shared/adapters/store/mail-looks.ts';
import { ownPlaybooks } from '#shared/adapters/store/own-playbooks.ts';
import { rosterStore } from '#shared/adapters/store/roster-store.ts';
import { settingsStore } from '#shared/adapters/store/settings-store.ts';
import { OCCASIONS } from '#shared/playbooks/calendars.ts';

const { table: name } = environment(['table']);
const table = tableNamed(name);

/** Whoever changes something sees it as it is now, not as it was a minute ago. */
const own = ownPlaybooks(table);
const ports = {
  ...momentPorts,
  own,
  installed,
  kinds,
  guides: { all: async () => handbook.guides() },
  acknowledgements: acknowledgements(table),
  playbooks: deskPlaybooks(installed, own),
  settings: settingsStore(table),
  looks: mailLooks(table),
  intake: intakeBook(table),
  rosterBook: rosterStore(table),
  occasions: OCCASIONS,
};

export const handler = httpApi(playbookRoutes(ports));
