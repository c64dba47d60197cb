/** The pages of The Anselm Courant: front page, stories, sections, privacy, moderation, and what readers without script get. */
import { readFileSync, readdirSync } from 'node:fs';
import { article, column, count, featured, featuredPlace, teaser } from './pieces.mjs';
import { readStories, sectionNames, sectionPath } from './stories.mjs';
import { escape, fill } from './text.mjs';
import { words } from './words.mjs';

const read = (file) => readFileSync(new URL(`../paper/${file}`, import.meta.url), 'utf8');
const states = new URL('../states/', import.meta.url);

/** The storage table as the server prints it; the element replaces it with one that knows the reader's choice. */
const declaration = (policy) => `<div class="table" role="region" aria-label="What may be stored" tabindex="0"><table>
<thead><tr><th scope="col">Who</th><th scope="col">What for</th><th scope="col">Name</th><th scope="col">Kept</th></tr></thead>
<tbody>${Object.values(policy.services)
  .flatMap((service) => service.stores.map((store) => `<tr><th scope="row">${escape(service.vendor)}</th><td>${escape(store.why.en)}</td><td><code>${escape(store.name)}</code></td><td>${escape(store.keeps.en)}</td></tr>`))
  .join('')}</tbody></table></div>`;

/** Style sheets of a page, in order. */
const sheetsOf = (sheet, lang) => ['paper', ...(sheet === 'front' ? ['front'] : ['article', 'conversation', 'plain']), 'foot', ...(lang === 'ur' ? ['urdu'] : [])];

const comment = (one) => `<li><p class="who"><bdi>${escape(one.author.name)}</bdi> <time datetime="${new Date(one.createdAt).toISOString()}">${new Date(one.createdAt).toISOString().slice(0, 10)}</time></p>
${one.text.split(/\n{2,}/).map((paragraph) => `<p dir="auto">${escape(paragraph)}</p>`).join('')}</li>`;

/**
 * `setting`: `attributes` that point an element at the server, `site` (its name there), `url` (of the paper), `third` (origin of the pretend companies).
 * `talk`: what the pages ask of the comments server (see talk.mjs).
 */
export const createPaper = (setting, talk) => {
  const frame = (facts, content) => {
    const policy = read('policy.json').trim();
    const lang = facts.lang ?? 'en';
    return fill(read('frame.html'), {
      lang,
      dir: facts.dir ?? 'ltr',
      title: escape(facts.title),
      description: escape(facts.description ?? facts.title),
      sheets: sheetsOf(facts.sheet, lang).map((name) => `<link rel="stylesheet" href="/paper/css/${name}.css">`).join('\n'),
      kind: facts.kind ?? facts.sheet,
      skip: words[lang].skip,
      nameplate: facts.kind === 'front-page' ? 'h1' : 'p',
      third: setting.third,
      policy: policy.replaceAll('<', '\\u003c'),
      sections: [
        ...sectionNames.map((name) => `<li><a href="${sectionPath(name)}"${facts.section === name ? ' aria-current="true"' : ''}>${name}</a></li>`),
        `<li lang="ur" dir="rtl"><a href="/ur/2026/11/kitab-kashti"${lang === 'ur' ? ' aria-current="true"' : ''}>اردو صفحہ</a></li>`,
      ].join(''),
      content,
    });
  };

  const front = async () => {
    const stories = readStories();
    const byId = new Map(stories.map((story) => [story.id, story]));
    const counts = await talk.counts(stories.map((story) => story.path));
    const ranked = stories.filter((story) => counts.has(story.path)).sort((a, b) => counts.get(b.path) - counts.get(a.path));
    const content = fill(read('pages/front.html'), {
      story: (id) => teaser(setting, counts, byId.get(id)),
      opinion: (id) => column(setting, counts, byId.get(id)),
      count: (path) => count(setting, counts, path, path.startsWith('/ur/') ? 'ur' : 'en'),
      discussed: (ranked.length > 0 ? ranked : stories)
        .slice(0, 5)
        .map((story) => `<li><a href="${story.path}" lang="${story.lang}" dir="${story.dir}">${escape(story.title)}</a> ${count(setting, counts, story.path, story.lang)}</li>`)
        .join(''),
      slot: '<aside class="notice" data-notice-space hidden></aside>',
    });
    return frame({ title: 'The Anselm Courant', description: 'The morning paper of Port Anselm.', sheet: 'front', kind: 'front-page' }, content);
  };

  const story = async (path) => {
    const stories = readStories();
    const found = stories.find((each) => each.path === path);
    if (found === undefined) return null;
    const byId = new Map(stories.map((each) => [each.id, each]));
    const [counts, chosen] = await Promise.all([talk.counts([path]), found.text.includes(featuredPlace) ? talk.best(path) : null]);
    return frame(
      { lang: found.lang, dir: found.dir, title: `${found.title} · The Anselm Courant`, description: found.standfirst, sheet: 'article', section: found.section },
      article(setting, counts, { ...found, text: found.text.replace(featuredPlace, () => featured(setting, found, chosen)) }, byId),
    );
  };

  const section = async (path) => {
    const name = sectionNames.find((each) => sectionPath(each) === path);
    if (name === undefined) return null;
    const stories = readStories().filter((each) => each.section === name);
    const counts = await talk.counts(stories.map((each) => each.path));
    return frame(
      { title: `${name} · The Anselm Courant`, sheet: 'front', kind: 'section', section: name },
      `<div class="sheet front"><h1 class="section-name">${name}</h1><div class="row">${stories.map((each) => teaser(setting, counts, each)).join('')}</div></div>`,
    );
  };

  /** The conversation as a plain page, for readers without script. */
  const comments = async (thread) => {
    const found = readStories().find((each) => each.path === thread);
    if (found === undefined) return null;
    const said = words[found.lang];
    const list = await talk.thread(thread);
    const body = list.length === 0 ? `<p>${said.read(0)}</p>` : `<ol class="plain-comments">${list.map(comment).join('')}</ol>`;
    return frame(
      { lang: found.lang, dir: found.dir, title: `${said.comments(list.length)}: ${found.title}`, sheet: 'article', section: found.section },
      `<article class="sheet plain"><p class="label">${said.comments(list.length)}</p><h1>${escape(found.title)}</h1>${body}<p><a href="${found.path}#conversation">${said.back}</a></p></article>`,
    );
  };

  const privacy = () =>
    frame({ title: 'Privacy, and what is stored · The Anselm Courant', sheet: 'article', kind: 'page' }, fill(read('pages/privacy.html'), { declaration: declaration(JSON.parse(read('policy.json'))) }));

  const moderation = () =>
    frame({ title: 'The comments desk · The Anselm Courant', sheet: 'article', kind: 'desk-page' }, fill(read('pages/moderation.html'), { attributes: setting.attributes }));

  /** demo/article.html, written by hand, but for the two things that no page can know. */
  const byHand = () => fill(readFileSync(new URL('../article.html', import.meta.url), 'utf8'), { url: setting.url, third: setting.third, policy: read('policy.json').trim().replaceAll('<', '\\u003c') });

  const statesIndex = () => {
    const files = readdirSync(states).filter((file) => file.endsWith('.html') && file !== 'frame.html');
    const groups = groupBy(files);
    const lists = [...groups].map(([name, members]) => `<h2>${escape(name)}</h2><ul>${members.map((file) => `<li><a href="/states/${escape(file)}">${escape(file.replace('.html', ''))}</a></li>`).join('')}</ul>`).join('');
    return frame({ title: 'Every state of every element', sheet: 'article', kind: 'page' }, `<article class="sheet plain states"><h1>Every state of every element</h1><p class="standfirst">One plain page each, for eyes, screenshots and accessibility tests.</p>${lists || '<p>There is none yet.</p>'}</article>`);
  };

  const missing = () =>
    frame({ title: 'Not here · The Anselm Courant', sheet: 'article', kind: 'page' }, '<article class="sheet plain"><h1>This page is not in the paper</h1><p class="standfirst">It may have been yesterday. <a href="/">Today’s front page</a> is the best place to start.</p></article>');

  return { front, story, section, comments, privacy, moderation, byHand, statesIndex, missing };
};

/** `comment-form-empty.html` belongs to `comment-form`: the longest tag that the name begins with. */
const tags = ['comment-thread', 'comment-form', 'comment-count', 'comments', 'moderation-console', 'moderation', 'banner', 'preferences', 'privacy-button', 'embed', 'storage-declaration'];
const groupOf = (file) => tags.find((tag) => file.startsWith(`${tag}-`) || file === `${tag}.html`) ?? 'other';
const groupBy = (files) => {
  const groups = new Map();
  for (const file of files) groups.set(groupOf(file), [...(groups.get(groupOf(file)) ?? []), file]);
  return groups;
};
