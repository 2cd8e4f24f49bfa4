import path from 'node:path';

const pages = ['src/console', 'emulator/wall'];

/** Bundles the console into the assets, and the emulator's page beside them, as their own configurations say. */
export async function buildPages(): Promise<void> {
  const { build } = await import('vite');
  for (const page of pages) {
    const configFile = path.resolve(__dirname, '..', page, 'vite.config.mts');
    await build({ configFile, logLevel: 'warn' });
  }
}
