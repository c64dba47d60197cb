import { done, show } from './moderation.js';

await show({ moderator: null });
done();
