/** A thread for readers without script: comments, the form, and what becomes of a post. */
import { html, raw } from 'hono/html';
import {
  buildThread, jsonForScript, structuredData,
  type Comment, type DraftField, type DraftLimits, type PostOutcome, type Problem, type ThreadInfo, type ThreadNode, type ThreadPage, type Writing,
} from '@sayso/widgets/comments';
import { unreachable, withTree } from '@sayso/widgets/wire';
import type { Markup, Page } from './layout.js';
import { needsSignIn } from '../writers.js';
import { markupHtml } from './markup-html.js';
import { problemWords } from './problem-words.js';

/** What the form sends along, and what it shows again when a post came back. */
export interface FormValues {
  readonly thread: string;
  readonly parent: string | null;
  readonly page: string;
  readonly title: string;
  readonly name: string;
  readonly email: string;
  readonly website: string;
  readonly text: string;
}

const dates = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });
const time = (ms: number): Markup => html`<time datetime="${new Date(ms).toISOString()}">${dates.format(ms)} UTC</time>`;

const labels: Readonly<Record<DraftField, string>> = { text: 'Comment', name: 'Name', email: 'E-mail', website: 'Website' };

const field = (name: DraftField, limits: DraftLimits, values: FormValues, problems: readonly Problem[]): Markup => {
  const { ask, max } = limits[name];
  if (ask === 'off') return html``;
  const problem = problems.find((each) => each.field === name);
  const required = ask === 'required' ? html` required` : '';
  const fault = problem === undefined ? '' : html` aria-invalid="true" aria-describedby="${name}-problem"`;
  const note = ask === 'required' ? html` <span class="mark" aria-hidden="true">*</span>` : html` <span class="note">(optional)</span>`;
  const hint = name === 'email' ? html`<span class="note">Will not be published.</span>` : '';
  const message = problem === undefined ? '' : html`<p class="problem" id="${name}-problem">${problemWords(problem)}</p>`;
  const control =
    name === 'text'
      ? html`<textarea id="${name}" name="text" rows="6" maxlength="${max}" dir="auto" dirname="comment.dir"${required}${fault}>${`\n${values.text}`}</textarea>`
      : html`<input id="${name}" name="${name}" type="${name === 'email' ? 'email' : name === 'website' ? 'url' : 'text'}" maxlength="${max}" dir="${name === 'name' ? 'auto' : 'ltr'}" autocomplete="${name === 'website' ? 'url' : name}" value="${values[name]}"${required}${fault}>`;
  return html`<div class="field"><label for="${name}">${labels[name]}${note}</label>${hint}${control}${message}</div>`;
};

/** What a form asks for, and who may write. */
export interface FormRules {
  readonly limits: DraftLimits;
  readonly writing?: Writing | undefined;
  readonly privacy?: string | undefined;
}

/** Asked of nobody, under a name that programs know and browsers do not fill in by themselves. */
export const decoyField = 'subject';

/** `action` is the path that takes the post. */
export const formHtml = (action: string, { limits, writing, privacy }: FormRules, values: FormValues, problems: readonly Problem[] = []): Markup =>
  html`<form method="post" action="${action}">
<input type="hidden" name="thread" value="${values.thread}">
${values.parent === null ? '' : html`<input type="hidden" name="parent" value="${values.parent}">`}
<input type="hidden" name="page" value="${values.page}"><input type="hidden" name="page-title" value="${values.title}">
${(['text', 'name', 'email', 'website'] as const).map((name) => field(name, limits, values, problems))}
${writing?.notify === true && limits.email.ask !== 'off' ? html`<label class="tick"><input type="checkbox" name="notify" value="on"> Tell me by e-mail about replies</label>` : ''}
<div class="more" aria-hidden="true"><label>Leave this empty <input name="sayso-more" tabindex="-1" autocomplete="off"></label>
<label>And this <input name="${decoyField}" tabindex="-1" autocomplete="off"></label></div>
${privacy === undefined ? '' : html`<p class="note"><a href="${privacy}">What is kept, and why</a></p>`}
<button type="submit">Post comment</button>
</form>`;

const badgeWords = { staff: 'Staff', author: 'Author' } as const;

const badges = ({ id, author }: Comment, pinned: readonly string[]): Markup =>
  html`${pinned.includes(id) ? html`<span class="badge">Pinned</span> ` : ''}${author.badge === undefined ? '' : html`<span class="badge">${badgeWords[author.badge]}</span> `}`;

/** `reply`: where a reply to the comment is written; null in a closed thread. `reports`: the address before a comment's id. */
const commentHtml = ({ comment, replies, inReplyTo }: ThreadNode, reply: string | null, reports: string, pinned: readonly string[] = []): Markup =>
  html`<li><article id="comment-${comment.id}"${comment.dir === undefined ? '' : html` dir="${comment.dir}"`}>
${comment.status === 'erased'
  ? html`<p class="note">This comment was erased.</p>`
  : html`<header><b dir="auto">${comment.author.name || 'A reader'}</b> ${badges(comment, pinned)}<a class="note" href="#comment-${comment.id}">${time(comment.createdAt)}</a></header>
${inReplyTo === null ? '' : html`<p class="note">In reply to ${inReplyTo.name ?? 'a comment that is no longer here'}</p>`}
${markupHtml(comment.text)}
${reply === null ? '' : html`<a class="reply" href="${`${reply}&reply=${comment.id}#write`}">Reply</a>`} <a class="reply" rel="nofollow" href="${`${reports}/${comment.id}/report`}">Report</a>`}
</article>
${replies.length === 0 ? '' : html`<ol class="replies">${replies.map((each) => commentHtml(each, reply, reports))}</ol>`}</li>`;

/** The editor's own sentence, or the usual one. */
const closedHtml = ({ closedNote, closedBecause }: ThreadInfo): Markup =>
  html`<p dir="auto">${closedNote ?? (closedBecause === 'too-old' ? 'Comments close some time after publication.' : 'The editors have closed the comments.')}</p><p>You can still read everything that was said.</p>`;

export interface ThreadLinks {
  readonly here: string;
  readonly back: string;
  readonly post: string;
  readonly next: string | null;
  /** Addresses of the thread's feeds. */
  readonly feeds: { readonly atom: string; readonly rss: string };
  /** Address and title of the article for search engines; null: they are told nothing. */
  readonly article: { readonly url: string; readonly title: string } | null;
}

/** A block of data, which no browser runs; what is in it cannot end it. */
const structured = ({ info, comments }: ThreadPage, { article }: ThreadLinks): Markup => {
  const value = article === null ? null : structuredData({ ...article, comments: comments.map(withTree), total: info.total, question: info.question });
  return value === null ? html`` : html`<script type="application/ld+json">${raw(jsonForScript(value))}</script>
`;
};

const feedLinks = ({ feeds }: ThreadLinks): Markup => html`<link rel="alternate" type="application/atom+xml" href="${feeds.atom}" title="Atom">
<link rel="alternate" type="application/rss+xml" href="${feeds.rss}" title="RSS">
`;

/** `answered`: the comment that the form's words will answer. */
export const threadPage = (page: ThreadPage, links: ThreadLinks, answered: Comment | null): Page => {
  const { info, comments } = page;
  const reply = info.state === 'closed' ? null : links.here;
  const title = info.total === 1 ? '1 comment' : `${info.total} comments`;
  const values: FormValues = { thread: info.thread, parent: answered?.id ?? null, page: links.back, title: '', name: '', email: '', website: '', text: '' };
  return {
    title,
    secret: false,
    head: html`${feedLinks(links)}${structured(page, links)}`,
    body: html`${links.back === '' ? '' : html`<p><a href="${links.back}">Back to the article</a></p>`}
<h1>${title}</h1>
${comments.length === 0 ? html`<p>Nobody has written yet. The first word is yours.</p>` : html`<ol class="thread">${buildThread(comments, 'newest', undefined, info.pinned).map((node) => commentHtml(node, reply, links.post, info.pinned))}</ol>`}
${links.next === null ? '' : html`<p><a href="${links.next}">Older comments</a></p>`}
<h2 id="write">${answered === null ? 'Leave a comment' : html`Reply to <span dir="auto">${answered.author.name || 'a reader'}</span>`}</h2>
${answered === null ? '' : html`<blockquote dir="auto">${answered.text.slice(0, 300)}</blockquote><p><a href="${links.here}">Write to all instead</a></p>`}
${info.question === undefined || info.state === 'closed' ? '' : html`<p class="question" dir="auto">${info.question}</p>`}
${info.state === 'closed' ? closedHtml(info) : html`${info.closesAt === undefined ? '' : html`<p class="note">Open until ${time(info.closesAt)}.</p>`}${info.writing?.writers === 'members' ? signInHtml(info.writing, links.back) : formHtml(links.post, info, values)}`}`,
  };
};

/** In place of the form: without script nobody can show who they are to another site's page. */
const signInHtml = ({ signIn }: Writing, back: string): Markup =>
  html`<p>Here the members of this site write. Sign in there, then comment under the article.</p>
${signIn === undefined ? '' : html`<p><a href="${signIn.replace('{return}', encodeURIComponent(back))}">Sign in to comment</a></p>`}`;

/** A post that was not taken, with every word still in the form. */
export const returnedPage = (outcome: Exclude<PostOutcome, { kind: 'stored' }>, action: string, rules: FormRules, values: FormValues): Page => {
  switch (outcome.kind) {
    case 'closed':
      return {
        title: 'This discussion is closed',
        body: html`<h1>This discussion is closed</h1><p>Your comment was not stored. Here are your words, should you want to keep them:</p><blockquote dir="auto">${values.text}</blockquote>`,
      };
    case 'too-fast':
      return {
        title: 'A little slower, please',
        body: html`<h1>A little slower, please</h1><p>Many comments came from your network just now. Wait ${outcome.retryAfterSeconds} seconds, then post again.</p>${formHtml(action, rules, values)}`,
      };
    case 'refused': {
      const said = outcome.reasons.find((reason) => reason.said !== undefined)?.said;
      if (said !== undefined) {
        return {
          title: 'Your comment was not stored',
          body: html`<h1>Your comment was not stored</h1><p dir="auto">${said}</p><p>Here are your words, should you want to keep them:</p><blockquote dir="auto">${values.text}</blockquote>`,
        };
      }
      if (needsSignIn(outcome.reasons)) {
        return {
          title: 'Sign in first',
          body: html`<h1>Sign in first</h1>${signInHtml(rules.writing ?? {}, values.page)}<p>Your comment was not stored. Here are your words, to take along:</p><blockquote dir="auto">${values.text}</blockquote>`,
        };
      }
      return {
        title: 'Your comment needs a change',
        body: html`<h1>Your comment needs a change</h1>
<p>${outcome.problems.length > 0 ? 'Nothing is lost. Please look at the marked fields and post again.' : 'The rules of this site do not take it as it is. Please change it and post again.'}</p>
${formHtml(action, rules, values, outcome.problems)}`,
      };
    }
    default:
      return unreachable(outcome);
  }
};
