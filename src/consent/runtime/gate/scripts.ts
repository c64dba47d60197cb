/**
 * Starts gated scripts: `<script type="text/plain" data-sayso="matomo" src="…">`. The inert element itself is taken out, retyped
 * and put back where it stood: under Trusted Types a new one is blocked and a clone loses its inline text (architecture §8).
 * The head stub and the core share one runner per page, so that a tag is started by one of them, once.
 */

const inert = 'script[type="text/plain"][data-sayso]';
/** How long the next tag of a service waits for an external one before it, in milliseconds. */
const patience = 5000;

/** The runner of a page; found by the core where the head stub made it. Its shape may only grow. */
export interface ScriptRunner {
  /** Starts what may run now, in document order, and from here on whatever comes later. */
  run(running: ReadonlySet<string>): void;
  /** Ids whose scripts were started on this page and are therefore in memory. */
  readonly started: ReadonlySet<string>;
}

/** The parser may still be writing the text of the last node it made; what has something after it is whole. */
const isWhole = (script: Node): boolean => {
  for (let node: Node | null = script; node !== null; node = node.parentNode) if (node.nextSibling !== null) return true;
  return false;
};

const put = (script: HTMLScriptElement): void => {
  const { parentNode, nextSibling } = script;
  const wasAsync = script.hasAttribute('async');
  script.remove();
  const type = script.dataset['saysoType'];
  if (type === undefined) script.removeAttribute('type');
  else script.type = type;
  // Without `async` a browser keeps all inserted scripts in one line, where a slow service holds up the others; order within a
  // service is kept here instead. The attribute is read at insertion, and gone again before anything could look.
  if (!wasAsync) script.setAttribute('async', '');
  parentNode?.insertBefore(script, nextSibling);
  if (!wasAsync) script.removeAttribute('async');
};

/** A pause in which the browser answers the reader: after the next paint, or soon where nothing is painted. */
const pause = (): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, 50);
    requestAnimationFrame(() =>
      setTimeout(() => {
        clearTimeout(timer);
        resolve();
      }),
    );
  });

/** @param eager starts the first tag at once instead of after a pause (the head stub, before anything is shown) */
const createRunner = (eager: boolean): ScriptRunner => {
  const started = new Set<string>();
  const loading = new Set<string>();
  let running: ReadonlySet<string> = new Set();
  let busy = false;

  const next = (): HTMLScriptElement | undefined => {
    const isParsing = document.readyState === 'loading';
    const held = new Set(loading);
    return [...document.querySelectorAll<HTMLScriptElement>(inert)].find((script) => {
      const id = script.dataset['sayso'] ?? '';
      const isFree = script.src !== '' && script.hasAttribute('async');
      if (!running.has(id) || (held.has(id) && !isFree)) return false;
      if (!isParsing || (isWhole(script) && !script.defer)) return true;
      if (!script.defer) held.add(id);
      return false;
    });
  };

  const start = (script: HTMLScriptElement): void => {
    const id = script.dataset['sayso'] ?? '';
    started.add(id);
    if (script.src !== '' && !script.hasAttribute('async')) {
      loading.add(id);
      const done = (): void => {
        clearTimeout(timer);
        if (loading.delete(id)) void pump();
      };
      const timer = setTimeout(done, patience);
      script.addEventListener('load', done, { once: true });
      script.addEventListener('error', done, { once: true });
    }
    put(script);
  };

  const pump = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    if (!eager && next() !== undefined) await pause();
    for (let script = next(); script !== undefined; script = next()) {
      start(script);
      if (next() !== undefined) await pause();
    }
    busy = false;
  };
  const look = (): void => void pump();

  new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-sayso', 'type'] });
  document.addEventListener('DOMContentLoaded', look);
  return {
    started,
    run(ids) {
      running = ids;
      look();
    },
  };
};

const key = Symbol.for('sayso.scripts.1');

/** The page's runner, made when first asked for. */
export const scriptRunner = (eager = false): ScriptRunner => {
  const page = globalThis as typeof globalThis & { [key]?: ScriptRunner };
  return (page[key] ??= createRunner(eager));
};
