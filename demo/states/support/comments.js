/** Puts `<sayso-comments>` into the state that the page's `data-state` names. */
import '/build/src/exports/define/comments.js';
import { makeBackend } from './comment-backend.js';
import { arriving, conversation, urduConversation } from './conversation.js';

const day = 86_400_000;
const members = { writers: 'members', signIn: 'https://paper.example/sign-in?next={return}' };
const offers = ['votes', 'reports'];
const voted = (comments) => comments.map((each, index) => (each.status === 'published' && index % 3 === 0 ? { ...each, votes: 12 - index } : each));
const sorts = ['newest', 'oldest', 'best', 'discussed'];
const setups = {
  empty: () => makeBackend(),
  loading: () => makeBackend({ loading: 'wait' }),
  error: () => makeBackend({ loading: 'server-error' }),
  offline: () => makeBackend({ comments: conversation.slice(0, 3), posting: 'offline' }),
  thread: () => makeBackend({ comments: conversation, more: true }),
  published: () => makeBackend({ comments: conversation.slice(0, 2) }),
  replying: () => makeBackend({ comments: conversation }),
  held: () => makeBackend({ comments: conversation.slice(0, 2), posting: 'hold' }),
  'taken-down': () => makeBackend({ comments: conversation.slice(0, 2), posting: 'take-down' }),
  'taken-down-urdu': () => makeBackend({ comments: urduConversation, posting: 'take-down' }),
  new: () => makeBackend({ comments: conversation, arriving }),
  closed: () => makeBackend({ comments: conversation.slice(0, 4), closed: { because: 'too-old', at: Date.now() - 3 * day } }),
  editors: () =>
    makeBackend({ comments: conversation, info: { question: 'What would you do with the bridge on a Saturday?', closesAt: Date.UTC(2099, 11, 3, 18), pinned: ['d1'], sorts } }),
  'editors-urdu': () => makeBackend({ comments: urduConversation, info: { question: 'ہفتے کے دن آپ پل کا کیا کریں گے؟', pinned: ['u5'], sorts } }),
  'closed-note': () =>
    makeBackend({ comments: conversation.slice(0, 4), closed: { because: 'by-editor', at: Date.now() - day }, info: { closedNote: 'The council has voted. Thank you for a discussion that changed minds.' } }),
  visits: () => makeBackend({ comments: conversation }),
  editing: () => makeBackend({ comments: conversation.slice(0, 3) }),
  deleting: () => makeBackend({ comments: conversation.slice(0, 3) }),
  'editing-urdu': () => makeBackend({ comments: urduConversation }),
  urdu: () => makeBackend({ comments: urduConversation }),
  'form-errors': () => makeBackend(),
  'form-preview': () => makeBackend(),
  'form-sending': () => makeBackend({ posting: 'wait' }),
  'signed-out': () => makeBackend({ comments: conversation.slice(0, 2), writing: members }),
  member: () => makeBackend({ comments: conversation.slice(0, 2), writing: members }),
  'member-urdu': () => makeBackend({ comments: urduConversation, writing: members }),
  'sign-in-ended': () => makeBackend({ comments: conversation.slice(0, 2), writing: members }),
  notify: () => makeBackend({ comments: conversation.slice(0, 2), writing: { writers: 'verified', notify: true } }),
  'notify-urdu': () => makeBackend({ comments: urduConversation, writing: { writers: 'verified', notify: true } }),
  taking: () => makeBackend({ comments: voted(conversation), offers }),
  'taking-failed': () => makeBackend({ comments: voted(conversation), offers, voting: 'server-error' }),
  'taking-muted': () => makeBackend({ comments: voted(conversation), offers }),
  'taking-urdu': () => makeBackend({ comments: voted(urduConversation), offers }),
  report: () => makeBackend({ comments: voted(conversation), offers }),
  'report-illegal': () => makeBackend({ comments: voted(conversation), offers }),
  'report-urdu': () => makeBackend({ comments: voted(urduConversation), offers }),
  'report-sent': () => makeBackend({ comments: voted(conversation), offers }),
  refused: () => makeBackend({ posting: 'refuse' }),
};

const state = document.body.dataset['state'];
const comments = document.querySelector('sayso-comments');
// State pages keep nothing: each visit shows the same.
comments.mayKeep = () => state === 'visits';
// The reader was here yesterday, and saw what was then said.
if (state === 'visits') {
  const { browserKeyValue } = await import('/build/src/comments/runtime/key-value.js');
  await browserKeyValue('sayso-visits').set('  demo', { at: Date.now() - day, seen: Date.now() - day / 6, before: 0 });
  comments.rememberVisits = true;
}
comments.source = setups[state]();
/** What the site's own server would sign; here nobody checks it. */
const tokenFor = (name, end) => {
  const bytes = new TextEncoder().encode(JSON.stringify({ sub: '7', name, exp: Math.floor(end / 1000) }));
  return `e30.${window.btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_')}.x`;
};
const names = { 'member': 'Wilma Baird', 'member-urdu': 'عائشہ صدیقی', 'sign-in-ended': 'Wilma Baird' };
if (names[state]) comments.identity = async () => tokenFor(names[state], Date.now() + (state === 'sign-in-ended' ? -day : day));

const field = (name) => comments.querySelector(`form [name="${name}"]`);
const write = (name, value) => {
  field(name).value = value;
  field(name).dispatchEvent(new Event('input', { bubbles: true }));
};
const until = async (condition) => {
  while (!condition()) await new Promise((resolve) => requestAnimationFrame(resolve));
};
/** The form, opened, with all its fields. */
const use = async () => {
  await until(() => field('comment'));
  comments.querySelector('sayso-comment-form').open = true;
  await until(() => field('email'));
};
const post = async (words) => {
  await use();
  if (words) {
    write('comment', words);
    write('name', 'Wilma Baird');
    write('email', 'wilma@post.example');
  }
  await until(() => comments.querySelector('button[type="submit"]'));
  comments.querySelector('form').requestSubmit();
};

if (state === 'form-errors') {
  await use();
  write('email', 'not an address');
  await post();
}
if (state === 'form-preview') {
  await use();
  write('comment', 'A *bench* would help. See https://example.org/benches:\n\n> Nobody sits on a bridge.\n\n- one at each end\n- `two` in the middle');
  await until(() => comments.querySelector('details'));
  comments.querySelector('details').open = true;
}
if (state === 'form-sending') await post('Could somebody ask the bus company first?');
if (state === 'published') await post('The ferry ran until 1962, and nobody misses the queue.');
if (state === 'held') await post('Two pages that everybody should read: https://one.example and https://two.example.');
if (state === 'taken-down') await post('Whoever wants the bridge has never carried shopping.');
if (state === 'taken-down-urdu') await post('جو پل چاہتا ہے اس نے کبھی سودا نہیں اٹھایا۔');
/** The button under one's own comment that the thread has just fetched. */
const press = async (what) => {
  const button = () => comments.querySelector('sayso-comment-thread')?.shadowRoot?.querySelector(`[data-own^="${what}-"]`);
  await until(button);
  button().click();
};
if (state === 'editing') {
  await post('The ferry ran untill *1962*, and nobody misses the queue.');
  await press('edit');
}
if (state === 'deleting') {
  await post('The ferry ran until 1962, and nobody misses the queue.');
  await press('remove');
}
if (state === 'editing-urdu') {
  await post('کشتی 1962 تک چلتی رہی، اور قطار کسی کو یاد نہیں۔');
  await press('edit');
}
if (state === 'refused') await post('Words that the rules refuse.');
if (state === 'offline') {
  Object.defineProperty(navigator, 'onLine', { get: () => false });
  await until(() => field('comment'));
  window.dispatchEvent(new Event('offline'));
  await post('Written on the train, in the tunnel.');
  await until(() => field('comment').value === '');
  write('comment', 'And one more thing');
}
if (['signed-out', 'member', 'member-urdu', 'sign-in-ended', 'notify', 'notify-urdu'].includes(state)) {
  // What is said of confirmed addresses stands at the address, which an open form has.
  const isOpenFirst = state.startsWith('notify');
  await until(() => comments.querySelector(isOpenFirst ? 'sayso-comment-form form' : '[data-sayso-added="writer"]'));
  comments.querySelector('sayso-comment-form').open = true;
  if (state === 'sign-in-ended' || state === 'signed-out') write('comment', 'The ferry ran until 1962, and nobody misses the queue.');
}

/** Under a comment that is not the first, as a reader would find it. */
const inThread = (selector) => comments.querySelector('sayso-comment-thread')?.shadowRoot?.querySelector(selector);
const click = async (selector) => {
  await until(() => inThread(selector));
  inThread(selector).click();
};
if (state === 'replying') {
  await click('[data-reply="a4"]');
  const answer = () => comments.querySelector('sayso-comment-form[slot="reply"] textarea');
  await until(answer);
  answer().value = 'They were on last night, for the first time since the flood.';
  answer().dispatchEvent(new Event('input', { bubbles: true }));
}
const openMenu = (id) => click(`[data-more="${id}"]`);
const openReport = async (id) => {
  await openMenu(id);
  await click('[data-part="report"]');
  await until(() => inThread('dialog[open]'));
};
const choose = (selector) => {
  inThread(`dialog ${selector}`).click();
};
if (state === 'taking') {
  await click('[data-vote="a2"]');
  await openMenu('a1');
}
if (state === 'taking-failed') await click('[data-vote="a1"]');
if (state === 'taking-muted') {
  await openMenu('a2');
  await click('[data-part="mute"]');
  await until(() => inThread('[data-show]'));
  await openMenu('a1');
  await click('[data-part="list"]');
}
if (state === 'taking-urdu') {
  await click('[data-vote="u1"]');
  await openMenu('u1');
}
if (state === 'report') {
  await openReport('a1');
  choose('.solid');
}
if (state === 'report-illegal' || state === 'report-urdu') {
  await openReport(state === 'report-urdu' ? 'u1' : 'a1');
  choose('[value="illegal"]');
  choose('.solid');
}
if (state === 'report-sent') {
  await openReport('a1');
  choose('[value="spam"]');
  choose('.solid');
}
