/** Looks whether this browser keeps anything of a reader's, without fetching what reads it: most readers have never written here. */
export const hasKeptHere = async (databases = ['sayso-outbox', 'sayso-receipts', 'sayso-drafts', 'sayso-name']): Promise<boolean> => {
  try {
    return (await indexedDB.databases()).some(({ name = '' }) => databases.includes(name));
  } catch {
    // A browser without a list of databases, or one that refuses it, is looked into more closely.
    return true;
  }
};
