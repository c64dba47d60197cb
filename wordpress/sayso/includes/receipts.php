<?php
/**
 * Private receipts, as a switch: whoever wrote a comment sees it while it waits, by a secret that their browser made and keeps. Here
 * only its hash stands beside the comment. It opens that one comment, tells neither e-mail nor address, and is forgotten with time.
 */

namespace Sayso;

defined('ABSPATH') || exit;

/** As browsers make them: 128 random bits in base64url. */
const SECRET = '^[\w-]{22}$';
/** Days that a browser keeps one. */
const RECEIPT_DAYS = 30;
/** Receipts in one request at most. */
const RECEIPTS_AT_ONCE = 50;

function keep_receipt(int $id, $secret): void {
    if (setting('receipts') && is_string($secret) && preg_match('/' . SECRET . '/D', $secret)) {
        add_comment_meta($id, RECEIPT . hash('sha256', $secret), '1', true);
    }
}

/** A field for it in the theme's form, which is sent as it stands. */
add_action('comment_form', function (): void {
    if (setting('receipts') && has_comments()) {
        echo '<input type="hidden" name="sayso_receipt" value="">';
    }
});

// The form has no nonce of its own: anybody may comment. phpcs:disable WordPress.Security.NonceVerification
add_action('comment_post', function ($id): void {
    keep_receipt((int) $id, isset($_POST['sayso_receipt']) ? wp_unslash($_POST['sayso_receipt']) : null);
}); // phpcs:enable

add_action('rest_after_insert_comment', function ($comment, $request, $creating): void {
    if ($creating) {
        keep_receipt((int) $comment->comment_ID, $request['sayso_receipt'] ?? null);
    }
}, 10, 3);

/** Numbers of comments by the hashes of their receipts. Names of meta are indexed, values are not: a flood of look-ups costs what any page costs. */
function comments_by_receipt(array $hashes): array {
    global $wpdb;
    $places = implode(',', array_fill(0, count($hashes), '%s'));
    $keys = array_map(function (string $hash): string {
        return RECEIPT . $hash;
    }, $hashes);
    $ids = [];
    foreach ($wpdb->get_results($wpdb->prepare("SELECT comment_id, meta_key FROM $wpdb->commentmeta WHERE meta_key IN ($places)", $keys)) as $row) { // phpcs:ignore WordPress.DB
        $ids[substr($row->meta_key, strlen(RECEIPT))] = (int) $row->comment_id;
    }
    return $ids;
}

/** One's own comment; null where it is gone, too old, or its article is for readers no more. Spam only waits: who writes it learns nothing. */
function own_comment(?int $id): ?array {
    $comment = $id === null ? null : get_comment($id);
    if (!$comment instanceof \WP_Comment || strtotime($comment->comment_date_gmt . ' UTC') < time() - RECEIPT_DAYS * DAY_IN_SECONDS) {
        return null;
    }
    $post = get_post((int) $comment->comment_post_ID);
    if ($post === null || $post->post_password !== '' || !is_post_status_viewable($post->post_status) || $comment->comment_approved === 'post-trashed') {
        return null;
    }
    $status = status_word($comment->comment_approved);
    return [
        'id' => (int) $comment->comment_ID,
        'post' => (int) $comment->comment_post_ID,
        'parent' => (int) $comment->comment_parent,
        'author' => (int) $comment->user_id,
        'author_name' => $comment->comment_author,
        'author_url' => $comment->comment_author_url,
        'date_gmt' => mysql_to_rfc3339($comment->comment_date_gmt),
        'content' => ['rendered' => apply_filters('comment_text', $comment->comment_content, $comment, [])],
        'status' => $status === 'spam' ? 'hold' : $status,
    ];
}

add_action('rest_api_init', function (): void {
    if (setting('receipts')) {
        register_rest_route('sayso/v1', '/receipts', [
            'methods' => 'POST',
            'permission_callback' => '__return_true',
            'args' => ['secrets' => ['type' => 'array', 'required' => true, 'minItems' => 1, 'maxItems' => RECEIPTS_AT_ONCE, 'items' => ['type' => 'string', 'pattern' => SECRET]]],
            'callback' => function (\WP_REST_Request $request): \WP_REST_Response {
                $hashes = array_map(function (string $secret): string {
                    return hash('sha256', $secret);
                }, $request['secrets']);
                $ids = comments_by_receipt($hashes);
                return new \WP_REST_Response(['own' => array_map(function (string $hash) use ($ids): ?array {
                    return own_comment($ids[$hash] ?? null);
                }, $hashes)], 200, ['Cache-Control' => 'no-store']);
            },
        ]);
    }
    // What a page asks about a post anyway tells which switches are on.
    foreach (get_post_types(['show_in_rest' => true, 'public' => true]) as $type) {
        if (post_type_supports($type, 'comments')) {
            register_rest_field($type, 'sayso', [
                'get_callback' => function (): array {
                    $guests = setting('anonymous_rest') && !get_option('comment_registration');
                    return ($guests ? ['guests' => get_option('require_name_email') ? 'named' : 'unnamed'] : []) + ['receipts' => setting('receipts'), 'traps' => setting('comments')];
                },
                'schema' => ['type' => 'object', 'context' => ['view'], 'readonly' => true],
            ]);
        }
    }
});
