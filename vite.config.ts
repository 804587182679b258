import optimizeLocales from '@react-aria/optimize-locales-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { browserContracts } from './scripts/browser-contracts.ts'

/** Where a Balie runs that `npm run dev` asks for data and for logging in. */
const SERVER = process.env.BALIE_URL ?? 'http://localhost:8080'

export default defineConfig({
  root: 'src/werkplek',
  base: '/werkplek/',
  // React Aria has its texts in thirty languages; the werkplek is there in two.
  plugins: [{ ...optimizeLocales.vite({ locales: ['nl-NL', 'en-US'] }), enforce: 'pre' }, react(), browserContracts()],
  build: {
    outDir: '../../dist/werkplek',
    emptyOutDir: true,
    // The content security policy lets nothing in that is not a file of ours.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'baseline-widely-available',
    manifest: 'manifest.json',
    // What many screens share is one file: sixty small ones compress worse, and take as many requests. What the pages of beheer share is not
    // in it, for most people never open one.
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ name: 'shared', minShareCount: 8, test: /^(?!.*\/beheer\/werkplek\/)/ }] },
      },
    },
  },
  server: {
    proxy: Object.fromEntries(
      ['/api', '/inloggen', '/uitloggen', '/uitgelogd', '/demo-provider', '/demo-inloggen', '/stijl'].map((path) => [
        path,
        { target: SERVER, changeOrigin: false },
      ]),
    ),
  },
})
