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

/** A field for what came with the one that people do not see; the theme's form is sent as it stands. */
add_action('comment_form', function (): void {
    if (has_comments()) {
        echo '<input type="hidden" name="sayso_trap" value="">';
    }
});

// Filled in, it tells a machine. The form has no nonce of its own: anybody may comment. phpcs:disable WordPress.Security.NonceVerification
add_filter('pre_comment_approved', function ($approved) {
    return !empty($_POST['sayso_trap']) && setting('comments') && !is_wp_error($approved) ? 'spam' : $approved;
}, 20); // phpcs:enable

add_filter('rest_pre_insert_comment', function ($prepared, $request) {
    if (is_array($prepared) && !isset($request['id']) && !empty($request['sayso_trap']) && setting('comments')) {
        $prepared['comment_approved'] = 'spam';
    }
    return $prepared;
}, 10, 2);

add_filter('rest_allow_anonymous_comments', function ($allowed) {
    return $allowed || setting('anonymous_rest');
});
