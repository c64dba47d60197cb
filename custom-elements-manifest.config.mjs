/** The manifest of our elements, made from their doc headers; `scripts/gates/manifest.mjs` runs and checks it. */
export default {
  globs: ['src/*/elements/**/*.ts'],
  exclude: ['src/**/*.styles.ts'],
  outdir: 'build/manifest',
  litelement: true,
  packagejson: false,
};
