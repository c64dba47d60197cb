/**
 * Real data that lies beside the project (`../shared/data`) and is never copied into it. Tests that use it say so and are
 * skipped, with a notice, where the folder is missing.
 */
import { createReadStream, existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder, or undefined where it is not there. */
export const sharedData = () => {
  const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../shared/data');
  return existsSync(folder) ? folder : undefined;
};

/** Serves the folder to browser tests under `/__shared-data/…`; the dev server answers 404 where it is missing. */
export const sharedDataPlugin = () => ({
  name: 'shared-data',
  serve(context) {
    if (!context.path.startsWith('/__shared-data/')) return undefined;
    const folder = sharedData();
    const file = folder && path.join(folder, decodeURIComponent(context.path.slice('/__shared-data/'.length)));
    if (!file || !file.startsWith(folder) || !existsSync(file) || !statSync(file).isFile()) return undefined;
    return { body: createReadStream(file), type: path.extname(file).slice(1) || 'text' };
  },
});
