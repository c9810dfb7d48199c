// SPDX-License-Identifier: EUPL-1.2
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { exitCodes } from '../packages/openmairie/src/cli/output.js'
import { settings } from '../packages/openmairie/src/cli/settings/table.js'
import { catalogue } from '../packages/openmairie/src/errors/catalogue.js'
import { findingCatalogue } from '../packages/openmairie/src/model/checks/catalogue.js'
import { widgets } from '../packages/openmairie/src/model/entity.js'
import { readDate, readTime } from '../packages/openmairie/src/ui/dates.js'
import { webMessages } from '../packages/openmairie/src/web/messages.js'
import { compile } from './support/compile.js'
import { linkFramework, root, write } from './support/workspace.js'

const source = 'packages/openmairie/src'
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const under = (folder: string, pattern: RegExp): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path}`)
    .filter((path) => pattern.test(path) && !/(^|\/)(node_modules|dist)\//.test(path))
    .sort()

const errors = read('docs/errors.md')
const developer = read('docs/guide-developer.md')
const documents = ['README.md', 'README.fr.md', 'CONTRIBUTING.md', 'SECURITY.md', ...under('docs', /\.md$/)]

/** Cells of each row of the table that follows a heading. */
function table(document: string, heading: string): readonly (readonly string[])[] {
  const [section = ''] = document.slice(document.indexOf(`\n## ${heading}\n`) + 1).split(/\n(?=## )/, 1)
  const rows = section.split('\n').filter((line) => line.startsWith('|') && !/^\|[-|]+$/.test(line))
  return rows.slice(1).map((line) =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}
const bare = (cell: string | undefined): string => (cell ?? '').replaceAll('`', '')

test('docs/errors.md has every error of the catalogue with its status, and no other', () => {
  const documented = table(errors, 'Errors').map(([code, status]) => `${bare(code)} ${status}`)
  const known = Object.entries(catalogue).map(([code, entry]) => `${code} ${entry.status}`)
  expect([...documented].sort()).toEqual(known.sort())
})

test('docs/errors.md has every finding with its severity, and no other', () => {
  const documented = table(errors, 'Findings').map(([id, severity]) => `${bare(id)} ${severity}`)
  const known = Object.entries(findingCatalogue).map(([id, entry]) => `${id} ${entry.severity}`)
  expect([...documented].sort()).toEqual(known.sort())
})

test('docs/errors.md has every exit code, and no other', () => {
  const documented = table(errors, 'Exit codes of the command').map(([code, name]) => [bare(name), Number(code)])
  expect(Object.fromEntries(documented)).toEqual(exitCodes)
})

test('each error and finding says what it means and the way out', () => {
  const rows = [...table(errors, 'Errors'), ...table(errors, 'Findings')]
  expect(rows.filter((cells) => cells.length !== 4 || cells.some((cell) => cell === ''))).toEqual([])
})

test('every variable of the environment is documented, and every documented one is read', () => {
  const scripts = ['packages', 'test', 'bench', 'scripts'].flatMap((folder) => under(folder, /\.(ts|tsx|mjs|js)$/))
  const named = scripts.flatMap((path) =>
    [...read(path).matchAll(/\b(?:process\.env|environment)\.([A-Z][A-Z_]+)/g)].map((match) => match[1] ?? ''),
  )
  // What every program inherits is not ours to document; the address is read by the name that an application gives.
  const set = Object.values(settings).map(({ variable }) => variable)
  const own = new Set([...named.filter((name) => !['PATH', 'TMPDIR'].includes(name)), ...set, 'DATABASE_URL'])
  const rows = table(developer, 'Production').map(([names]) => names ?? '')
  const documented = rows.flatMap((names) => [...names.matchAll(/`([A-Z][A-Z_]+)`/g)].map((match) => match[1] ?? ''))
  expect([...new Set(documented)].sort()).toEqual([...own].sort())
})

test('every setting is documented with its name in the file and its default, and no other', () => {
  const documented = table(developer, 'Production')
    .filter((cells) => cells.length === 4 && bare(cells[1]) !== '')
    .map(([variable, name, usual]) => [bare(variable), bare(name), bare(usual)])
  const known = Object.entries(settings).map(([name, { variable, usual }]) => [
    variable,
    name,
    usual === null ? '' : usual === false ? 'no' : String(usual),
  ])
  expect(documented.sort()).toEqual(known.sort())
})

test('every path that a document names exists', () => {
  const missing = documents.flatMap((document) => {
    const text = read(document).replace(/```[\s\S]*?```/g, '')
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((match) =>
      join(dirname(document), match[1] ?? ''),
    )
    const code = [...text.matchAll(/`([\w.-]+\/[\w./-]*)`/g)]
      .map((match) => match[1] ?? '')
      .filter((path) => /[a-z]/i.test(path) && (path.includes('.') || path.split('/').length > 2))
    const absent = code.filter(
      (path) =>
        ![source, '.', 'apps/opengestioncrise', 'packages/openmairie'].some((base) =>
          existsSync(join(root, base, path)),
        ),
    )
    const made = /^(dist\/|parameters\/|\/-\/)/
    return [...links.filter((path) => !existsSync(join(root, path))), ...absent.filter((path) => !made.test(path))].map(
      (path) => `${document}: ${path}`,
    )
  })
  expect(missing).toEqual([])
})

test('the main path leads through files that hold the functions named', () => {
  const steps = [...table(read('docs/main-path.md'), 'A generation'), ...table(read('docs/main-path.md'), 'A request')]
  expect(steps.length).toBeGreaterThan(15)
  const wrong = steps.filter(([, file, name]) => {
    const text = read(`${source}/${bare(file)}`)
    return !new RegExp(`\\b(function|const|class) ${bare(name)}\\b|\\b${bare(name)}\\(`).test(text)
  })
  expect(wrong).toEqual([])
  const inline = [...read('docs/main-path.md').matchAll(/`([\w/-]+\.tsx?)`[^`]{0,12}\((?:[^`)]*)`(\w+)`/g)]
  for (const [, file, name] of inline)
    expect(read(`${source}/${file}`), `${file} ${name}`).toMatch(new RegExp(`\\b${name}\\b`))
})

test('both readmes have the same sections, commands, pictures and links', () => {
  const english = read('README.md')
  const french = read('README.fr.md')
  expect(english.split('\n')[0]).toBe('[Lire en français](README.fr.md)')
  expect(french.split('\n')[0]).toBe('[Read in English](README.md)')
  const headings = (text: string) =>
    text
      .split('\n')
      .filter((line) => line.startsWith('#'))
      .map((line) => line.replace(/[^#]/g, ''))
  expect(headings(french)).toEqual(headings(english))
  const facts = (text: string) => ({
    pictures: text.match(/docs\/screenshots\/[\w-]+\.png/g),
    links: text.match(/\]\((?!README|docs\/guide|docs\/screenshots)[^)]+\)/g)?.sort(),
    commands: text.match(/^(npm|npx|cd) [^#\n]*/gm)?.map((line) => line.trim()),
    rows: text.split('\n').filter((line) => line.startsWith('|')).length,
    codes: text.match(/^export const .*$/gm),
  })
  expect(facts(french)).toEqual(facts(english))
  expect(english).toMatch(/not affiliated with the openMairie association/)
  expect(french).toMatch(/n’est liée ni à l’association openMairie, ni à ses produits/)
  const lead = english.split('\n\n')[2] ?? ''
  expect(lead.match(/[.](\s|$)/g)).toHaveLength(2)
})

test('the readme lists every command and option that there is', () => {
  const main = read(`${source}/cli/main.ts`)
  const commands = [...main.matchAll(/\.command\('(\w+)/g)].map((match) => match[1])
  const rows = table(read('README.md'), 'From your database to an application').map(([command]) => bare(command))
  expect(rows.map((row) => row.split(' ')[0])).toEqual(commands)
  const options = [...main.matchAll(/\.option\('(--[\w-]+)/g)].map((match) => match[1] ?? '')
  const listed = rows.join(' ')
  expect([...new Set(options)].filter((option) => !listed.includes(option))).toEqual([])
})

test('the agent’s guide names the keys that there are, and dates that are read as it says', () => {
  const guide = read('docs/guide-agent.fr.md')
  const keys = table(guide, 'Au clavier').flatMap(([cell = '']) =>
    [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1]),
  )
  const known = webMessages('fr')
    .keys.flatMap(([key = '']) => (key.includes('+') ? [key] : key.split(' ')))
    .filter((key) => key !== 'Entrée')
  expect(keys).toEqual(known)
  const dates = table(guide, 'Saisir').flatMap(([cell = '', words = '']) =>
    [...cell.matchAll(/`([^`]+)`/g)].map((match) => [words, readDate(match[1] ?? '', '2026-06-15')]),
  )
  expect(dates).toEqual([
    ['aujourd’hui', '2026-06-15'],
    ['dans sept jours', '2026-06-22'],
    ['dans sept jours', '2026-06-22'],
    ['hier', '2026-06-14'],
    ['hier', '2026-06-14'],
    ['le 1er février de cette année', '2026-02-01'],
    ['le 1er février 2026', '2026-02-01'],
    ['le 1er février 2026', '2026-02-01'],
    ['le 1er février 2026', '2026-02-01'],
  ])
  for (const time of ['9h', '9h30', '930']) expect(readTime(time), time).toMatch(/^09:(00|30):00$/)
})

test('the widgets of the guide are those of the code', () => {
  const [, list = ''] = /Widgets: ([^.]*)\./.exec(developer) ?? []
  expect([...list.matchAll(/`(\w+)`/g)].map((match) => match[1])).toEqual([...widgets])
})

const work = mkdtempSync(join(tmpdir(), 'openmairie-docs-'))
afterAll(() => rmSync(work, { recursive: true, force: true }))

test.each([
  ['docs/guide-developer.md', 18],
  ['README.md', 1],
  ['README.fr.md', 1],
])('every example of %s compiles', async (document, count) => {
  const blocks = [...read(document).matchAll(/```tsx?\n\/\/ (\S+)\n([\s\S]*?)```/g)]
  expect(blocks).toHaveLength(count)
  const folder = join(work, document.replaceAll(/\W/g, '-'), 'app')
  for (const part of ['gen', 'obj', 'app.ts', 'package.json'])
    cpSync(join(root, 'apps/opengestioncrise', part), join(folder, part), { recursive: true })
  linkFramework(dirname(folder))
  // Some files are shown more than once, each time for something else.
  for (let left = blocks; left.length > 0; ) {
    const written = new Map(left.toReversed().map((block) => [block[1] ?? '', block]))
    write(folder, Object.fromEntries([...written].map(([path, [, , text = '']]) => [path, text])))
    expect(await compile(folder)).toEqual([])
    left = left.filter((block) => written.get(block[1] ?? '') !== block)
  }
})

test('the set of parameters of the guide can be read', async () => {
  const { parametersSchema } = await import('../packages/openmairie/src/model/parameters.js')
  const [, text = ''] = /```json\n([\s\S]*?)```/.exec(developer) ?? []
  expect(parametersSchema.parse(JSON.parse(text)).tables['ressource']?.pageSize).toBe(50)
})

test('every exported function of the framework says what it is for', () => {
  const mute = under(source, /(?<!\.test)\.tsx?$/).flatMap((path) => {
    const lines = read(path).split('\n')
    return lines.flatMap((line, index) => {
      const declared =
        /^export (?:async )?(?:function\*?|class) (\w+)|^export const (\w+)(?:: [^=]+)? = (?:async )?(?:<[^>]*>)?\(/.exec(
          line,
        )
      return declared && !/\*\/$/.test(lines[index - 1] ?? '') ? [`${path}: ${declared[1] ?? declared[2]}`] : []
    })
  })
  expect(mute).toEqual([])
})

test('every application has the readme that its package names', () => {
  for (const app of readdirSync(join(root, 'apps'))) {
    expect(JSON.parse(read(`apps/${app}/package.json`)).files, app).toContain('README.md')
    expect(existsSync(join(root, 'apps', app, 'README.md')), app).toBe(true)
  }
})

test('the decisions are listed, each under its number', () => {
  const files = readdirSync(join(root, 'docs/decisions'))
    .filter((file) => /^\d/.test(file))
    .sort()
  const listed = [...read('docs/decisions/README.md').matchAll(/\[(\d{4})\]\((\d{4}-[\w-]+\.md)\)/g)]
  expect(listed.map((match) => match[2])).toEqual(files)
  for (const [, number, file = ''] of listed)
    expect(read(`docs/decisions/${file}`)).toMatch(new RegExp(`^# ${number} – `))
})
