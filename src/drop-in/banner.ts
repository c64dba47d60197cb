/** The banner's chunk: comes when the reader has to be asked. */
import '../exports/define/banner.js';

export { showBanner } from '../consent/elements/banner/show-banner.js';
