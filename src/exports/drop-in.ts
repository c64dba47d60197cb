/**
 * What the one script tag loads: nothing but the start of what is needed, all of it at once. The core's own address has no
 * query, so that `sayso.js?ver=6.5` beside `sayso.js` still gives one core.
 */
if (typeof document === 'undefined') throw new Error('sayso [needs-browser] @sayso/widgets/drop-in runs in a page: load it with a script tag.');

/** Will a question be due? The rest decides; this only saves a first visit the wait for one file after the other. */
const mayAsk = (): boolean => {
  try {
    return document.querySelector('[data-sayso-policy]') !== null && !/(^|; )sayso=/.test(document.cookie);
  } catch {
    return false;
  }
};

const core = (): Promise<unknown> => import('../drop-in/run.js');
if (mayAsk()) {
  const banner = import('../drop-in/banner.js');
  // First the question, then what the page needs besides. Where a file does not come, the core asks for it again and says so.
  import('../drop-in/wake.js').then(({ wake }) => wake().then(() => banner)).then(core, core);
} else void core();

export {};
