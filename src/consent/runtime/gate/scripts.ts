/**
 * Starts gated scripts: `<script type="text/plain" data-sayso="matomo" src="…">`. The inert element itself is taken out, retyped
 * and put back where it stood: under Trusted Types a new one is blocked and a clone loses its inline text (architecture §8).
 * The head stub and the core share one runner per page, so that a tag is started by one of them, once.
 */
import { watchMarkup } from './watch.js';

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
  for (let node: Node | null = script; node; node = node.parentNode) if (node.nextSibling) return true;
  return false;
};

const put = (script: HTMLScriptElement): void => {
  const { parentNode, nextSibling } = script;
  const isAsync = script.hasAttribute('async');
  script.remove();
  script.type = script.dataset['saysoType'] ?? '';
  // Without `async` a browser keeps all inserted scripts in one line, where a slow service holds up the others; order within a
  // service is kept here instead. The attribute is read at insertion, and gone again before anything could look.
  script.toggleAttribute('async', true);
  parentNode?.insertBefore(script, nextSibling);
  script.toggleAttribute('async', isAsync);
};

/**
 * A pause in which the browser answers the reader: after the next paint, however long a busy machine takes for it; soon where
 * nothing is painted.
 */
const pause = (): Promise<unknown> =>
  new Promise((resolve) => {
    setTimeout(resolve, document.hidden ? 50 : 400);
    // The second frame begins when the first one has been handed over: a tag of 30 ms does not hold up what is being painted.
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)));
  });

const idOf = (script: HTMLScriptElement): string => script.dataset['sayso'] ?? '';
const isFree = (script: HTMLScriptElement): boolean => Boolean(script.src) && script.hasAttribute('async');

/** @param eager starts the first tag at once instead of after a pause (the head stub, before anything is shown) */
const createRunner = (eager: boolean): ScriptRunner => {
  const started = new Set<string>();
  const loading = new Set<HTMLScriptElement>();
  let running: ReadonlySet<string> = new Set();
  let busy = false;

  const next = (): HTMLScriptElement | undefined => {
    const held = new Set([...loading].map(idOf));
    return [...document.querySelectorAll<HTMLScriptElement>(inert)].find((script) => {
      const id = idOf(script);
      if (!running.has(id) || (held.has(id) && !isFree(script))) return false;
      if (document.readyState !== 'loading' || (isWhole(script) && !script.defer)) return true;
      if (!script.defer) held.add(id);
      return false;
    });
  };

  const start = (script: HTMLScriptElement): void => {
    started.add(idOf(script));
    if (script.src && !isFree(script)) {
      loading.add(script);
      const done = (): void => {
        if (loading.delete(script)) void pump();
      };
      setTimeout(done, patience);
      script.addEventListener('load', done);
      script.addEventListener('error', done);
    }
    put(script);
  };

  const pump = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    while (next()) {
      if (!eager) await pause();
      eager = false;
      const script = next();
      if (script) start(script);
    }
    busy = false;
  };
  const look = (): void => void pump();

  watchMarkup(look);
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
