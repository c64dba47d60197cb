<?php
/** A reader's choice from its cookie, as docs/consent-record.md describes it; the functions are the ones that stand there. */

defined('ABSPATH') || exit;

/** `statistics matomo counter` (a purpose and its services) → its fingerprint. */
function sayso_fingerprint(string $words): int {
    return hexdec(hash('fnv1a32', $words)) >> 8;
}

/** ['day' => …, 'answers' => [fingerprint => 'none' | 'all' | 'some']], or null where there is no valid record. */
function sayso_read(string $value, int $today): ?array {
    if (strlen($value) > 4000 || !preg_match('/^([12])([0-9a-v]+)\.([0-9a-v]+)$/D', $value, $part)) return null;
    if ($part[3] !== base_convert(hash('fnv1a32', $part[1] . $part[2]), 16, 32)) return null;
    $bits = '';
    foreach (str_split($part[2]) as $letter) $bits .= str_pad(base_convert($letter, 32, 2), 5, '0', STR_PAD_LEFT);
    $at = $part[1] === '1' ? 33 : 57;
    $read = function (int $width) use ($bits, &$at): int {
        $at += $width;
        return bindec(substr($bits, $at - $width, $width));
    };
    $day = bindec(substr($bits, 0, 16));
    if (strlen($bits) < $at || $day > $today) return null;
    $answers = [];
    while (strlen($bits) - $at >= 26) {
        $purpose = $read(24);
        $answer = $read(2);
        $count = $answer === 2 ? $read(12) : 0;
        $at += $count;
        $answers[$purpose] = ['none', 'all', 'some', 'none'][$answer];
    }
    return ['day' => $day, 'answers' => $answers];
}

/** Of several cookies the one that counts: the newest; of one day, the one that allows less. Not from $_COOKIE, which keeps only one. */
function sayso_newest(string $header, int $days, int $today): ?array {
    $newest = null;
    foreach (preg_split('/; */', $header) as $pair) {
        if (strpos($pair, 'sayso=') !== 0) continue;
        $record = sayso_read(substr($pair, 6), $today);
        if ($record === null || $today - $record['day'] >= $days) continue;
        $record += ['value' => substr($pair, 6), 'yes' => count(array_diff($record['answers'], ['none']))];
        if ($newest === null || [$newest['day'], -$newest['yes']] < [$record['day'], -$record['yes']]) $newest = $record;
    }
    return $newest;
}
