<?php
/**
 * Embeds wait for the reader's yes: what WordPress would make a frame of stays a link inside `<sayso-embed>`, and raw frames and
 * scripts of other sites in an article wait too. Nothing is changed in what is stored, and no provider is asked when an editor
 * saves. Feeds keep plain links.
 */

namespace Sayso;

defined('ABSPATH') || exit;

/** `$link`: the page that people would open; what readers see without script or consent. */
function embed(string $service, string $frame, string $link, array $more = []): string {
    $fallback = sprintf('<a href="%s">%s</a>', esc_url($link), esc_html($link));
    if (is_feed()) {
        return $fallback;
    }
    $attributes = ['service' => $service, 'src' => esc_url_raw($frame)] + array_filter($more);
    $written = '';
    foreach ($attributes as $name => $value) {
        $written .= sprintf(' %s="%s"', $name, esc_attr($value));
    }
    return "<sayso-embed$written>$fallback</sayso-embed>";
}

/** Kind and ratio of an address's provider. */
function look_of(string $url, ?string $id = null): array {
    $known = $id === null ? array_filter(providers(), function (array $provider) use ($url): bool {
        return is_of($provider, $url);
    }) : [providers()[$id]];
    $provider = reset($known) ?: ['kind' => 'part', 'ratio' => '16/9'];
    return ['kind' => $provider['kind'], 'ratio' => $provider['ratio']];
}

// Before WordPress asks a provider: addresses on a line of their own, `[embed]`, and blocks.
add_action('init', function (): void {
    if (setting('embeds')) {
        wp_embed_register_handler('sayso', '#^https?://#i', function (array $found, array $attributes, string $url) {
            $frame = frame_of($url);
            return $frame === null ? false : embed(service_of($frame[1]), $frame[1], $url, look_of($url, $frame[0]));
        }, 1);
    }
});

// What a provider has answered, now or when the article was written.
add_filter('embed_oembed_html', function ($html, $url) {
    return setting('embeds') && is_string($html) ? wait($html, is_string($url) ? $url : null) : $html;
}, PHP_INT_MAX, 2);

foreach (['the_content', 'widget_text_content', 'widget_block_content', 'the_content_feed', 'the_excerpt'] as $filter) {
    add_filter($filter, function ($html) {
        return setting('embeds') && is_string($html) ? wait($html) : $html;
    }, PHP_INT_MAX);
}

/** Themes keep the place of a frame by a ratio on the block; ours keeps its own, and the theme's would stand above it, empty. */
add_filter('render_block_core/embed', function ($html) {
    if (!is_string($html) || strpos($html, '<sayso-embed') === false) {
        return $html;
    }
    $ratio = preg_match('/wp-embed-aspect-(\d+)-(\d+)/', $html, $found) ? "$found[1]/$found[2]" : '';
    $html = preg_replace('/\s(?:wp-has-aspect-ratio|wp-embed-aspect-\d+-\d+)\b/', '', $html);
    return $ratio === '' ? $html : preg_replace('/(<sayso-embed[^>]*?)\sratio="[^"]*"/', "$1 ratio=\"$ratio\"", $html);
});

/** Frames and scripts of other sites in a piece of HTML, made to wait. What is ours, or waits already, stays as it is. */
function wait(string $html, ?string $link = null): string {
    if (stripos($html, '<iframe') !== false) {
        $html = preg_replace_callback('#<iframe\b([^>]*)>.*?</iframe\s*>#is', function (array $found) use ($link): string {
            $given = attributes($found[1]);
            // Lazy loading of other plug-ins keeps the address elsewhere.
            $frame = $given['src'] ?? '';
            foreach (['data-src', 'data-lazy-src', 'data-litespeed-src'] as $name) {
                if (isset($given[$name]) && !preg_match('#^(https?:)?//#', $frame)) {
                    $frame = $given[$name];
                }
            }
            if (isset($given['data-sayso']) || !is_foreign($frame)) {
                return $found[0];
            }
            $frame = strpos($frame, '//') === 0 ? "https:$frame" : $frame;
            $known = frame_of($frame);
            $look = look_of($frame, $known[0] ?? null);
            $size = array_map('intval', [$given['width'] ?? 0, $given['height'] ?? 0]);
            if (strpos(($given['width'] ?? '') . ($given['height'] ?? ''), '%') === false && min($size) > 0) {
                $look['ratio'] = implode('/', $size);
            }
            return embed(service_of($frame), $known[1] ?? $frame, $link ?? page_of($frame), $look + ['label' => $given['title'] ?? '']);
        }, $html) ?? $html;
    }
    if (stripos($html, '<script') !== false) {
        $html = preg_replace_callback('#<script\b([^>]*)>(.*?)</script\s*>#is', function (array $found): string {
            $given = attributes($found[1]);
            $type = strtolower($given['type'] ?? '');
            if (!is_foreign($given['src'] ?? '') || isset($given['data-sayso']) || !in_array($type, ['', 'module', 'text/javascript', 'application/javascript'], true)) {
                return $found[0];
            }
            if (is_feed()) {
                return '';
            }
            $kept = array_diff_key($given, ['type' => 1, 'src' => 1]);
            $written = sprintf('type="text/plain" data-sayso="%s" src="%s"', esc_attr(service_of($given['src'])), esc_url($given['src']));
            foreach (($type === 'module' ? ['data-sayso-type' => 'module'] : []) + $kept as $name => $value) {
                $written .= $value === '' ? " $name" : sprintf(' %s="%s"', $name, esc_attr($value));
            }
            return "<script $written>$found[2]</script>";
        }, $html) ?? $html;
    }
    return $html;
}

/** Attributes of a tag by name, entities decoded. */
function attributes(string $text): array {
    $found = [];
    preg_match_all('/([^\s"\'<>\/=]+)(?:\s*=\s*(?:"([^"]*)"|\'([^\']*)\'|([^\s"\'=<>`]+)))?/', $text, $each, PREG_SET_ORDER);
    foreach ($each as $one) {
        $value = $one[2] ?? '';
        foreach ([3, 4] as $form) {
            $value = $value !== '' ? $value : ($one[$form] ?? '');
        }
        $found += [strtolower($one[1]) => html_entity_decode($value, ENT_QUOTES | ENT_HTML5, 'UTF-8')];
    }
    return $found;
}

/** Whether an address lies on another host than the site's own; `sayso_own_hosts` adds some. */
function is_foreign(string $url): bool {
    $host = strtolower((string) wp_parse_url($url, PHP_URL_HOST));
    $own = array_map(function (string $address): string {
        return strtolower((string) wp_parse_url($address, PHP_URL_HOST));
    }, [home_url(), site_url(), content_url()]);
    /** Hosts whose frames and scripts in articles are the site's own: a list of names. */
    return $host !== '' && !in_array($host, (array) apply_filters('sayso_own_hosts', $own), true);
}

/** The page that a frame shows, where people can open it as a page of its own. */
function page_of(string $frame): string {
    $pages = [
        '#^https?://(?:www\.)?youtube(?:-nocookie)?\.com/embed/([\w-]{11}).*#i' => 'https://www.youtube.com/watch?v=$1',
        '#^https?://player\.vimeo\.com/video/(\d+).*#i' => 'https://vimeo.com/$1',
        '#^https?://open\.spotify\.com/embed/([\w/]+).*#i' => 'https://open.spotify.com/$1',
    ];
    foreach ($pages as $pattern => $page) {
        if (preg_match($pattern, $frame)) {
            return preg_replace($pattern, $page, $frame);
        }
    }
    return $frame;
}
