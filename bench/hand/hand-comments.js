/** The floor: a hand-written renderer of a flat list into nested groups, text only, with content-visibility on each 50. */
const root = document.getElementById('comments');
const { comments } = await (await fetch(`/v1/default/comments?thread=${root.dataset.thread ?? '/bench'}`)).json();
const sheet = new CSSStyleSheet();
sheet.replaceSync('.group { content-visibility: auto; contain-intrinsic-size: auto 6000px; } ol { list-style: none; padding-inline-start: 16px; }');
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

const lists = new Map();
const top = [];
const items = comments.map((comment) => {
  const item = document.createElement('li');
  const article = document.createElement('article');
  article.id = `hand-${comment.id}`;
  const head = document.createElement('header');
  const name = document.createElement('bdi');
  name.textContent = comment.author.name;
  const time = document.createElement('time');
  time.dateTime = new Date(comment.createdAt).toISOString();
  time.textContent = new Date(comment.createdAt).toLocaleDateString();
  head.append(name, ' ', time);
  const body = document.createElement('p');
  body.dir = 'auto';
  body.textContent = comment.text;
  const reply = document.createElement('button');
  reply.textContent = 'Reply';
  article.append(head, body, reply);
  item.append(article);
  return [comment, item];
});
for (const [comment, item] of items) {
  if (comment.parent === null) {
    top.push(item);
    lists.set(comment.id, item);
    continue;
  }
  const parent = lists.get(comment.parent);
  let list = parent.querySelector(':scope > ol');
  if (!list) parent.append((list = document.createElement('ol')));
  list.append(item);
  lists.set(comment.id, item);
}
for (let index = 0; index < top.length; index += 50) {
  const group = document.createElement('ol');
  group.className = 'group';
  group.append(...top.slice(index, index + 50));
  root.append(group);
}
