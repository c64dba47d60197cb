import { done, show } from './moderation.js';

await show({ moderator: null, signedOut: { why: 'cookie', address: 'https://paper.example/wp-login.php' } });
done();
