/** A pretend advertising company. It fills the notice space and remembers that it did. */
{
  const notices = [
    ['The Lamplighters’ Bakery', 'Open at four. The first loaf of the day is sold at yesterday’s price.'],
    ['Farouk & Daughter, watches', 'We will tell you the time. We will also tell you why it was wrong.'],
    ['Ropewalk Sail Loft', 'Everything mended that has a hole in it and ought not to.'],
  ];
  const kept = sessionStorage.getItem('noticeboard.shown');
  const shown = kept === null ? Math.floor(Math.random() * notices.length) : Number(kept) % notices.length;
  sessionStorage.setItem('noticeboard.shown', String(shown));
  document.cookie = `_noticeboard=${shown}; path=/; max-age=7776000; samesite=lax`;
  const space = document.querySelector('[data-notice-space]');
  if (space) {
    const [name, text] = notices[shown];
    const line = (tag, words) => Object.assign(document.createElement(tag), { textContent: words });
    const label = line('p', 'A notice, placed by a pretend advertiser because you allowed it');
    label.className = 'label';
    space.replaceChildren(label, line('b', name), line('p', text));
    space.hidden = false;
  }
}
