// SPDX-License-Identifier: EUPL-1.2
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const source = 'packages/openmairie/src'

/** Floors of the house, lowest first: a file imports from its own folder or from a lower floor. */
const floors = [
  ['errors'],
  ['model'],
  ['schema', 'generate', 'database', 'spreadsheets', 'processes'],
  ['rights', 'journal', 'jobs', 'mail', 'files', 'collectivites', 'proposal', 'documents'],
  ['records'],
  ['ui', 'application'],
  ['exports', 'backup', 'kept-queries', 'drafts'],
  [
    'listing',
    'form',
    'dashboard',
    'generator',
    'memory',
    'duplicates',
    'followup',
    'bulk',
    'progress',
    'planning',
    'history',
    'imports',
    'administration',
  ],
  ['personal', 'editions', 'reversibility'],
  ['authored', 'queries'],
  ['web'],
  ['cli'],
]
/** Walls between neighbours of one floor that stand open. */
const open = new Set(['rights→database', 'application→generate', 'collectivites→journal'])

const under = (folder: string, pattern: RegExp): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path}`)
    .filter((path) => pattern.test(path) && !/(^|\/)(node_modules|dist)\//.test(path))
    .sort()

const files = under(source, /(?<!\.test)\.tsx?$/).filter((file) => !file.includes('/web/client/'))
const imports = new Map(files.map((file) => [file, importsOf(file)]))

/** Relative imports of a file, types included, as paths from the root. Raises where the target does not exist. */
function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(root, file), 'utf8')
    .replace(/^\s*(\/\/|\/?\*).*$/gm, '')
    .replaceAll(/`[^`]*`/g, '')
  const specifiers = [...text.matchAll(/(?:\bfrom|\bimport\(?)\s*'(\.[^']+)'/g)].map((match) => match[1] ?? '')
  return specifiers.map((specifier) => {
    const base = relative(root, join(root, dirname(file), specifier)).replace(/\.js$/, '')
    const found = [`${base}.ts`, `${base}.tsx`].find((path) => existsSync(join(root, path)))
    if (!found) throw new Error(`${file} imports ${specifier}, which is not there`)
    return found
  })
}

const floorOf = (file: string): number => {
  const folder = file.slice(source.length + 1).split('/')[0] ?? ''
  return file === `${source}/index.ts` ? floors.length : floors.findIndex((floor) => floor.includes(folder))
}
const folderOf = (file: string): string => file.slice(source.length + 1).split('/')[0] ?? ''

test('every folder stands on a floor', () => {
  expect(files.filter((file) => floorOf(file) < 0)).toEqual([])
})

test('nobody imports upwards, nor through a wall', () => {
  const broken = [...imports].flatMap(([file, targets]) =>
    targets
      .filter((target) => folderOf(target) !== folderOf(file) && floorOf(target) >= floorOf(file))
      .filter((target) => !open.has(`${folderOf(file)}→${folderOf(target)}`))
      .map((target) => `${file} → ${target}`),
  )
  expect(broken).toEqual([])
})

test('the browser has of the server what reads texts, and nothing else', () => {
  const client = `${source}/web/client`
  const reached = under(client, /\.ts$/).flatMap((file) =>
    importsOf(file).filter((target) => !target.startsWith(client)),
  )
  expect([...new Set(reached.map((target) => dirname(target)))].sort()).toEqual([
    `${source}/editions/template`,
    `${source}/model`,
  ])
})

test('no files import each other in a circle', () => {
  const done = new Set<string>()
  const circles: string[] = []
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '))
    if (done.has(file) || path.includes(file)) return
    for (const target of imports.get(file) ?? []) visit(target, [...path, file])
    done.add(file)
  }
  for (const file of files) visit(file, [])
  expect(circles).toEqual([])
})

test('applications import the framework by its public name, and stay in their folder', () => {
  const apps = under('apps', /\.ts$/)
  const leaving = apps.flatMap((file) => {
    const home = file.split('/').slice(0, 2).join('/')
    const text = readFileSync(join(root, file), 'utf8')
    return [...text.matchAll(/\bfrom '([^']+)'/g)]
      .map((match) => match[1] ?? '')
      .filter((specifier) =>
        specifier.startsWith('.')
          ? !join(dirname(file), specifier).startsWith(`${home}/`)
          : /^openmairie\//.test(specifier),
      )
      .map((specifier) => `${file} → ${specifier}`)
  })
  expect(leaving).toEqual([])
})

test('the package of an application holds each folder that its code lies in', () => {
  const left = readdirSync(join(root, 'apps')).flatMap((app) => {
    const manifest: { files?: readonly string[] } = JSON.parse(
      readFileSync(join(root, 'apps', app, 'package.json'), 'utf8'),
    )
    const parts = under(`apps/${app}`, /(?<!\.test)\.tsx?$/).map((file) => file.split('/')[2] ?? '')
    return [...new Set(parts)].filter((part) => !manifest.files?.includes(part)).map((part) => `${app}/${part}`)
  })
  expect(left).toEqual([])
})

test('files are small: the median is 80 lines at most', () => {
  const lengths = files.map((file) => readFileSync(join(root, file), 'utf8').split('\n').length).sort((a, b) => a - b)
  expect(lengths[Math.floor(lengths.length / 2)] ?? 0).toBeLessThanOrEqual(80)
})

test('every source file says its licence', () => {
  expect(
    files
      // What is generated begins with its seal.
      .filter((file) => !file.includes('/gen/'))
      .filter((file) => !readFileSync(join(root, file), 'utf8').startsWith('// SPDX-License-Identifier: EUPL-1.2')),
  ).toEqual([])
})
