#!/usr/bin/env node
/** Reads the environment, wires, listens. The only file that sees `process.env`. */
import { run } from './command.js';

// Listened for from the first moment: who asks while the server starts is answered once it has.
const stopped = new Promise<void>((resolve) => ['SIGINT', 'SIGTERM'].forEach((signal) => process.once(signal, () => resolve())));

process.exitCode = await run(process.argv.slice(2), process.env, {
  say: (line) => void process.stdout.write(`${line}\n`),
  complain: (line) => void process.stderr.write(`${line}\n`),
  stopped: () => stopped,
});
