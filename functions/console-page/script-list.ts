/** The list of a team's tickets, the sign-in view, and which view the address asks for. */
export const SCRIPT_LIST = String.raw`
const wanted = { team: undefined, state: 'open,waiting' };
const stateSets = ['open,waiting', 'resolved', 'closed'];

const showSignIn = () => {
  const texts = words().console;
  view(texts.signIn, button(texts.signIn, signIn, { class: 'main' }));
};

const choice = (label, id, options, change) => make('span', {}, make('label', { for: id }, label),
  make('select', { id, change: (event) => change(event.target.value) }, ...options));

const tools = (teams) => {
  const { console: texts, names, teams: titles } = words();
  const stateName = (set) => set.split(',').map((state) => names.states[state]).join(' / ');
  return make('div', { class: 'tools' },
    choice(texts.team, 'team',
      teams.map((team) => make('option', { value: team, selected: team === wanted.team }, titles[team] ?? team)),
      (team) => { wanted.team = team; showList(); }),
    choice(texts.state, 'state',
      stateSets.map((set) => make('option', { value: set, selected: set === wanted.state }, stateName(set))),
      (state) => { wanted.state = state; showList(); }),
    button(texts.refresh, () => showList()));
};

const row = (ticket) => {
  const { console: texts, names } = words();
  return make('tr', {},
    make('td', { class: 'brief' }, make('a', { href: '#/tickets/' + encodeURIComponent(ticket.id) }, ticket.number)),
    make('td', { dir: 'auto' }, ticket.subject),
    make('td', { dir: 'auto' }, ticket.customerName),
    make('td', { class: 'brief' }, names.states[ticket.state]),
    make('td', { class: 'brief', 'data-priority': ticket.priority }, names.priorities[ticket.priority]),
    make('td', { class: 'brief' }, ticket.assignee ?? texts.nobody),
    make('td', { class: 'brief' }, time(ticket.due)));
};

/** Counts the lists that were asked for, so that a slow answer does not overwrite a later one. */
let asked = 0;

const showList = async () => {
  const { teams } = session();
  const texts = words().console;
  if (teams.length === 0) return view(texts.tickets, make('p', {}, texts.noTeam));
  if (!teams.includes(wanted.team)) wanted.team = teams[0];
  const turn = ++asked;
  const rows = make('tbody', {});
  const more = make('p', {});
  const query = (cursor) => new URLSearchParams({ ...wanted, ...(cursor === undefined ? {} : { cursor }) });
  const load = async (cursor) => {
    const { status: code, body } = await call('GET', '/v1/tickets?' + query(cursor));
    if (turn !== asked) return;
    if (code === 401) { say(explain(code)); return showSignIn(); }
    if (code !== 200) return say(explain(code));
    rows.append(...body.items.map(row));
    if (rows.childElementCount === 0) more.replaceChildren(texts.noTickets);
    else more.replaceChildren(...(body.next === undefined ? [] : [button(texts.more, () => load(body.next))]));
  };
  const heads = [texts.number, texts.subject, texts.customer, texts.state, texts.priority, texts.assignee, texts.due];
  view(texts.tickets, tools(teams),
    make('div', { class: 'box', tabindex: '0', role: 'region', 'aria-label': texts.tickets },
      make('table', {}, make('thead', {}, make('tr', {}, ...heads.map((head) => make('th', { scope: 'col' }, head)))), rows)),
    more);
  await load();
};

const show = () => {
  if (session() === undefined) return showSignIn();
  asked += 1;
  const place = /^#\/tickets\/(.+)$/.exec(location.hash);
  return place === null ? showList() : showTicket(decodeURIComponent(place[1]));
};

const start = async () => {
  addEventListener('hashchange', () => { say(''); show(); });
  const query = new URLSearchParams(location.search);
  if (query.has('code') || query.has('error')) {
    const known = await comeBack(query).catch(() => false);
    if (!known) say(words().console.signInFailed);
  }
  await show();
};
`;
