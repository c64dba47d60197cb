/** An embed before consent. */
import '/build/src/exports/define/embed.js';
import { managerOf } from './consent.js';

document.querySelector('sayso-embed').manager = managerOf();
