/** What the optional second script tag in `<head>` loads. */
export {};
