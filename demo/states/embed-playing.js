/** An embed that the reader let in once. */
import '/build/src/exports/define/embed.js';
import { managerOf } from './consent.js';

const manager = managerOf();
document.querySelector('sayso-embed').manager = manager;
manager.allowOnce('youtube');
