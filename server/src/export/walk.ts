/** A site's threads and their comments, piece by piece, in an order in which no reply comes before what it answers. */
import type { Connection, Row } from '../db/database.js';

const atOnce = 500;

export const threadsOf = async function* (connection: Connection, site: string): AsyncGenerator<Row> {
  let last = '';
  for (;;) {
    const rows = await connection.query('select * from threads where site = $1 and thread > $2 order by thread limit $3', [site, last, atOnce]);
    yield* rows;
    const end = rows.at(-1);
    if (rows.length < atOnce || end === undefined) return;
    last = String(end['thread']);
  }
};

/** Rows of `comments`, at most 500 in one piece, in the order in which they came into the log. */
export const commentsOf = async function* (connection: Connection, site: string, thread: string): AsyncGenerator<readonly Row[]> {
  let last = 0;
  for (;;) {
    const rows = await connection.query<Row & { readonly born: number }>(
      `select c.*, e.seq as born from events e join comments c on c.site = e.site and c.id = e.comment
       where e.site = $1 and e.thread = $2 and e.seq > $3 and e.kind in ('posted', 'imported') order by e.seq limit $4`,
      [site, thread, last, atOnce],
    );
    if (rows.length > 0) yield rows;
    const end = rows.at(-1);
    if (rows.length < atOnce || end === undefined) return;
    last = end.born;
  }
};
