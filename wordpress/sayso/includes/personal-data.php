<?php
/** What this plug-in keeps beside a comment, for WordPress' own export and erasure of personal data. */

namespace Sayso;

defined('ABSPATH') || exit;

/** Meta of comments: the receipt that its author has (its hash stands in the name of the row), what moderators decided, and former words where one changed them. */
const RECEIPT = '_sayso_receipt_';
const DECISIONS = '_sayso_decisions';
const WORDS = '_sayso_words';

/** Names of the rows that hold a comment's receipts. */
function receipts_of(int $id): array {
    return array_values(array_filter(array_keys(get_comment_meta($id) ?: []), function ($key): bool {
        return strpos((string) $key, RECEIPT) === 0;
    }));
}

/** Comments of an address, by pages, oldest first. */
function comments_of(string $email, int $page): array {
    return $email === '' ? [] : get_comments(['author_email' => $email, 'status' => 'any', 'number' => 100, 'paged' => $page, 'orderby' => 'comment_ID', 'order' => 'ASC', 'update_comment_post_cache' => false]);
}

function export_personal_data($email, $page = 1): array {
    $comments = comments_of((string) $email, (int) $page);
    $items = [];
    foreach ($comments as $comment) {
        $data = [];
        if (receipts_of((int) $comment->comment_ID) !== []) {
            $data[] = ['name' => __('Private receipt', 'sayso'), 'value' => __('kept, as a hash', 'sayso')];
        }
        foreach (get_comment_meta($comment->comment_ID, DECISIONS) as $decision) {
            $data[] = ['name' => __('Decision of a moderator', 'sayso'), 'value' => sprintf('%s (%s)', $decision['action'] ?? '', gmdate('Y-m-d H:i', (int) (($decision['at'] ?? 0) / 1000)))];
        }
        foreach (get_comment_meta($comment->comment_ID, WORDS) as $change) {
            $data[] = ['name' => __('Words changed by a moderator', 'sayso'), 'value' => gmdate('Y-m-d H:i', (int) (($change['at'] ?? 0) / 1000))];
            if (isset($change['from'])) {
                $data[] = ['name' => __('Former words', 'sayso'), 'value' => $change['from']];
            }
        }
        if ($data !== []) {
            $items[] = ['group_id' => 'sayso', 'group_label' => __('What became of comments', 'sayso'), 'item_id' => "comment-$comment->comment_ID", 'data' => $data];
        }
    }
    return ['data' => $items, 'done' => count($comments) < 100];
}

function erase_personal_data($email, $page = 1): array {
    $comments = comments_of((string) $email, (int) $page);
    $removed = false;
    foreach ($comments as $comment) {
        foreach (array_merge(receipts_of((int) $comment->comment_ID), [DECISIONS, WORDS]) as $key) {
            $removed = delete_comment_meta($comment->comment_ID, $key) || $removed;
        }
    }
    return ['items_removed' => $removed, 'items_retained' => false, 'messages' => [], 'done' => count($comments) < 100];
}

add_filter('wp_privacy_personal_data_exporters', function (array $exporters): array {
    return $exporters + ['sayso' => ['exporter_friendly_name' => __('sayso: what became of comments', 'sayso'), 'callback' => __NAMESPACE__ . '\export_personal_data']];
});

// Before WordPress makes the comments nobody's: afterwards they are not found by their address.
add_filter('wp_privacy_personal_data_erasers', function (array $erasers): array {
    return ['sayso' => ['eraser_friendly_name' => __('sayso: what became of comments', 'sayso'), 'callback' => __NAMESPACE__ . '\erase_personal_data']] + $erasers;
}, PHP_INT_MAX);

// What a privacy page has to say of it; editors find it in WordPress' own guide.
add_action('admin_init', function (): void {
    if (function_exists('wp_add_privacy_policy_content')) {
        wp_add_privacy_policy_content('sayso', wp_kses_post(wpautop(__('One first-party cookie, “sayso”, keeps what a reader allowed or refused; it holds no identifier. Media from other sites is shown after a yes only. The shortcode [sayso_declaration] prints the whole list.', 'sayso'))));
    }
});
