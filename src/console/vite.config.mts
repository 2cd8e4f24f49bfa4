import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Paste asks another host for its fonts. The console asks no other host for anything: it shows the system's. */
const withoutFonts: Plugin = {
  name: 'without-fonts',
  transform(code, id) {
    if (!id.includes('@twilio-paste/theme/')) return undefined;
    return { code: code.replaceAll(/@font-face \{[^}]*\}/g, ''), map: null };
  },
};

/** The console as static files, beside the Functions of the same deployment. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react(), withoutFonts],
  resolve: {
    // What `core` gathers is CommonJS; the packages behind it are modules, of which what is not used is left out.
    alias: [
      { find: /^@twilio-paste\/core\/(.+)$/, replacement: '@twilio-paste/$1' },
      // The backend's own reading of CSV, by the edition that needs nothing of Node.
      { find: 'csv-parse/sync', replacement: 'csv-parse/browser/esm/sync' },
    ],
  },
  build: {
    outDir: '../../dist/assets',
    // The other assets lie there already.
    emptyOutDir: false,
    assetsDir: 'console',
    target: 'es2022',
    chunkSizeWarningLimit: 1_000,
  },
});
