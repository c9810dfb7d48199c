// SPDX-License-Identifier: EUPL-1.2
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]

/** A browser that makes no request of its own: tests run behind closed networks. */
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts a headless Chromium: the one named by CHROMIUM_PATH, an installed one, else the one inside a package. */
export async function launchBrowser(): Promise<Browser> {
  const named = process.env.CHROMIUM_PATH
  const system = process.env.OPENMAIRIE_PACKAGED_BROWSER ? undefined : installed.find((path) => existsSync(path))
  const path = named ?? system
  if (path) return chromium.launch({ executablePath: path, args: quiet })
  const folder = await packagedBrowser()
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    args: [...quiet, '--headless=shell'],
    env: {
      ...process.env,
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
      ...(hasNss() ? {} : { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') }),
    },
  })
}

/** Unpacks the packaged browser once for this user; a half-made folder never takes the final name. */
async function packagedBrowser(): Promise<string> {
  const home = join(tmpdir(), `openmairie-browser-${userInfo().uid}`)
  const final = join(home, '153-1')
  if (existsSync(join(final, 'chromium'))) return final
  mkdirSync(home, { recursive: true, mode: 0o700 })
  const work = mkdtempSync(join(home, 'unpacking-'))
  // The package unpacks to os.tmpdir(), read from TMPDIR.
  const before = process.env.TMPDIR
  process.env.TMPDIR = work
  try {
    const { default: packaged, inflate } = await import('@sparticuz/chromium')
    await packaged.executablePath()
    const archive = join(import.meta.dirname, '../../node_modules/@sparticuz/chromium/bin/al2023.tar.br')
    await inflate(archive)
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
  writeFileSync(join(work, 'fonts.conf'), fontsIn(join(final, 'fonts')))
  try {
    renameSync(work, final)
  } catch (error) {
    rmSync(work, { recursive: true, force: true })
    if (!existsSync(join(final, 'chromium'))) throw error
  }
  return final
}

/** The package's own font list names folders of its host; a browser that finds no font at all stops short. */
const fontsIn = (folder: string): string =>
  `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}</dir><dir>/usr/share/fonts</dir><cachedir>${folder}/cache</cachedir></fontconfig>
`

function hasNss(): boolean {
  try {
    const libraries = execFileSync('ldconfig', ['-p'], { encoding: 'utf8' })
    return libraries.includes('libnss3.so') && libraries.includes('libnspr4.so')
  } catch {
    return false
  }
}
