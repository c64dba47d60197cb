#!/usr/bin/env node
/** Reads the environment, wires, listens. The only file that sees `process.env`. */
export {};
