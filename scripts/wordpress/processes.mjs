/** Starting what runs in the foreground, waiting for it, and ending it for sure. */
import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** Tries until it gives something else than false or undefined. Rejects after `patience` ms with `what`. */
export const waitFor = async (what, attempt, patience = 60_000) => {
  const deadline = Date.now() + patience;
  let last;
  while (Date.now() < deadline) {
    try {
      const found = await attempt();
      if (found) return found;
    } catch (error) {
      last = error;
    }
    await pause(100);
  }
  throw new Error(`${what} did not come within ${patience} ms${last ? `: ${last.message}` : ''}`);
};

/** Runs `command` with what it says in `log`; `stop` resolves once it is gone. `signal`: what ends it; what has nothing to save may be killed. */
export const runs = (command, args, log, signal = 'SIGTERM') => {
  const out = openSync(log, 'a');
  const child = spawn(command, args, { stdio: ['ignore', out, out] });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const stop = async () => {
    child.kill(signal);
    const late = setTimeout(() => child.kill('SIGKILL'), 8000);
    await gone;
    clearTimeout(late);
  };
  return { stop, hasEnded: () => child.exitCode !== null };
};
