<?php
/**
 * Words of a comment, changed by a moderator: written by one statement that also looks whether they still read as they were seen, so
 * that nobody's newer words are overwritten, whichever program wrote them. The former words are kept for undo, thirty days.
 */

namespace Sayso;

defined('ABSPATH') || exit;

/** Days that former words are kept. */
const WORDS_DAYS = 30;

/** The changes of a comment's words, oldest first. */
function word_changes(int $id): array {
    return array_values(array_filter(get_comment_meta($id, WORDS), 'is_array'));
}

/** The last one that stands. */
function last_word_change(int $id): ?array {
    return last_decision(word_changes($id));
}

/** What the console shows of it. */
function words_record(int $id): ?array {
    $change = last_word_change($id);
    if ($change === null) {
        return null;
    }
    $user = get_userdata((int) $change['by']);
    return ['by' => $user ? $user->display_name : '', 'at' => $change['at'], 'batch' => $change['batch'], 'undoable' => isset($change['from'])];
}

/** Writes words where still `$was` stands, to the letter, and tells other plug-ins as WordPress does. */
function write_words(int $id, string $was, string $words): bool {
    global $wpdb;
    $bytes = function (string $what): string {
        return "CAST(CONVERT($what USING utf8mb4) AS BINARY)";
    };
    $written = $wpdb->query($wpdb->prepare("UPDATE $wpdb->comments SET comment_content = %s WHERE comment_ID = %d AND {$bytes('comment_content')} = {$bytes('%s')}", $words, $id, $was)); // phpcs:ignore WordPress.DB
    if ($written !== 1) {
        return false;
    }
    clean_comment_cache($id);
    $comment = get_comment($id, ARRAY_A);
    do_action('edit_comment', $id, $comment);
    wp_update_comment_count((int) $comment['comment_post_ID']);
    return true;
}

/** As WordPress' own edit of a comment filters what this moderator writes. */
function filtered_words(string $words): string {
    return apply_filters('comment_save_pre', wp_unslash(apply_filters('pre_comment_content', wp_slash(trim($words)))));
}

function change_words(int $id, string $was, string $words, string $batch): string {
    return with_comment($id, function (\WP_Comment $comment) use ($was, $words, $batch): string {
        $id = (int) $comment->comment_ID;
        if (in_array($batch, array_column(word_changes($id), 'batch'), true)) {
            return 'done';
        }
        if ($comment->comment_content !== $was) {
            return 'edited';
        }
        if ($words === $was) {
            return 'done';
        }
        $words = filtered_words($words);
        if ($words === '') {
            return 'missing';
        }
        if (is_wp_error(wp_check_comment_data_max_lengths(['comment_content' => $words]))) {
            return 'too-long';
        }
        // Noted first: words that cannot be put back are never written.
        $note = add_comment_meta($id, WORDS, wp_slash(['batch' => $batch, 'by' => get_current_user_id(), 'at' => (int) (microtime(true) * 1000), 'from' => $was, 'to' => hash('sha256', $words)]));
        if ($note === false || !write_words($id, $was, $words)) {
            delete_metadata_by_mid('comment', (int) $note);
            return 'edited';
        }
        return 'done';
    });
}

/** Exactly what stood there before, unless somebody has written anew. */
function undo_words(int $id, string $batch): string {
    return with_comment($id, function (\WP_Comment $comment) use ($batch): string {
        $id = (int) $comment->comment_ID;
        foreach (word_changes($id) as $change) {
            if ($change['batch'] !== $batch) {
                continue;
            }
            if (!empty($change['undone'])) {
                return 'done';
            }
            if ((last_word_change($id)['batch'] ?? '') !== $batch || hash('sha256', $comment->comment_content) !== $change['to']) {
                return 'edited';
            }
            if (!isset($change['from'])) {
                return 'not-possible';
            }
            if (!write_words($id, $comment->comment_content, $change['from'])) {
                return 'edited';
            }
            update_comment_meta($id, WORDS, wp_slash(['undone' => true] + array_diff_key($change, ['from' => 1])), $change);
            return 'done';
        }
        return 'unknown';
    });
}

/** Former words go with time; who changed them and when stays, as with decisions. WordPress does this beside emptying its bin. */
function forget_former_words(): void {
    global $wpdb;
    $rows = $wpdb->get_results($wpdb->prepare("SELECT meta_id, meta_value FROM $wpdb->commentmeta WHERE meta_key = %s AND meta_value LIKE %s", WORDS, '%' . $wpdb->esc_like(serialize('from')) . '%')); // phpcs:ignore
    foreach ($rows as $row) {
        $change = maybe_unserialize($row->meta_value);
        if (is_array($change) && isset($change['from']) && $change['at'] < (time() - WORDS_DAYS * DAY_IN_SECONDS) * 1000) {
            update_metadata_by_mid('comment', (int) $row->meta_id, array_diff_key($change, ['from' => 1]));
        }
    }
}
add_action('wp_scheduled_delete', __NAMESPACE__ . '\forget_former_words');

add_action('rest_api_init', function (): void {
    if (!setting('decisions')) {
        return;
    }
    $may = function (\WP_REST_Request $request): bool {
        $id = (int) $request['id'];
        return current_user_can('moderate_comments') && (current_user_can('edit_comment', $id) || !get_comment($id));
    };
    $id = ['type' => 'string', 'required' => true, 'pattern' => '^\d{1,18}$'];
    $batch = ['type' => 'string', 'required' => true, 'pattern' => BATCH];
    $text = ['type' => 'string', 'required' => true, 'maxLength' => 70000];
    register_rest_route('sayso/v1', '/words', [
        'methods' => 'POST',
        'permission_callback' => $may,
        'args' => ['id' => $id, 'batch' => $batch, 'was' => $text, 'words' => $text],
        'callback' => function (\WP_REST_Request $request): array {
            return ['kind' => change_words((int) $request['id'], $request['was'], $request['words'], $request['batch'])];
        },
    ]);
    register_rest_route('sayso/v1', '/words/undo', [
        'methods' => 'POST',
        'permission_callback' => $may,
        'args' => ['id' => $id, 'batch' => $batch],
        'callback' => function (\WP_REST_Request $request): array {
            return ['kind' => undo_words((int) $request['id'], $request['batch'])];
        },
    ]);
});
