/** Gives the featured comments of a state page their keeper. */
import '/build/src/exports/define/featured-comment.js';
import { makeBackend } from './comment-backend.js';
import { conversation, urduConversation } from './conversation.js';

const voted = [...conversation, ...urduConversation].map((each) => ({ ...each, votes: 12 }));
const source = makeBackend({ comments: voted, loading: document.body.dataset['loading'] ?? 'answer' });
for (const element of document.querySelectorAll('sayso-featured-comment')) element.source = source;
