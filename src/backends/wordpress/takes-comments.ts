/** Whether a post or page of this WordPress takes comments, asked where its form cannot tell: before its password was given. */
import { createRest } from './rest.js';
import { themeRest } from './theme.js';

export const takesComments = async (post: string): Promise<boolean> => {
  const rest = createRest(themeRest());
  const kind = document.body.classList.contains('page') ? 'pages' : 'posts';
  const { body } = await rest.ask(`${kind}/${post}`, { _fields: 'comment_status' });
  return (body as { readonly comment_status?: unknown } | null | undefined)?.comment_status === 'open';
};
