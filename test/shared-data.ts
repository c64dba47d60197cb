/** Real data beside the project, for browser tests. Where the folder is missing the test is skipped and says so. */

/** The parsed file under ../shared/data, or null where it is missing. */
export const sharedJson = async (path: string): Promise<unknown> => {
  const response = await fetch(`/__shared-data/${path}`);
  if (response.ok) return response.json();
  console.log(`skipped: ../shared/data/${path} is not there`);
  return null;
};

/** The texts of a file of JSON lines under ../shared/data, or null where it is missing. */
export const sharedLines = async (path: string): Promise<readonly string[] | null> => {
  const response = await fetch(`/__shared-data/${path}`);
  if (response.ok) return (await response.text()).split('\n').filter(Boolean).map((line) => (JSON.parse(line) as { readonly text: string }).text);
  console.log(`skipped: ../shared/data/${path} is not there`);
  return null;
};
