/** Everything the server keeps and asks, over any `Database`: one text of SQL, split by topic. */
import type { NewId } from './ids.js';
import type { Database } from './database.js';
import { accountStatingQueries } from './repository/account-stating.js';
import { arrivalQueries } from './repository/arrivals.js';
import { authorRecordQueries } from './repository/author-record.js';
import { authorQueries } from './repository/authors.js';
import { asWordPressQueries } from './repository/as-wordpress.js';
import { appealQueries } from './repository/appeals.js';
import { auditingQueries } from './repository/auditing.js';
import { confirmingQueries } from './repository/confirming.js';
import { consentQueries } from './repository/consent.js';
import { deskQueries } from './repository/desk.js';
import { digestQueries } from './repository/digest.js';
import { editingQueries } from './repository/editing.js';
import { editorQueries } from './repository/editors.js';
import { effectQueries } from './repository/effects.js';
import { erasingQueries } from './repository/erasing.js';
import { feedQueries } from './repository/feeds.js';
import { hostQueries } from './repository/hosts.js';
import { importingQueries } from './repository/importing.js';
import { learningQueries } from './repository/learning.js';
import { mailQueries } from './repository/mail.js';
import { moderationQueries } from './repository/moderation.js';
import { peopleQueries } from './repository/people.js';
import { postingQueries } from './repository/posting.js';
import { queueQueries } from './repository/queue.js';
import { restoringQueries } from './repository/restoring.js';
import { sessionQueries } from './repository/sessions.js';
import { retentionQueries } from './repository/retention.js';
import { subjectQueries } from './repository/subject.js';
import { noticeQueries } from './repository/notices.js';
import { ruleSetQueries } from './repository/rule-sets.js';
import { simulatingQueries } from './repository/simulating.js';
import { siteQueries } from './repository/sites.js';
import { statingQueries } from './repository/stating.js';
import { takingQueries } from './repository/taking.js';
import { threadQueries } from './repository/threads.js';
import { transparencyQueries } from './repository/transparency.js';
import { webhookQueries } from './repository/webhooks.js';

export const createRepository = (database: Database, newId: NewId) => {
  const posting = postingQueries(database, newId);
  const taking = takingQueries(database);
  const records = authorRecordQueries(database);
  const queue = queueQueries(database, { authorRecords: records.authorRecords, reportReasons: taking.reportReasons });
  const stating = statingQueries(database);
  const accountStating = accountStatingQueries(database);
  return {
    ...siteQueries(database, newId),
    ...threadQueries(database),
    ...posting,
    ...records,
    ...asWordPressQueries(database),
    ...arrivalQueries(database),
    ...hostQueries(database),
    ...editingQueries(database),
    ...editorQueries(database),
    ...taking,
    ...queue,
    ...moderationQueries(database, queue),
    ...effectQueries(database),
    ...authorQueries(database, newId),
    ...deskQueries(database, newId, queue.items),
    ...peopleQueries(database),
    ...sessionQueries(database, newId),
    ...digestQueries(database, newId),
    ...ruleSetQueries(database),
    ...simulatingQueries(database),
    ...auditingQueries(database),
    ...stating,
    ...accountStating,
    ...appealQueries(database),
    ...transparencyQueries(database, { ...stating, ...accountStating }),
    ...importingQueries(database, newId),
    ...restoringQueries(database),
    ...consentQueries(database),
    ...learningQueries(database),
    ...mailQueries(database, newId),
    ...confirmingQueries(database),
    ...subjectQueries(database),
    ...erasingQueries(database),
    ...retentionQueries(database),
    ...noticeQueries(database),
    ...feedQueries(database),
    ...webhookQueries(database),
  };
};

export type Repository = ReturnType<typeof createRepository>;
