/** Waline's client as its own guide starts it. */
import { init } from '/peers/@waline/client/dist/waline.js';

const { thread = '/bench', count = '1000' } = document.getElementById('waline').dataset;
init({ el: '#waline', serverURL: location.origin, path: thread, lang: 'en', emoji: false, search: false, imageUploader: false, texRenderer: false, highlighter: false, dark: false, pageview: false, comment: false, pageSize: Number(count) });
