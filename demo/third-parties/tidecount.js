/** A pretend statistics company. It does what such scripts do, in small, and says so in the foot of the page. */
{
  const known = /(?:^|; )_tidecount_id=([^;]+)/.exec(document.cookie)?.[1];
  const reader = known ?? Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, '0')).join('');
  document.cookie = `_tidecount_id=${reader}; path=/; max-age=34164000; samesite=lax`;
  const pages = Number(localStorage.getItem('tidecount.pages') ?? 0) + 1;
  localStorage.setItem('tidecount.pages', String(pages));
  const place = document.querySelector('[data-running-statistics]');
  if (place) {
    place.textContent = `Reading statistics are running. They have counted ${pages === 1 ? '1 page' : `${pages} pages`} in this browser.`;
    place.dataset.runningStatistics = 'on';
  }
}
