/** Generated articles with embeds as editors have made them over the years: six providers, four ways of writing. */

/** What an editor pasted; the frame that it becomes; what feeds link to. */
export interface Embed {
  readonly pasted: string;
  readonly frame: string;
  readonly link: string;
}

const digits = (seed: number, length: number): string => String(1_000_000_000_000_000 + seed * 7919).slice(-length);
const letters = (seed: number, length: number): string => Array.from({ length }, (_, index) => 'abcdefghijkmnpqrstuvwxyz'[(seed * 31 + index * 17 + ((seed >> index) & 7)) % 24]).join('');

const providers: readonly ((seed: number) => { readonly url: string; readonly frame: string; readonly raw: string })[] = [
  (seed) => ({ url: `https://www.youtube.com/watch?v=${letters(seed, 11)}`, frame: `https://www.youtube-nocookie.com/embed/${letters(seed, 11)}`, raw: `https://www.youtube.com/embed/${letters(seed, 11)}?feature=oembed` }),
  (seed) => ({ url: `https://vimeo.com/${digits(seed, 9)}`, frame: `https://player.vimeo.com/video/${digits(seed, 9)}?dnt=1`, raw: `https://player.vimeo.com/video/${digits(seed, 9)}` }),
  (seed) => ({ url: `https://twitter.com/harbour/status/${digits(seed, 15)}`, frame: `https://platform.twitter.com/embed/Tweet.html?dnt=true&id=${digits(seed, 15)}`, raw: `https://platform.twitter.com/embed/Tweet.html?id=${digits(seed, 15)}` }),
  (seed) => ({ url: `https://www.instagram.com/p/${letters(seed, 10)}/`, frame: `https://www.instagram.com/p/${letters(seed, 10)}/embed/`, raw: `https://www.instagram.com/p/${letters(seed, 10)}/embed/captioned/` }),
  (seed) => ({ url: `https://open.spotify.com/track/${letters(seed, 22)}`, frame: `https://open.spotify.com/embed/track/${letters(seed, 22)}`, raw: `https://open.spotify.com/embed/track/${letters(seed, 22)}?utm_source=oembed` }),
  (seed) => ({ url: `https://soundcloud.com/harbour-choir/song-${seed}`, frame: `https://w.soundcloud.com/player/?url=${encodeURIComponent(`https://soundcloud.com/harbour-choir/song-${seed}`)}`, raw: `https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/${seed}&visual=true` }),
];

/** The `seed`-th article's text and what is embedded in it. */
export const embedOf = (seed: number): Embed => {
  const { url, frame, raw } = providers[seed % providers.length]!(seed);
  switch (Math.floor(seed / providers.length) % 4) {
    case 0:
      return { pasted: `Before it.\n\n${url}\n\nAfter it.`, frame, link: url };
    case 1:
      return { pasted: `Before it.\n\n[embed width="600"]${url}[/embed]\n\nAfter it.`, frame, link: url };
    case 2:
      return {
        pasted: `<!-- wp:paragraph --><p>Before it.</p><!-- /wp:paragraph -->\n<!-- wp:embed {"url":"${url}","type":"video","responsive":true,"className":"wp-embed-aspect-16-9 wp-has-aspect-ratio"} -->\n<figure class="wp-block-embed is-type-video wp-block-embed wp-embed-aspect-16-9 wp-has-aspect-ratio"><div class="wp-block-embed__wrapper">\n${url}\n</div></figure>\n<!-- /wp:embed -->`,
        frame,
        link: url,
      };
    default:
      return { pasted: `<p>Before it.</p><iframe width="560" height="315" src="${raw.replace(/&/g, '&amp;')}" title="Embedded" allowfullscreen></iframe><p>After it.</p>`, frame: seed % providers.length === 2 || seed % providers.length === 5 ? raw : frame, link: '' };
  }
};
