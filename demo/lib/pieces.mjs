/** Parts that several pages share: a teaser, a comment count, the conversation under a story, a film. */
import { escape } from './text.mjs';
import { words } from './words.mjs';

const time = (story) => {
  const day = new Intl.DateTimeFormat(story.lang === 'ur' ? 'ur-PK' : 'en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  const hour = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });
  const date = new Date(story.published);
  return `<time datetime="${story.published}">${day.format(date)}, <bdi>${hour.format(date)}</bdi></time>`;
};

/** The count beside a headline: right without script, kept right by the element. */
export const count = (setting, counts, thread, lang = 'en') =>
  `<a class="count" lang="${lang}" dir="${lang === 'ur' ? 'rtl' : 'ltr'}" href="${escape(thread)}#conversation"><sayso-comment-count thread="${escape(thread)}" ${setting.attributes}>${words[lang].comments(counts.get(thread) ?? 0)}</sayso-comment-count></a>`;

const picture = (story, loading = ' loading="lazy"') =>
  story.art === undefined
    ? ''
    : `<a class="picture" href="${story.path}" tabindex="-1" aria-hidden="true"><img src="/paper/art/${story.art}.svg" alt="" width="1200" height="800"${loading}></a>`;

/** A story as it stands on the front page and on section pages. */
export const teaser = (setting, counts, story) => `<article class="story${story.art === undefined ? ' no-art' : ''}" lang="${story.lang}" dir="${story.dir}">
  ${picture(story)}
  <p class="label">${escape(story.section)}</p>
  <h2><a href="${story.path}">${escape(story.title)}</a></h2>
  <p>${escape(story.standfirst)}</p>
  <p class="foot"><span>${escape(story.author)}</span> ${count(setting, counts, story.path, story.lang)}</p>
</article>`;

/** A column: its author's name comes first. */
export const column = (setting, counts, story) => `<article class="column">
  <p class="who">${escape(story.author)}</p>
  <h3><a href="${story.path}">${escape(story.title)}</a></h3>
  <p>${escape(story.standfirst)}</p>
  <p class="foot">${count(setting, counts, story.path)}</p>
</article>`;

const film = (setting, said) => `<figure class="film">
  <sayso-embed service="lanternfilms" src="${setting.third}/films/first-evening" ratio="16/9" label="${escape(said.filmTitle)}"><a href="${setting.third}/films/first-evening">${escape(said.filmLink)}</a></sayso-embed>
  <figcaption>${escape(said.filmTitle)} <span>${escape(said.film)}: Lantern Films</span></figcaption>
</figure>`;

const field = (said, name, type, required, autocomplete) => `<p class="field ${name}">
  <label for="reply-${name}">${said.fields[name]}${required ? ' <span aria-hidden="true">*</span>' : ` <i>(${said.optional})</i>`}</label>
  ${type === 'textarea' ? `<textarea id="reply-${name}" name="${name}" rows="5" dir="auto" required></textarea>` : `<input id="reply-${name}" name="${name}" type="${type}"${required ? ' required' : ''}${autocomplete ? ` autocomplete="${autocomplete}"` : ''}${type === 'text' ? ' dir="auto"' : ' dir="ltr"'}>`}
</p>`;

/** The plain form that posts without script, inside the element that improves on it. */
const conversation = (setting, counts, story) => {
  const said = words[story.lang];
  return `<section class="conversation" id="conversation" aria-label="${said.reply}">
<sayso-comments thread="${story.path}" ${setting.attributes}>
  <p class="read-them"><a href="/comments?thread=${encodeURIComponent(story.path)}">${said.read(counts.get(story.path) ?? 0)}</a></p>
  <form class="reply" method="post" action="/v1/${setting.site}/comments">
    <h3>${said.reply}</h3>
    <p class="note">${said.promise}</p>
    <input type="hidden" name="thread" value="${story.path}">
    <input type="hidden" name="page" value="${setting.url}${story.path}">
    <input type="hidden" name="page-title" value="${escape(story.title)}">
    ${field(said, 'comment', 'textarea', true)}
    ${field(said, 'author', 'text', true, 'nickname')}
    ${field(said, 'email', 'email', true, 'email')}
    ${field(said, 'url', 'url', false, 'url')}
    <p><button type="submit">${said.post}</button></p>
  </form>
</sayso-comments>
</section>`;
};

/** Where a story has room for a reader's comment. */
export const featuredPlace = '<!--featured-->';

/** A comment that the editors have put into a story: its words stand there without script, and are kept up to date with it. */
export const featured = (setting, story, comment) =>
  comment === null
    ? ''
    : `<sayso-featured-comment thread="${escape(story.path)}" comment="${escape(comment.id)}" ${setting.attributes}>
<blockquote dir="auto">${escape(comment.text)}</blockquote>
<cite dir="auto">${escape(comment.author.name)}</cite>
<a href="#comment-${escape(comment.id)}">${words[story.lang].conversation}</a>
</sayso-featured-comment>`;

/** A whole story page. */
export const article = (setting, counts, story, byId) => {
  const said = words[story.lang];
  const text = story.video ? story.text.replace('<h2>What it costs', `${film(setting, said)}\n<h2>What it costs`) : story.text;
  const related = story.related.map((id) => byId.get(id)).filter(Boolean);
  return `<article class="sheet">
<header class="head">
  <p class="label">${escape(story.section)}</p>
  <h1>${escape(story.title)}</h1>
  <p class="standfirst">${escape(story.standfirst)}</p>
  <p class="byline"><span>${said.by} <b>${escape(story.author)}</b></span> <span>${escape(story.place)}</span> ${time(story)} ${count(setting, counts, story.path, story.lang)}</p>
</header>
${story.art === undefined ? '' : `<figure class="plate"><img src="/paper/art/${story.art}.svg" alt="${escape(story.alt)}" width="1600" height="900"><figcaption>${escape(story.caption)} <span>${escape(story.credit)}</span></figcaption></figure>`}
<div class="text">
${text}
</div>
<aside class="notice" data-notice-space hidden></aside>
<nav class="related" aria-label="${said.related}">
  <h2 class="label">${said.related}</h2>
  <ul>${related.map((other) => `<li lang="${other.lang}" dir="${other.dir}"><a href="${other.path}">${escape(other.title)}</a></li>`).join('')}</ul>
</nav>
${conversation(setting, counts, story)}
</article>`;
};
