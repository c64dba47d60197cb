<?php
/** The words of the administration in its language: lists that are read as they stand, so that nothing is compiled on the host or fetched. */

namespace Sayso;

defined('ABSPATH') || exit;

/** Code in a sentence that runs from right to left stays as it is to be typed, in isolates of its own (Unicode TR9). */
function with_code_apart(string $words): string {
    return (string) preg_replace('/\{[^۔]*\}|<[^>]*>/u', "\u{2066}$0\u{2069}", $words);
}

/** Words by the English that stands in the code; empty where we have none in this language. */
function words_in(string $language): array {
    static $known = [];
    if (!isset($known[$language])) {
        $file = plugin_dir_path(MAIN) . "languages/$language.php";
        $known[$language] = preg_match('/^[a-z]{2,3}$/D', $language) && is_readable($file) ? array_map(__NAMESPACE__ . '\\with_code_apart', (array) require $file) : [];
    }
    return $known[$language];
}

/** Two letters, or three. */
function admin_language(): string {
    return (string) strtok(determine_locale(), '_-');
}

/** Direction and language of pages of ours in the administration; WordPress' own direction where we have no words. Its Urdu may know none. */
function page_direction(): string {
    $language = admin_language();
    return words_in($language) === [] ? '' : sprintf(' lang="%s" dir="%s"', esc_attr($language), in_array($language, ['ar', 'fa', 'he', 'ur'], true) ? 'rtl' : 'ltr');
}

add_filter('gettext_sayso', function ($translation, $text) {
    // Whoever has brought a translation of their own keeps it.
    return $translation !== $text ? $translation : words_in(admin_language())[$text] ?? $translation;
}, 10, 2);
