<?php
/** Whose embeds are known: who receives the reader's address, on which hosts, and which frame shows what an address names. */

namespace Sayso;

defined('ABSPATH') || exit;

/**
 * By id of the service. `frames`: from an address that editors paste to the frame's; `$1` … are what stands in brackets, `{url}` is
 * the whole address, encoded. What fits none stays a link.
 */
function providers(): array {
    $video = ['kind' => 'video', 'ratio' => '16/9'];
    $post = ['kind' => 'post', 'ratio' => '1/1'];
    return [
        'youtube' => $video + [
            'title' => 'YouTube', 'vendor' => 'Google Ireland Limited', 'privacyPage' => 'https://policies.google.com/privacy',
            'hosts' => ['youtube.com', 'youtube-nocookie.com', 'youtu.be'],
            'frames' => [
                '#^https?://(?:www\.|m\.)?youtube(?:-nocookie)?\.com/(?:watch/?\?(?:[^\s\#]*&)?v=|embed/|v/|shorts/|live/)([\w-]{11})(?![\w-])#i' => 'https://www.youtube-nocookie.com/embed/$1',
                '#^https?://youtu\.be/([\w-]{11})(?![\w-])#i' => 'https://www.youtube-nocookie.com/embed/$1',
                '#^https?://(?:www\.|m\.)?youtube\.com/playlist\?(?:[^\s\#]*&)?list=([\w-]+)#i' => 'https://www.youtube-nocookie.com/embed/videoseries?list=$1',
            ],
        ],
        'vimeo' => $video + [
            'title' => 'Vimeo', 'vendor' => 'Vimeo.com, Inc.', 'privacyPage' => 'https://vimeo.com/privacy',
            'hosts' => ['vimeo.com', 'vimeocdn.com'],
            'frames' => ['#^https?://(?:www\.|player\.)?vimeo\.com/(?:[a-z/]+/)?(?:video/)?(\d+)#i' => 'https://player.vimeo.com/video/$1?dnt=1'],
        ],
        'dailymotion' => $video + [
            'title' => 'Dailymotion', 'vendor' => 'Dailymotion SA', 'privacyPage' => 'https://legal.dailymotion.com/en/privacy-policy/',
            'hosts' => ['dailymotion.com', 'dai.ly'],
            'frames' => ['#^https?://(?:(?:www\.)?dailymotion\.com/(?:embed/)?video|dai\.ly)/([a-z0-9]+)#i' => 'https://geo.dailymotion.com/player.html?video=$1'],
        ],
        'ted' => $video + [
            'title' => 'TED', 'vendor' => 'TED Conferences, LLC', 'privacyPage' => 'https://www.ted.com/about/our-organization/our-policies-terms/privacy-policy',
            'hosts' => ['ted.com'],
            'frames' => ['#^https?://(?:www\.|embed\.)?ted\.com/talks/([\w-]+)#i' => 'https://embed.ted.com/talks/$1'],
        ],
        'x' => $post + [
            'title' => 'X (Twitter)', 'vendor' => 'X Internet Unlimited Company', 'privacyPage' => 'https://x.com/en/privacy',
            'hosts' => ['twitter.com', 'x.com', 'twimg.com', 't.co'],
            'frames' => ['#^https?://(?:www\.|mobile\.)?(?:twitter|x)\.com/\w+/status(?:es)?/(\d+)#i' => 'https://platform.twitter.com/embed/Tweet.html?dnt=true&id=$1'],
        ],
        'instagram' => $post + [
            'title' => 'Instagram', 'vendor' => 'Meta Platforms Ireland Limited', 'privacyPage' => 'https://privacycenter.instagram.com/policy',
            'hosts' => ['instagram.com', 'cdninstagram.com'],
            'frames' => ['#^https?://(?:www\.)?instagram\.com/(?:[\w.]+/)?(p|reel|tv)/([\w-]+)#i' => 'https://www.instagram.com/$1/$2/embed/'],
        ],
        'facebook' => $post + [
            'title' => 'Facebook', 'vendor' => 'Meta Platforms Ireland Limited', 'privacyPage' => 'https://www.facebook.com/privacy/policy',
            'hosts' => ['facebook.com', 'facebook.net', 'fbcdn.net', 'fb.watch'],
            'frames' => [
                '#^https?://(?:www\.)?facebook\.com/(?:watch/?\?v=|[\w.]+/videos/)#i' => 'https://www.facebook.com/plugins/video.php?href={url}',
                '#^https?://(?:www\.)?facebook\.com/(?:[\w.]+/(?:posts|activity|photos)/|photo\.php|permalink\.php|media/|questions/|notes/)#i' => 'https://www.facebook.com/plugins/post.php?href={url}',
            ],
        ],
        'tiktok' => $post + [
            'title' => 'TikTok', 'vendor' => 'TikTok Technology Limited', 'privacyPage' => 'https://www.tiktok.com/legal/privacy-policy-eea',
            'hosts' => ['tiktok.com', 'ttwstatic.com'],
            'frames' => ['#^https?://(?:www\.)?tiktok\.com/@[\w.]+/video/(\d+)#i' => 'https://www.tiktok.com/embed/v2/$1'],
        ],
        'reddit' => $post + [
            'title' => 'Reddit', 'vendor' => 'Reddit, Inc.', 'privacyPage' => 'https://www.reddit.com/policies/privacy-policy',
            'hosts' => ['reddit.com', 'redditmedia.com'],
            'frames' => ['#^https?://(?:www\.)?reddit\.com/(r/\w+/comments/[\w/]+)#i' => 'https://embed.reddit.com/$1'],
        ],
        'spotify' => [
            'kind' => 'part', 'ratio' => '7/4',
            'title' => 'Spotify', 'vendor' => 'Spotify AB', 'privacyPage' => 'https://www.spotify.com/legal/privacy-policy/',
            'hosts' => ['spotify.com', 'scdn.co'],
            'frames' => ['#^https?://open\.spotify\.com/(?:intl-\w+/)?(?:embed/)?(track|album|artist|playlist|show|episode)/(\w+)#i' => 'https://open.spotify.com/embed/$1/$2'],
        ],
        'soundcloud' => [
            'kind' => 'part', 'ratio' => '7/4',
            'title' => 'SoundCloud', 'vendor' => 'SoundCloud Global Limited & Co. KG', 'privacyPage' => 'https://soundcloud.com/pages/privacy',
            'hosts' => ['soundcloud.com', 'sndcdn.com'],
            'frames' => ['#^https?://(?:www\.|m\.)?soundcloud\.com/[\w-]+/[\w/-]+#i' => 'https://w.soundcloud.com/player/?url={url}'],
        ],
        'googlemaps' => [
            'kind' => 'map', 'ratio' => '4/3',
            'title' => 'Google Maps', 'vendor' => 'Google Ireland Limited', 'privacyPage' => 'https://policies.google.com/privacy',
            // Only what is shown in frames: these hosts do much else.
            'hosts' => ['maps.google.com', 'www.google.com/maps', 'maps.googleapis.com', 'maps.gstatic.com'],
            'frames' => ['#^(https?://(?:www\.google\.com/maps/embed|maps\.google\.com/maps)\?[^\s]*)$#i' => '$1'],
        ],
    ];
}

/** What is none of them, or of one that the settings do not name. */
const OTHERS = 'other-sites';

/** Whether an address lies with one of a provider's hosts; a host may be narrowed by the beginning of a path. */
function is_of(array $provider, string $url): bool {
    $place = strtolower((string) wp_parse_url($url, PHP_URL_HOST)) . (string) wp_parse_url($url, PHP_URL_PATH);
    foreach ($provider['hosts'] as $host) {
        if (strpos($host, '/') !== false ? strpos($place, $host) === 0 : preg_match('#(?:^|\.)' . preg_quote($host, '#') . '(?:/|$)#', $place)) {
            return true;
        }
    }
    return false;
}

/** The service that an address belongs to: one that the settings name, else `other-sites`. */
function service_of(string $url): string {
    foreach (array_intersect_key(providers(), array_flip(setting('providers'))) as $id => $provider) {
        if (is_of($provider, $url)) {
            return $id;
        }
    }
    return OTHERS;
}

/** Id of the provider and the frame's address for an address that editors paste; null where none is known. */
function frame_of(string $url): ?array {
    foreach (providers() as $id => $provider) {
        foreach ($provider['frames'] as $pattern => $frame) {
            if (preg_match($pattern, $url, $found)) {
                $address = preg_replace_callback('/\$(\d)|\{url\}/', function (array $place) use ($found, $url): string {
                    return isset($place[1]) ? $found[(int) $place[1]] ?? '' : rawurlencode($url);
                }, $frame);
                return [$id, $address];
            }
        }
    }
    return null;
}
