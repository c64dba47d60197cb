/** The privacy page's tables. */
import '/build/src/exports/define/storage-declaration.js';
import { managerOf } from './consent.js';

document.querySelector('sayso-storage-declaration').manager = managerOf();
