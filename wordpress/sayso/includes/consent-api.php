<?php
/**
 * The WP Consent API, where it is there: other plug-ins that ask it hear the reader's choice. Left alone it lets everything run
 * where nobody has said which kind of consent holds, and in PHP also where the reader has not answered; both doors are shut here.
 * In the page sayso tells it of each choice, and takes a refusal that another plug-in tells.
 */

namespace Sayso;

defined('ABSPATH') || exit;

/** Its categories, by the purpose of ours that answers for each; what is not named is denied. */
function consent_categories(array $purposes): array {
    $named = ['functional' => NEEDED];
    foreach (['preferences' => 'preferences', 'statistics' => 'statistics', 'statistics-anonymous' => 'statistics', 'marketing' => 'marketing'] as $category => $purpose) {
        if (isset($purposes[$purpose])) {
            $named[$category] = $purpose;
        }
    }
    return $named;
}

/** Places where everything runs until the reader objects. */
function is_opt_out(): bool {
    return strpos(setting('place'), 'us') === 0;
}

/** Whether the reader of this request has allowed a purpose; false where nothing was said, or the record is no valid one. */
function has_allowed(string $purpose): bool {
    $policy = policy();
    $purposes = (array) $policy['purposes'];
    if (!isset($purposes[$purpose])) {
        return false;
    }
    if (isset($purposes[$purpose]['exempt'])) {
        return true;
    }
    $services = array_keys(array_filter((array) $policy['services'], function (array $service) use ($purpose): bool {
        return $service['purpose'] === $purpose;
    }));
    // Not from $_COOKIE, which keeps one of several. phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- read by a strict form
    $header = isset($_SERVER['HTTP_COOKIE']) ? (string) $_SERVER['HTTP_COOKIE'] : '';
    $record = sayso_newest($header, (int) ($policy['keepsDays'] ?? 182), intdiv(time(), DAY_IN_SECONDS));
    $answer = $record['answers'][sayso_fingerprint(implode(' ', array_merge([$purpose], $services ?: [$purpose])))] ?? null;
    return $answer === 'all' || ($answer === null && $record === null && is_opt_out());
}

add_filter('wp_get_consent_type', function ($type) {
    return setting('banner') ? (is_opt_out() ? 'optout' : 'optin') : $type;
}, PHP_INT_MAX);

add_filter('wp_has_consent', function ($has, $category) {
    if (!setting('banner')) {
        return $has;
    }
    $purpose = (policy()['signals']['wordpress'] ?? [])[$category] ?? null;
    return $purpose !== null && has_allowed($purpose);
}, PHP_INT_MAX, 2);

/** Its cookies last as long as our record, or a refusal would be forgotten after thirty days. */
add_filter('wp_consent_api_cookie_expiration', function ($days) {
    return setting('banner') ? setting('keeps_days') : $days;
});
add_filter('wp_consent_api_registered_' . plugin_basename(MAIN), '__return_true');
