// SPDX-License-Identifier: EUPL-1.2
// Compiles the framework, then bundles what the browser receives.
import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { build } from 'esbuild'

const root = join(import.meta.dirname, '..')
const framework = join(root, 'packages/openmairie')
const client = join(framework, 'src/web/client')
const assets = join(framework, 'dist/web/assets')

rmSync(join(framework, 'dist'), { recursive: true, force: true })
execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', framework], { stdio: 'inherit' })

mkdirSync(assets, { recursive: true })
await build({
  entryPoints: { client: join(client, 'main.ts') },
  outdir: assets,
  // What one page alone needs is a file of its own, named after its content: the script asks for it.
  splitting: true,
  chunkNames: '[name]-[hash]',
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
})
await build({
  entryPoints: [join(client, 'style.css')],
  outfile: join(assets, 'style.css'),
  bundle: true,
  minify: true,
  external: ['*.woff2'],
  target: ['chrome123', 'firefox120', 'safari17.5'],
})
copyFileSync(join(client, 'icon.svg'), join(assets, 'icone.svg'))
const require = createRequire(join(framework, 'package.json'))
const fonts = dirname(require.resolve('@fontsource-variable/source-sans-3/package.json'))
copyFileSync(join(fonts, 'files/source-sans-3-latin-wght-normal.woff2'), join(assets, 'source-sans-3.woff2'))
// A browser is sent the lightest form that it reads; they are made once, here.
for (const file of readdirSync(assets).filter((name) => /\.(js|css|svg)$/.test(name))) {
  const content = readFileSync(join(assets, file))
  writeFileSync(join(assets, `${file}.br`), brotliCompressSync(content))
  writeFileSync(join(assets, `${file}.gz`), gzipSync(content, { level: 9 }))
}
copyFileSync(join(root, 'LICENSE'), join(framework, 'LICENSE'))

const manifest = JSON.parse(readFileSync(join(framework, 'package.json'), 'utf8'))
for (const file of Object.values(manifest.exports).flatMap((entry) =>
  typeof entry === 'string' ? [] : Object.values(entry),
)) {
  if (!existsSync(join(framework, file))) throw new Error(`${file} was not built`)
}
