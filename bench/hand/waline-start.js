/** Waline's client as its own guide starts it. */
import { init } from '/peers/@waline/client/dist/waline.js';

init({ el: '#waline', serverURL: location.origin, path: '/bench', lang: 'en', emoji: false, search: false, imageUploader: false, texRenderer: false, highlighter: false, dark: false, pageview: false, comment: false, pageSize: 1000 });
