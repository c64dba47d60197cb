/** The pages that are measured: one news article, and on it our tags, a hand-written floor, or a published peer. */

const paragraph =
  'The harbour committee met for the third time this week, and again the public gallery was full. What was meant to be a vote on a timetable turned into a conversation about who the quay is for: those who work on it, those who live above it, or those who only pass through on the way to somewhere else.';

const article = Array.from({ length: 14 }, (_, index) => `<h2>Part ${index + 1}</h2><p>${paragraph}</p><p>${paragraph}</p>`).join('\n');

export const policy = {
  revision: 1,
  controller: 'The Bench',
  privacyPage: '/privacy',
  purposes: {
    statistics: { title: 'Statistics', text: 'Which sections are read, so that we write more of them.' },
    video: { title: 'Videos', text: 'Films from other sites, shown inside articles.' },
  },
  services: {
    matomo: { purpose: 'statistics', vendor: 'The Bench', stores: [{ kind: 'cookie', name: '_pk_id.*', keeps: '13 months' }] },
    films: { purpose: 'video', vendor: 'Films Ltd', hosts: ['films.example'] },
  },
};

const page = (head, body = '', first = '') => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Bench</title>
${first}<link rel="stylesheet" href="/article.css">
${head}
</head><body><main><h1>Harbour tram: the vote that became a conversation</h1>
${body || article}
</main></body></html>`;

const policyBlock = `<script type="application/json" data-sayso-policy>${JSON.stringify(policy)}</script>`;
const tag = '<script type="module" async src="/cdn/sayso.js"></script>';

/** variant → HTML; `headStub` is the text of dist/cdn/sayso-head.js. It stands before the style sheet, as the README says: below, it would wait for it. */
export const bannerPages = (headStub) => ({
  'hand-written': page('<script type="module" async src="/hand-banner.js"></script>'),
  'sayso, head stub inlined': page(tag, '', `${policyBlock}\n<script data-sayso-base="/cdn/">${headStub}</script>\n`),
  'sayso, one tag': page(`${policyBlock}\n${tag}`),
  'vanilla-cookieconsent': page('<link rel="stylesheet" href="/peers/vanilla-cookieconsent/dist/cookieconsent.css"><script type="module" async src="/vanilla-start.js"></script>'),
});

export const commentPages = {
  'hand-written': page('<script type="module" src="/hand-comments.js"></script>', '<div id="comments"></div>'),
  'sayso': page(tag, '<sayso-comments thread="/bench" endpoint="/"></sayso-comments>'),
  'waline': page('<link rel="stylesheet" href="/peers/@waline/client/dist/waline.css"><script type="module" src="/waline-start.js"></script>', '<div id="waline"></div>'),
};

/** The same thread of `count` comments, and a place to write in on each page; Waline brings its own. */
export const longPages = (count) => ({
  'hand-written': page('<script type="module" src="/hand-comments.js"></script>', `<textarea rows="6" aria-label="Comment"></textarea><div id="comments" data-thread="/long-${count}"></div>`),
  'sayso': page(tag, `<sayso-comments thread="/long-${count}" endpoint="/"></sayso-comments>`),
  'waline': page('<link rel="stylesheet" href="/peers/@waline/client/dist/waline.css"><script type="module" src="/waline-start.js"></script>', `<div id="waline" data-thread="/long-${count}" data-count="${count}"></div>`),
});

/** Twenty tags that keep the page busy for 30 ms each, as each tool marks them. */
const busyTags = (marks) => Array.from({ length: 20 }, () => `<script type="text/plain" ${marks}>for (const end = performance.now() + 30; performance.now() < end;); window.tagsRun = (window.tagsRun ?? 0) + 1</script>`).join('\n');

/** The click on "Accept all": the floor has no tags to start. */
export const acceptPages = {
  'hand-written, no tags': page('<script type="module" async src="/hand-banner.js"></script>'),
  'sayso, 20 tags': page(`${policyBlock}\n${tag}\n${busyTags('data-sayso="matomo"')}`),
  'vanilla-cookieconsent, 20 tags': page(`<link rel="stylesheet" href="/peers/vanilla-cookieconsent/dist/cookieconsent.css"><script type="module" async src="/vanilla-start.js"></script>\n${busyTags('data-category="statistics"')}`),
};
