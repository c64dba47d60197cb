/** The floor: the least code that shows a real banner with three buttons from one asynchronous tag. */
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  .hand { position: fixed; inset: auto 0 0; padding: 16px; background: #fff; color: #1c1e21; border-block-start: 1px solid #d9dce1; }
  .hand div { display: grid; grid-template-columns: repeat(3, 1fr); gap: 8px; }
  .hand button { min-block-size: 44px; font: inherit; }`);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

const answered = /(?:^|; )hand=/.test(document.cookie);
if (!answered) {
  const region = document.createElement('section');
  region.className = 'hand';
  region.setAttribute('aria-label', 'Your choice');
  const text = document.createElement('p');
  text.textContent = 'With your consent we count which sections are read and show films from other sites. Refusing costs nothing.';
  const row = document.createElement('div');
  for (const [words, value] of [['Reject all', 'no'], ['Accept all', 'yes'], ['Choose', '']]) {
    const button = document.createElement('button');
    button.textContent = words;
    button.addEventListener('click', () => {
      if (value) document.cookie = `hand=${value}; path=/; max-age=15552000; samesite=lax`;
      region.remove();
    });
    row.append(button);
  }
  region.append(text, row);
  document.body.prepend(region);
}
