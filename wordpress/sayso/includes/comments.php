<?php
/** What is different about WordPress' comments while ours take their place. */

namespace Sayso;

defined('ABSPATH') || exit;

add_action('init', function (): void {
    if (!setting('comments')) {
        return;
    }
    // Its tick promises name, e-mail and website; ours keeps the name, in the reader's browser. So nobody sets the three cookies.
    remove_action('set_comment_cookies', 'wp_set_comment_cookies');
    if (!is_admin()) {
        add_filter('option_show_comments_cookies_opt_in', '__return_zero');
        add_filter('default_option_show_comments_cookies_opt_in', '__return_zero');
    }
});

add_filter('rest_allow_anonymous_comments', function ($allowed) {
    return $allowed || setting('anonymous_rest');
});
