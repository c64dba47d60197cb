/** From rows to what the wire knows. The only place where a comment leaves the database: no e-mail column is ever selected. */
import type { Badge, Comment, CommentStatus } from '@sayso/widgets/comments';
import { mostPinned, parseReason, reasonToJson, type Reason } from '@sayso/widgets/moderation';
import { list, string } from '@sayso/widgets/wire';

export interface CommentRow {
  readonly id: string;
  readonly thread: string;
  readonly parent: string | null;
  readonly status: CommentStatus;
  readonly revision: number;
  readonly votes: number;
  readonly created_at: number;
  readonly edited_at: number | null;
  readonly seq: number;
  readonly seed: string;
  readonly badge: Badge | null;
  readonly lang: string | null;
  readonly dir: 'ltr' | 'rtl' | null;
  readonly name: string | null;
  readonly website: string | null;
  readonly text: string | null;
}

/** For `select ${commentColumns} from comments c left join contents w on w.site = c.site and w.comment = c.id`. */
export const commentColumns =
  'c.id, c.thread, c.parent, c.status, c.revision, c.votes, c.created_at, c.edited_at, c.seq, c.seed, c.badge, c.lang, c.dir, w.name, w.website, w.text';
export const commentTables = 'comments c left join contents w on w.site = c.site and w.comment = c.id';

/** An allow-list, field by field (S-22). */
export const toComment = (row: CommentRow): Comment => ({
  id: row.id,
  thread: row.thread,
  parent: row.parent,
  author: {
    name: row.name ?? '',
    ...(row.website ? { website: row.website } : {}),
    ...(row.badge === null ? {} : { badge: row.badge }),
    seed: row.seed,
  },
  text: row.text ?? '',
  ...(row.lang === null ? {} : { lang: row.lang }),
  ...(row.dir === null ? {} : { dir: row.dir }),
  status: row.status,
  createdAt: row.created_at,
  editedAt: row.edited_at,
  revision: row.revision,
  ...(row.votes > 0 && row.status !== 'erased' ? { votes: row.votes } : {}),
  seq: row.seq,
});

/** As the text that the column holds. */
export const encodeReasons = (reasons: readonly Reason[]): string => JSON.stringify(reasons.map(reasonToJson));

const parseReasons = list(parseReason, 200);
export const decodeReasons = (text: string | null): readonly Reason[] => {
  const parsed = parseReasons(JSON.parse(text ?? '[]'));
  return parsed.ok ? parsed.value : [];
};

const parsePinned = list(string({ max: 64 }), mostPinned);
export const decodePinned = (text: string): readonly string[] => {
  const parsed = parsePinned(JSON.parse(text));
  return parsed.ok ? parsed.value : [];
};
