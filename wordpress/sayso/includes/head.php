<?php
/** What stands in each page: the policy, the head stub and one tag, before any style sheet; the way back to one's choice at the end. */

namespace Sayso;

defined('ABSPATH') || exit;

/** Address of one of our files. The version is in the folder's name, so that no cache mixes two of them. */
function file_address(string $file): string {
    return plugins_url('assets/' . VERSION . "/$file", MAIN);
}

/** What keeps caches and "optimizers" from delaying, joining or rewriting a tag: the banner is there before any touch. */
const LEFT_ALONE = 'data-cfasync="false" data-no-optimize="1" data-no-defer="1" data-noptimize="1" data-no-minify="1" nowprocket';

/** Whether the theme's comments on this page become ours. REST tells nobody what stands behind a password: there the theme's own stay. */
function has_comments(): bool {
    return setting('comments') && is_singular() && (comments_open() || get_comments_number() > 0) && get_post_field('post_password') === '';
}

add_action('wp_head', function (): void {
    if (!setting('banner') && !has_comments()) {
        return;
    }
    if (setting('banner')) {
        printf("<script type=\"application/json\" data-sayso-policy %s>%s</script>\n", LEFT_ALONE, policy_text()); // phpcs:ignore WordPress.Security.EscapeOutput -- JSON without `<`
        printf("<script src=\"%s\" %s></script>\n", esc_url(file_address('sayso-head.js')), LEFT_ALONE); // phpcs:ignore WordPress.WP.EnqueuedResources
    }
    printf("<script type=\"module\" async src=\"%s\" %s%s></script>\n", esc_url(file_address('sayso.js')), LEFT_ALONE, has_comments() ? ' data-sayso-wordpress' : ''); // phpcs:ignore WordPress.WP.EnqueuedResources
}, 1);

add_action('wp_footer', function (): void {
    if (setting('banner') && setting('button')) {
        printf('<div role="region" aria-label="%s">%s</div>', esc_attr(words('Privacy', 'نجی معلومات')), privacy_button());
    }
}, 5);

/** The way back to one's choice; without script a link to the privacy page, where there is one. */
function privacy_button(): string {
    $page = policy()['privacyPage'] ?? '';
    $link = $page === '' ? '' : sprintf('<a href="%s">%s</a>', esc_url($page), esc_html(words('Privacy', 'نجی معلومات')));
    return "<sayso-privacy-button>$link</sayso-privacy-button>";
}

/** For a menu, a footer or the privacy page. */
add_shortcode('sayso_privacy_button', __NAMESPACE__ . '\privacy_button');
add_shortcode('sayso_declaration', function (): string {
    return '<sayso-storage-declaration></sayso-storage-declaration>';
});

/** A reader's word in the page's language. */
function words(string $english, string $urdu): string {
    return strpos(get_locale(), 'ur') === 0 ? $urdu : $english;
}

// Pictures of emoji come from s.w.org, pictures of people from an address that is made of their e-mail: both before any consent.
add_action('init', function (): void {
    if (is_admin() || !setting('own_pictures')) {
        return;
    }
    remove_action('wp_head', 'print_emoji_detection_script', 7);
    remove_action('wp_print_styles', 'print_emoji_styles');
    remove_filter('the_content_feed', 'wp_staticize_emoji');
    remove_filter('comment_text_rss', 'wp_staticize_emoji');
    add_filter('emoji_svg_url', '__return_false');
    add_filter('option_show_avatars', '__return_zero');
});
