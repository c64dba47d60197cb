<?php
/**
 * Decisions of moderators by REST, as WordPress' own route cannot take them: only if the comment still stands as it was seen, with a
 * note of who and when, and without touching the commenter's address and browser. Routes are for those who may moderate.
 */

namespace Sayso;

defined('ABSPATH') || exit;

/** How long the button "Undo" stands, ms; a later undo is possible too. */
const UNDO_WINDOW = 300000;
/** Decisions in one request at most. */
const AT_ONCE = 25;
/** Names of batches, as whoever decides makes them. */
const BATCH = '^[\w-]{1,64}$';

/** Statuses as REST calls them, by what stands in the table. */
function status_word(string $approved): string {
    return ['1' => 'approved', '0' => 'hold'][$approved] ?? $approved;
}

/** Our words for them; what is none of them waits. */
const STATUSES = ['approved' => 'published', 'hold' => 'held', 'spam' => 'spam', 'trash' => 'rejected'];

/** Which action leads where, and from where it may be taken. */
const ACTIONS = [
    'approve' => ['approved', ['hold', 'spam', 'trash']],
    'keep' => ['approved', ['approved']],
    'hold' => ['hold', ['approved', 'spam', 'trash']],
    'spam' => ['spam', ['approved', 'hold', 'trash']],
    'reject' => ['trash', ['hold', 'spam']],
    'remove' => ['trash', ['approved']],
];

/** Which words stand there, as a number: the console says which ones it saw. As `numberOf` of the console does it. */
function revision_of(\WP_Comment $comment): int {
    return (hexdec(hash('fnv1a32', "$comment->comment_author\n$comment->comment_author_url\n$comment->comment_content")) >> 1) + 1;
}

/** Holds a comment for this request, so that of two decisions one is the first. */
function with_comment(int $id, callable $work): string {
    global $wpdb;
    $name = substr(md5(DB_NAME . $wpdb->prefix), 0, 12) . "-sayso-$id";
    $wpdb->get_var($wpdb->prepare('SELECT GET_LOCK(%s, 5)', $name)); // phpcs:ignore WordPress.DB.DirectDatabaseQuery
    clean_comment_cache($id);
    wp_cache_delete($id, 'comment_meta');
    $comment = get_comment($id);
    $told = $comment instanceof \WP_Comment && $comment->comment_approved !== 'post-trashed' ? $work($comment) : 'unknown';
    $wpdb->get_var($wpdb->prepare('SELECT RELEASE_LOCK(%s)', $name)); // phpcs:ignore WordPress.DB.DirectDatabaseQuery
    return $told;
}

/** The decisions on a comment, oldest first. */
function decisions_on(int $id): array {
    return array_values(array_filter(get_comment_meta($id, DECISIONS), 'is_array'));
}

/** The last one that stands. */
function last_decision(array $decisions): ?array {
    $standing = array_filter($decisions, function (array $decision): bool {
        return empty($decision['undone']);
    });
    return end($standing) ?: null;
}

/** Brings a comment to a status by WordPress' own functions, with all that hangs on them; the address is not touched. */
function bring_to(\WP_Comment $comment, string $to): bool {
    $from = status_word($comment->comment_approved);
    if ($to === 'trash') {
        return $from === 'trash' || wp_trash_comment($comment->comment_ID);
    }
    // These two clear what WordPress has noted for them.
    if ($from === 'trash') {
        wp_untrash_comment($comment->comment_ID);
    } elseif ($from === 'spam' && $to !== 'spam') {
        wp_unspam_comment($comment->comment_ID);
    }
    if (wp_get_comment_status($comment->comment_ID) === ['approved' => 'approved', 'hold' => 'unapproved', 'spam' => 'spam'][$to]) {
        return true;
    }
    return $to === 'spam' ? wp_spam_comment($comment->comment_ID) : true === wp_set_comment_status($comment->comment_ID, $to === 'approved' ? 'approve' : 'hold', true);
}

function decide(array $decision, string $batch): string {
    return with_comment((int) $decision['id'], function (\WP_Comment $comment) use ($decision, $batch): string {
        $before = array_values(array_filter(decisions_on((int) $comment->comment_ID), function (array $each) use ($batch): bool {
            return $each['batch'] === $batch;
        }));
        if ($before !== []) {
            return $before[0]['action'] === $decision['action'] ? 'done' : 'decided';
        }
        $from = status_word($comment->comment_approved);
        [$to, $allowed] = ACTIONS[$decision['action']];
        if ((STATUSES[$from] ?? 'held') !== $decision['expectedStatus']) {
            return 'decided';
        }
        if (revision_of($comment) !== (int) $decision['revision']) {
            return 'edited';
        }
        if (!in_array($from, $allowed, true) || !bring_to($comment, $to)) {
            return 'not-possible';
        }
        $reason = isset($decision['reason']['code']) ? ['reason' => array_filter(['code' => sanitize_key($decision['reason']['code']), 'words' => mb_substr(sanitize_textarea_field((string) ($decision['reason']['words'] ?? '')), 0, 500)])] : [];
        add_comment_meta((int) $comment->comment_ID, DECISIONS, wp_slash(['batch' => $batch, 'action' => $decision['action'], 'from' => $from, 'to' => $to, 'by' => get_current_user_id(), 'at' => (int) (microtime(true) * 1000)] + $reason));
        return 'done';
    });
}

/** Back to exactly where it stood before, unless somebody has decided anew. */
function undo(int $id, string $batch): string {
    return with_comment($id, function (\WP_Comment $comment) use ($batch): string {
        $id = (int) $comment->comment_ID;
        $decisions = decisions_on($id);
        foreach ($decisions as $decision) {
            if ($decision['batch'] !== $batch) {
                continue;
            }
            if (!empty($decision['undone'])) {
                return 'done';
            }
            if ((last_decision($decisions)['batch'] ?? '') !== $batch || status_word($comment->comment_approved) !== $decision['to']) {
                return 'decided';
            }
            if (!bring_to($comment, $decision['from'])) {
                return 'not-possible';
            }
            update_comment_meta($id, DECISIONS, wp_slash(['undone' => true] + $decision), $decision);
            return 'done';
        }
        return 'unknown';
    });
}

/** Comments that a batch decided on. */
function comments_in(string $batch): array {
    global $wpdb;
    $like = '%' . $wpdb->esc_like(serialize('batch') . serialize($batch)) . '%'; // phpcs:ignore -- as WordPress itself writes meta
    return array_map('intval', $wpdb->get_col($wpdb->prepare("SELECT DISTINCT comment_id FROM $wpdb->commentmeta WHERE meta_key = %s AND meta_value LIKE %s ORDER BY comment_id", DECISIONS, $like))); // phpcs:ignore WordPress.DB
}

/** What the console shows of the last decision. */
function decision_record(?array $decision): ?array {
    if ($decision === null) {
        return null;
    }
    $user = get_userdata((int) $decision['by']);
    return ['action' => $decision['action'], 'by' => $user ? $user->display_name : '', 'at' => $decision['at'], 'batch' => $decision['batch'], 'undoUntil' => $decision['at'] + UNDO_WINDOW] + array_intersect_key($decision, ['reason' => 1]);
}

/** How many comments of an address were published, and how many refused. */
function record_of(string $email): array {
    static $counted = [];
    if ($email === '') {
        return ['published' => 0, 'refused' => 0];
    }
    if (!isset($counted[$email])) {
        $count = function (array $statuses) use ($email): int {
            return (int) get_comments(['author_email' => $email, 'status' => $statuses, 'count' => true]);
        };
        $counted[$email] = ['published' => $count(['approve']), 'refused' => $count(['spam']) + $count(['trash'])];
    }
    return $counted[$email];
}

add_action('rest_api_init', function (): void {
    // The console asks for the first of these routes, and goes WordPress' own way where it is not there.
    if (!setting('decisions')) {
        return;
    }
    $may = function (): bool {
        return current_user_can('moderate_comments');
    };
    $batch = ['type' => 'string', 'required' => true, 'pattern' => BATCH];
    register_rest_route('sayso/v1', '/session', ['methods' => 'GET', 'permission_callback' => $may, 'callback' => function (): array {
        return ['id' => (string) get_current_user_id(), 'name' => wp_get_current_user()->display_name];
    }]);
    register_rest_route('sayso/v1', '/counts', ['methods' => 'GET', 'permission_callback' => $may, 'callback' => function (): array {
        $count = wp_count_comments();
        $lists = ['held' => (int) $count->moderated, 'published' => (int) $count->approved, 'spam' => (int) $count->spam, 'rejected' => (int) $count->trash];
        return $lists + ['all' => array_sum($lists)];
    }]);
    register_rest_route('sayso/v1', '/decisions', [
        'methods' => 'POST',
        'permission_callback' => $may,
        'args' => [
            'batch' => $batch,
            'decisions' => [
                'type' => 'array', 'required' => true, 'minItems' => 1, 'maxItems' => AT_ONCE,
                'items' => [
                    'type' => 'object',
                    'properties' => [
                        'id' => ['type' => 'string', 'pattern' => '^\d{1,18}$', 'required' => true],
                        'revision' => ['type' => 'integer', 'required' => true],
                        'expectedStatus' => ['type' => 'string', 'required' => true],
                        'action' => ['type' => 'string', 'enum' => array_keys(ACTIONS), 'required' => true],
                    ],
                ],
            ],
        ],
        'callback' => function (\WP_REST_Request $request): array {
            return ['results' => array_map(function (array $decision) use ($request): array {
                $may = current_user_can('edit_comment', (int) $decision['id']) || !get_comment((int) $decision['id']);
                return ['id' => $decision['id'], 'kind' => $may ? decide($decision, $request['batch']) : 'not-possible'];
            }, $request['decisions'])];
        },
    ]);
    register_rest_route('sayso/v1', '/undo', [
        'methods' => 'POST',
        'permission_callback' => $may,
        'args' => ['batch' => $batch, 'only' => ['type' => 'array', 'items' => ['type' => 'string', 'pattern' => '^\d{1,18}$']]],
        'callback' => function (\WP_REST_Request $request): array {
            $only = isset($request['only']) ? array_map('intval', $request['only']) : null;
            $ids = array_filter(comments_in($request['batch']), function (int $id) use ($only): bool {
                return ($only === null || in_array($id, $only, true)) && current_user_can('edit_comment', $id);
            });
            return ['results' => array_map(function (int $id) use ($request): array {
                return ['id' => (string) $id, 'kind' => undo($id, $request['batch'])];
            }, array_values($ids))];
        },
    ]);
    register_rest_field('comment', 'sayso', [
        'get_callback' => function (array $comment): ?array {
            if (!current_user_can('moderate_comments')) {
                return null;
            }
            return ['decided' => decision_record(last_decision(decisions_on((int) $comment['id']))), 'reworded' => words_record((int) $comment['id']), 'author' => record_of((string) ($comment['author_email'] ?? ''))];
        },
        'schema' => ['type' => ['object', 'null'], 'context' => ['edit'], 'readonly' => true],
    ]);
    // What staff say is marked as theirs, for readers too.
    register_rest_field('comment', 'sayso_badge', [
        'get_callback' => function (array $comment): ?string {
            return !empty($comment['author']) && user_can((int) $comment['author'], 'moderate_comments') ? 'staff' : null;
        },
        'schema' => ['type' => ['string', 'null'], 'context' => ['view', 'edit', 'embed'], 'readonly' => true],
    ]);
});

/** A reply belongs to the batch that it came with: taken back, it waits. */
add_action('rest_after_insert_comment', function ($comment, $request, $creating): void {
    $batch = $request['sayso_batch'] ?? null;
    if ($creating && setting('decisions') && is_string($batch) && preg_match('/' . BATCH . '/D', $batch) && current_user_can('moderate_comments') && $comment->comment_approved === '1') {
        add_comment_meta((int) $comment->comment_ID, DECISIONS, wp_slash(['batch' => $batch, 'action' => 'approve', 'from' => 'hold', 'to' => 'approved', 'by' => get_current_user_id(), 'at' => (int) (microtime(true) * 1000)]));
    }
}, 10, 3);

// WordPress takes whoever changes a comment by REST for its writer. Others who use its own route keep the evidence, too.
add_filter('rest_preprocess_comment', function ($prepared, $request) {
    if (is_array($prepared) && isset($request['id'])) {
        foreach (['comment_author_IP' => 'author_ip', 'comment_agent' => 'author_user_agent'] as $column => $field) {
            if (!isset($request[$field])) {
                unset($prepared[$column]);
            }
        }
    }
    return $prepared;
}, 10, 2);
