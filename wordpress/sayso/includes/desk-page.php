<?php
/** Comments → sayso desk: the moderators' console inside WordPress, for whoever may moderate there; the cookie and a nonce sign them in. */

namespace Sayso;

defined('ABSPATH') || exit;

add_action('admin_menu', function (): void {
    $hook = add_comments_page(__('Moderation', 'sayso'), __('sayso desk', 'sayso'), 'moderate_comments', 'sayso-desk', __NAMESPACE__ . '\show_desk');
    add_action("load-$hook", function (): void {
        // Brings the nonce into the page.
        wp_enqueue_script('wp-api-request');
    });
});

function show_desk(): void {
    printf(
        '<div class="wrap"><h1 class="screen-reader-text">%s</h1><sayso-moderation backend="wordpress" endpoint="%s"><p><a href="%s">%s</a></p></sayso-moderation><script type="module" src="%s"></script></div>',
        esc_html__('Moderation', 'sayso'),
        esc_url(rest_url()),
        esc_url(admin_url('edit-comments.php')),
        esc_html__('WordPress’ own list of comments', 'sayso'),
        esc_url(file_address('sayso.js')) // phpcs:ignore WordPress.WP.EnqueuedResources
    );
}
