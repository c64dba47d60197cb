/** Element classes, unregistered: `define/…` registers. Needs a browser to be used, none to be imported. */
export * from '../consent/elements/banner/banner.js';
export * from '../consent/elements/banner/show-banner.js';
export * from '../consent/elements/privacy-button/privacy-button.js';
