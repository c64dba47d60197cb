/** Looks whether this browser keeps anything of a reader's, without fetching what reads it: most readers have never written here. */
/** `names`: of the databases, apart from `sayso-`, as alternatives. */
export const hasKeptHere = async (names = 'outbox|receipts|drafts|name'): Promise<boolean> => {
  try {
    return (await indexedDB.databases()).some(({ name }) => new RegExp(`^sayso-(${names})$`).test(name ?? ''));
  } catch {
    // A browser without a list of databases, or one that refuses it, is looked into more closely.
    return true;
  }
};
