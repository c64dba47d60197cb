/** Texts as XML takes them. Whatever a reader has written, it ends no element and begins none. */

/** What XML 1.0 has no place for becomes the sign for it. */
// eslint-disable-next-line no-control-regex
const plain = (text: string): string => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd');

/** For an element's text and for an attribute in double quotes. */
export const xmlText = (text: string): string => plain(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/\r/g, '&#13;');

/** The same for longer texts, so that whoever looks into a file can read them. */
export const xmlCdata = (text: string): string => (text.includes('\r') ? xmlText(text) : `<![CDATA[${plain(text).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`);
