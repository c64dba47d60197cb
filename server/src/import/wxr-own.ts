/** What our own WordPress export says beside what WordPress knows, as comment and post meta, so that coming back loses nothing. */
export const metaKeys = {
  /** The very words, of which the HTML is a picture. */
  text: '_sayso_text',
  /** `removed` or `erased`, where WordPress knows only the bin. */
  status: '_sayso_status',
  /** In ms; WordPress keeps seconds. */
  createdAt: '_sayso_created_at',
  votes: '_sayso_votes',
  id: '_sayso_id',
  /** The thread's name, which need not be the path of its page. */
  thread: '_sayso_thread',
} as const;

export const votesFrom = (meta: Readonly<Record<string, string>>): number => {
  const votes = Number(meta[metaKeys.votes]);
  return Number.isSafeInteger(votes) && votes > 0 ? votes : 0;
};
