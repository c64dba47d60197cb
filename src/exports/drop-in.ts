/** What the one script tag loads. */
export {};
