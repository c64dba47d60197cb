/** All files under a folder that end in a suffix, sorted, with `/` on every system; none where the folder is missing. */
import { existsSync, readdirSync } from 'node:fs';

export const globSync = (folder, suffix) =>
  (existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [])
    .filter((each) => each.isFile() && each.name.endsWith(suffix))
    .map((each) => `${each.parentPath ?? each.path}/${each.name}`.split('\\').join('/'))
    .sort();
