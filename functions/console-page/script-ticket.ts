/** One ticket: what was said, what was done, and what an agent can do with it. */
export const SCRIPT_TICKET = `
const who = ({ kind, id }) => kind === 'agent' ? id : words().names.actors[kind];

/** An event as a sentence; one that this script does not know is shown by its type. */
const sentence = (event) => {
  const { names, timeline, teams, limits, steps, playbooks } = words();
  return fill(timeline[event.type] ?? event.type, {
    who: who(event.by),
    channel: names.channels[event.channel] ?? '',
    category: event.classification?.category ?? '',
    confidence: event.classification === undefined ? '' : Math.round(event.classification.confidence * 100) + '%',
    priority: names.priorities[event.priority] ?? '',
    team: teams[event.team] ?? event.team ?? '',
    assignee: event.assignee ?? '',
    limit: limits[event.limit] ?? event.limit ?? '',
    step: steps[event.step] ?? event.step ?? '',
    outcome: steps[event.step + '.' + event.outcome] ?? event.outcome ?? '',
    act: event.act ?? '',
    playbook: playbooks[event.playbook] ?? event.playbook ?? '',
    effect: event.effect ?? '',
    score: String(event.score ?? ''),
    mail: names.mails[event.mail] ?? '',
    reason: event.reason ?? '',
    number: String(event.number ?? ''),
  });
};

const facts = (ticket) => {
  const { console: texts, names, teams } = words();
  const pairs = [
    [texts.state, names.states[ticket.state]],
    [texts.priority, names.priorities[ticket.priority]],
    [texts.team, teams[ticket.team] ?? ticket.team],
    [texts.assignee, ticket.assignee ?? texts.nobody],
    [texts.customer, [ticket.customer.name, ticket.customer.email, ticket.customer.phone].filter(Boolean).join(' · ')],
    [texts.updated, time(ticket.updatedAt)],
  ];
  return make('dl', {}, ...pairs.flatMap(([name, value]) => [make('dt', {}, name), make('dd', {}, value)]));
};

const said = (message) => {
  const { names } = words();
  return make('li', { 'data-kind': message.kind },
    make('p', { class: 'by' }, names.messages[message.kind] + ' · ' + who(message.by) + ' · ' + names.channels[message.channel] + ' · ', time(message.at)),
    make('p', { class: 'said', dir: 'auto' }, message.text));
};

/** Does one thing with the ticket as it was seen. What was typed stays until it has been taken. */
const act = async (ticket, version, { path, body }) => {
  for (const one of document.querySelectorAll('button')) one.disabled = true;
  const { status: code } = await call('POST', '/v1/tickets/' + encodeURIComponent(ticket.id) + path, { body, version });
  const done = code >= 200 && code < 300;
  if (done && body !== undefined) sessionStorage.removeItem('draft.' + ticket.id);
  say(done ? words().console.done : explain(code));
  if (code === 0) for (const one of document.querySelectorAll('button')) one.disabled = false;
  else await show();
};

const composer = (ticket, version) => {
  const texts = words().console;
  const key = 'draft.' + ticket.id;
  const text = make('textarea', { id: 'text', 'aria-describedby': 'note-hint', input: () => sessionStorage.setItem(key, text.value) });
  text.value = sessionStorage.getItem(key) ?? '';
  const send = (kind) => () => {
    if (text.value.trim() === '') return text.focus();
    return act(ticket, version, { path: '/messages', body: { kind, text: text.value } });
  };
  const working = ticket.state === 'open' || ticket.state === 'waiting';
  return make('section', {},
    make('h2', {}, make('label', { for: 'text' }, texts.answer)), text,
    make('p', { class: 'hint', id: 'note-hint' }, texts.noteHint),
    working ? button(texts.sendReply, send('reply'), { class: 'main' }) : undefined,
    button(texts.sendNote, send('note')),
    working ? button(texts.take, () => act(ticket, version, { path: '/take' })) : undefined,
    working ? button(texts.resolve, () => act(ticket, version, { path: '/resolve' })) : undefined);
};

const showTicket = async (id) => {
  const turn = asked;
  const { status: code, version, body: ticket } = await call('GET', '/v1/tickets/' + encodeURIComponent(id));
  if (turn !== asked) return;
  if (code === 401) { say(explain(code)); return showSignIn(); }
  const texts = words().console;
  const back = make('p', {}, make('a', { href: '#/' }, texts.back));
  if (code !== 200) { say(explain(code)); return view(texts.tickets, back); }
  view(ticket.number, back,
    make('p', { dir: 'auto' }, make('strong', {}, ticket.subject)), facts(ticket),
    make('h2', {}, texts.messages), make('ol', { class: 'talk' }, ...ticket.messages.map(said)),
    composer(ticket, version),
    make('h2', {}, texts.timeline),
    make('ol', {}, ...ticket.timeline.map((event) => make('li', {}, time(event.at), ' ', sentence(event)))));
};
`;
