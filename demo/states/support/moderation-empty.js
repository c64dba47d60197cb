import { done, show } from './moderation.js';

await show({ comments: [] });
done();
