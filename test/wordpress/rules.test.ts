/** WordPress' own decisions (words lists, links, flood, duplicates, first comments), case by case, beside what the preset `wordpress` predicts of them. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { VerdictAction } from '../../src/moderation/model/verdict.js';
import { launch, visitor } from '../e2e/support/browser.js';
import { root } from '../e2e/support/demo.js';
import { judge, type VectorFile } from '../moderation/vectors.js';
import { asked, reach, skip, startWordpress, tag, write, type Wordpress } from './support/wordpress.js';

const file = JSON.parse(readFileSync(path.join(root, 'test/vectors/moderation/wordpress.json'), 'utf8')) as VectorFile;

/** Brings a case about as its facts say, and posts as WordPress' form does; what became of it. */
const lived = (moderator: string): string => `
  $outcomes = [];
  foreach ($cases as $case) {
    global $wpdb;
    foreach (get_comments(['status' => 'any']) as $old) wp_delete_comment($old->comment_ID, true);
    $options = ($case['options'] ?? []) + ['comment_moderation' => 0, 'comment_previously_approved' => 1, 'comment_max_links' => 2, 'moderation_keys' => '', 'disallowed_keys' => ''];
    foreach ($options as $name => $value) update_option($name, is_bool($value) ? (int) $value : $value);
    $facts = $case['facts'] ?? [];
    ['email' => $email, 'address' => $address, 'agent' => $agent] = $facts['sender'];
    $candidate = $case['candidate'] + ['name' => 'Amina', 'website' => '', 'text' => ''];
    update_option('require_name_email', $email === '' ? 0 : 1);
    $published = $facts['thread']['publishedAt'] ?? null;
    $days = ($facts['thread']['closedBecause'] ?? null) === 'too-old' ? 14 : 0;
    update_option('close_comments_for_old_posts', $days > 0 || $published !== null ? 1 : 0);
    update_option('close_comments_days_old', $days);
    $date = gmdate('Y-m-d H:i:s', $published !== null ? $published / 1000 : time() - ($days > 0 ? 40 * DAY_IN_SECONDS : 60));
    wp_update_post(['ID' => $post, 'post_date' => $date, 'post_date_gmt' => $date, 'edit_date' => true]);
    // Others under the same name are no duplicate, and long ago: nobody is too fast.
    $before = fn (array $more, int $ago) => wp_insert_comment($more + ['comment_post_ID' => $post, 'comment_author' => ucfirst($candidate['name']), 'comment_author_email' => strtolower($email), 'comment_content' => 'Before ' . uniqid(), 'comment_approved' => 1, 'comment_author_IP' => '192.0.2.250', 'comment_agent' => 'x', 'comment_date' => gmdate('Y-m-d H:i:s', time() - $ago), 'comment_date_gmt' => gmdate('Y-m-d H:i:s', time() - $ago)]);
    for ($i = 0; $i < ($facts['author']['pairPublished'] ?? 0); $i++) $before([], DAY_IN_SECONDS + $i);
    for ($i = 0; $i < ($facts['sameText']['exact'] ?? 0); $i++) $before(['comment_content' => $candidate['text'], 'comment_author' => $candidate['name'], 'comment_author_email' => $email], DAY_IN_SECONDS);
    if (($facts['sameText']['inThread'] ?? 0) > ($facts['sameText']['exact'] ?? 0)) $before(['comment_content' => $candidate['text'], 'comment_author' => 'Somebody else'], DAY_IN_SECONDS);
    foreach (['network' => ['comment_author_IP' => $address, 'comment_author_email' => 'z@example.test', 'comment_author' => 'Z'], 'author' => []] as $who => $more) {
      $ago = $facts['pace'][$who]['sinceLast'] ?? null;
      if ($ago !== null && $ago < 3600000) $before($more, (int) floor($ago / 1000));
    }
    wp_set_current_user(!empty($facts['author']['staff']) ? get_user_by('login', '${moderator}')->ID : 0);
    $_SERVER['REMOTE_ADDR'] = $address; $_SERVER['HTTP_USER_AGENT'] = $agent;
    $became = wp_handle_comment_submission(wp_slash(['comment_post_ID' => (string) $post, 'author' => $candidate['name'], 'email' => $email, 'url' => $candidate['website'], 'comment' => $candidate['text']]));
    $outcomes[] = is_wp_error($became) ? 'refuse: ' . $became->get_error_code() : get_comment($became->comment_ID)->comment_approved;
    wp_set_current_user(0);
  }
  echo json_encode($outcomes);`;

const meaning: Readonly<Record<string, VerdictAction>> = { 1: 'publish', 0: 'hold', trash: 'spam', spam: 'spam', 'refuse: comment_duplicate': 'refuse', 'refuse: comment_flood': 'refuse', 'refuse: comment_closed': 'refuse' };

describe('a WordPress decides by its own settings', { skip }, () => {
  let site: Wordpress;
  let outcomes: readonly string[] = [];
  before(async () => {
    site = await startWordpress({ head: tag, mayFlood: false });
    const cases = Buffer.from(JSON.stringify(file.cases)).toString('base64');
    outcomes = asked(site, `$post = ${site.posts.tram}; $cases = json_decode(base64_decode('${cases}'), true); ${lived('moderator')}`);
  });
  after(() => site?.stop());

  file.cases.forEach((each, index) => {
    test(each.name, () => {
      const predicted = (JSON.parse(judge(file, each).verdict) as { readonly action: VerdictAction }).action;
      assert.equal(meaning[outcomes[index] ?? ''], predicted, `WordPress: ${outcomes[index]}`);
    });
  });

  test('who writes too fast is told so, and keeps the words', async () => {
    const browser = await launch();
    try {
      site.php("foreach (get_comments(['status' => 'any']) as $old) wp_delete_comment($old->comment_ID, true); update_option('comment_previously_approved', 0); update_option('comment_moderation', 0); update_option('require_name_email', 1); update_option('close_comments_for_old_posts', 0);");
      const { page } = await visitor(browser, site.url);
      page.setDefaultTimeout(60_000);
      await page.goto(`${site.url}/ferry/`);
      await reach(page);
      await write(page, 'First.');
      await page.getByText('Your comment is published').first().waitFor();
      await write(page, 'Second, at once.');
      await page.getByText(/quick|moment|seconds/).first().waitFor();
      assert.equal(await page.getByRole('textbox', { name: /^Comment/ }).inputValue(), 'Second, at once.');
    } finally {
      await browser.close();
    }
  });
});
