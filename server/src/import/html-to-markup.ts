/** What other systems kept as HTML; the reading of it is the library's, because pages of a WordPress need it too. */
export { htmlToMarkup } from '@sayso/widgets/comments';
