/** The script's first part: settings, language, and building the page. Text enters it as text alone. */
export const SCRIPT_PAGE = String.raw`
const settings = JSON.parse(document.querySelector('meta[name=settings]').content);
let language = sessionStorage.getItem('language') ?? document.documentElement.lang;
const words = () => settings.texts[language];
const fill = (text, values) => text.replace(/\{([a-z]+)\}/g, (place, name) => values[name] ?? place);

const make = (tag, attributes, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
};
const button = (label, click, attributes) => make('button', { type: 'button', click, ...attributes }, label);
const time = (at) => at === undefined ? '' : make('time', { datetime: at },
  new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: settings.zone }).format(new Date(at)));

const status = make('p', { role: 'status' });
const say = (text) => { status.textContent = text; };

const switchTo = () => {
  language = language === 'en' ? 'zh-CN' : 'en';
  sessionStorage.setItem('language', language);
  say('');
  show();
};

/** Puts a view on the screen and the reader at its heading, unless they are typing. */
const view = (title, ...content) => {
  const texts = words().console;
  document.documentElement.lang = language;
  document.title = title + ' · ' + texts.title;
  const heading = make('h1', { tabindex: '-1' }, title);
  const other = language === 'en' ? 'zh-CN' : 'en';
  document.getElementById('desk').replaceChildren(
    make('header', {},
      make('strong', {}, texts.title),
      session() === undefined ? undefined : make('span', {}, session().name),
      make('button', { type: 'button', lang: other, click: switchTo }, other === 'en' ? 'English' : '中文'),
      session() === undefined ? undefined : button(texts.signOut, signOut)),
    make('main', {}, heading, status, ...content));
  heading.focus();
};
`;
