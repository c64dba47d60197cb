/** What the optional second script tag in `<head>` loads. */
import { startHead } from '../consent/runtime/head.js';

if (typeof document === 'undefined') throw new Error('sayso [needs-browser] @sayso/widgets/head runs in a page: load it with a script tag.');

const page = window as Window & { sayso?: unknown };
if (!Array.isArray(page.sayso)) page.sayso = [];
const tag = document.currentScript as HTMLScriptElement | null;
startHead(tag?.src || tag?.dataset['saysoBase']);
