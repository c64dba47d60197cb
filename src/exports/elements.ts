/** Element classes, unregistered: `define/…` registers. Needs a browser to be used, none to be imported. */
export {};
