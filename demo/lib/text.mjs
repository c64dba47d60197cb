/** The one place where values become HTML: every page of the demo is put together from strings, so each value is escaped here. */
const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Makes a value safe in text and in a quoted attribute. */
export const escape = (value) => String(value).replace(/[&<>"']/g, (character) => entities[character]);

/** Replaces `{{name}}` and `{{name argument}}`; an unknown name is a fault of the page and throws. */
export const fill = (template, parts) =>
  template.replace(/\{\{([a-zA-Z]+)(?: ([^}]+))?\}\}/g, (whole, name, argument) => {
    const part = parts[name];
    if (part === undefined) throw new Error(`A demo page names ${whole}, which nobody fills`);
    return typeof part === 'function' ? part(argument) : part;
  });
