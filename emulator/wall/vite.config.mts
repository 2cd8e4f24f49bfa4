import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The page of the handsets, for this machine only: not below what is deployed. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/_emulator/handsets/',
  plugins: [react()],
  build: { outDir: '../../dist/handsets', emptyOutDir: true, target: 'es2022' },
});
