/** The look of the server's own pages: the default tokens of the library, in plain CSS, for any browser. */
export const pageStyles = `
:root { --text: #1c1e21; --muted: #5b6168; --ground: #fff; --hairline: #d9dce1; --edge: #82888f; --accent: #0b57a4; --on-accent: #fff; --danger: #b3261e; --held: #8a5300; --tint: #f4f5f7; color-scheme: light dark; }
@media (prefers-color-scheme: dark) { :root { --text: #e6e8eb; --muted: #a5abb3; --ground: #16181b; --hairline: #383d44; --edge: #868d96; --accent: #8ab8ee; --on-accent: #0c1a2b; --danger: #ffb4a9; --held: #f0bd6b; --tint: #24282d; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Naskh Arabic", sans-serif; }
main { max-inline-size: 42rem; margin-inline: auto; padding: 32px 16px 64px; }
h1 { font-size: 1.5rem; line-height: 1.25; margin-block: 0 12px; }
h2 { font-size: 1.125rem; margin-block: 48px 16px; padding-block-start: 24px; border-block-start: 1px solid var(--hairline); }
p { margin-block: 0 12px; overflow-wrap: anywhere; }
a { color: var(--accent); text-underline-offset: 0.15em; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.note, a.note { color: var(--muted); font-size: 0.875rem; font-weight: 400; }
a.note { text-decoration: none; }
a.note:hover { text-decoration: underline; }
.thread, .replies { list-style: none; padding: 0; margin: 24px 0 0; }
.thread > li, .replies > li { margin-block-end: 24px; }
.replies { margin-block-start: 16px; padding-inline-start: 20px; border-inline-start: 1px solid var(--hairline); }
article ul, article ol { margin-block: 0 12px; padding-inline-start: 24px; }
li > p:last-child { margin-block-end: 4px; }
.reply { font-size: 0.875rem; display: inline-block; padding-block: 4px; margin-inline-end: 12px; }
article header { margin-block-end: 4px; }
article b { font-weight: 700; margin-inline-end: 4px; }
article pre { white-space: pre-wrap; overflow-wrap: anywhere; padding: 12px; background: var(--tint); border-radius: 6px; }
blockquote { margin: 0 0 12px; padding-inline-start: 16px; border-inline-start: 3px solid var(--hairline); color: var(--muted); white-space: pre-line; }
.own { margin-block: 24px; padding-inline-start: 16px; border-inline-start: 3px solid var(--hairline); }
.own.held { border-color: var(--held); }
:lang(ur), :lang(ar) { line-height: 2; }
.field { margin-block-end: 16px; }
label { display: block; font-weight: 700; margin-block-end: 4px; }
.field > .note { display: block; margin-block-end: 4px; }
.badge { padding-inline: 6px; border: 1px solid var(--edge); border-radius: 4px; font-size: 0.75rem; color: var(--muted); }
.question { font-size: 1.125rem; font-weight: 600; }
.mark, .problem { color: var(--danger); }
.problem { margin-block: 4px 0; font-size: 0.875rem; }
input, textarea, select { inline-size: 100%; min-block-size: 44px; padding: 8px 12px; font: inherit; color: inherit; background: transparent; border: 1px solid var(--edge); border-radius: 6px; }
[aria-invalid] { border-color: var(--danger); border-width: 2px; }
label.tick { display: flex; gap: 8px; align-items: center; font-weight: 400; min-block-size: 44px; margin-block-end: 8px; }
.tick input { inline-size: 20px; min-block-size: 20px; flex: none; accent-color: var(--accent); }
textarea { resize: vertical; }
select { background: var(--ground); }
input[type=checkbox] { inline-size: 20px; min-block-size: 20px; margin: 0; margin-block-start: 2px; margin-inline-end: 12px; flex: none; accent-color: var(--accent); }
.tick { display: flex; font-weight: 400; }
.number { font-size: 1.125rem; letter-spacing: 0.04em; }
button { min-block-size: 44px; padding: 8px 20px; font: inherit; font-weight: 700; color: var(--on-accent); background: var(--accent); border: 1px solid transparent; border-radius: 6px; cursor: pointer; }
button.quiet { color: var(--accent); background: transparent; border-color: var(--edge); font-weight: 600; padding-inline: 16px; }
button.grave { color: var(--danger); background: transparent; border-color: var(--edge); font-weight: 600; padding-inline: 16px; }
a.button { display: inline-flex; align-items: center; min-block-size: 44px; padding: 8px 20px; border: 1px solid var(--edge); border-radius: 6px; font-weight: 700; text-decoration: none; }
.row { display: flex; flex-wrap: wrap; gap: 12px; align-items: center; margin-block: 12px; }
.row > select { flex: 1 1 12rem; inline-size: auto; min-inline-size: 0; max-inline-size: 100%; }
.below { margin-block-start: 24px; }
.told { padding: 12px 16px; border-inline-start: 4px solid var(--accent); background: var(--tint); border-radius: 0 6px 6px 0; }
.told.bad { border-color: var(--danger); }
:dir(rtl) .told { border-radius: 6px 0 0 6px; }
.told > :last-child { margin-block-end: 0; }
.people { list-style: none; padding: 0; margin: 24px 0; border-block-start: 1px solid var(--hairline); }
.people > li { display: flex; flex-wrap: wrap; gap: 8px 16px; justify-content: space-between; align-items: center; padding-block: 16px; border-block-end: 1px solid var(--hairline); }
.people > li > div:first-child { flex: 1 1 14rem; min-inline-size: 0; overflow-wrap: anywhere; }
.people .off b { text-decoration: line-through; }
details { min-inline-size: 0; max-inline-size: 100%; }
details[open] { flex-basis: 100%; }
.people + h2 { margin-block-start: 32px; padding-block-start: 0; border: 0; }
summary { min-block-size: 44px; display: inline-flex; align-items: center; color: var(--accent); cursor: pointer; text-decoration: underline; text-underline-offset: 0.15em; }
code { font-family: ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
.codes { columns: 2 14rem; font-size: 1.125rem; padding-inline-start: 2.5em; }
.codes li { padding-block: 4px; break-inside: avoid; }
.qr { display: block; inline-size: 13rem; max-inline-size: 100%; block-size: auto; border-radius: 6px; }
.more { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
dl { margin: 0 0 16px; }
dt { font-weight: 700; }
dd { margin: 0 0 12px; overflow-wrap: anywhere; }
@media print { form, h2 { display: none; } }
`;
