<?php
/** Leaves nothing behind: the option, and what stands beside comments; on every site of a network. */

defined('WP_UNINSTALL_PLUGIN') || exit;

$sayso_remove = function (): void {
    delete_option('sayso');
    global $wpdb;
    $wpdb->query($wpdb->prepare("DELETE FROM $wpdb->commentmeta WHERE meta_key LIKE %s", $wpdb->esc_like('_sayso_receipt_') . '%')); // phpcs:ignore WordPress.DB
    delete_metadata('comment', 0, '_sayso_decisions', '', true);
    delete_metadata('comment', 0, '_sayso_words', '', true);
};
if (is_multisite()) {
    foreach (get_sites(['fields' => 'ids', 'number' => 0]) as $sayso_site) {
        switch_to_blog($sayso_site);
        $sayso_remove();
        restore_current_blog();
    }
} else {
    $sayso_remove();
}
