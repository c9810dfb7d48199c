// SPDX-License-Identifier: EUPL-1.2
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadApplication } from '../../packages/openmairie/src/application/load.js'
import { plan } from '../../packages/openmairie/src/generate/plan.js'
import { standardParameters } from '../../packages/openmairie/src/model/parameters.js'
import { readSchema } from '../../packages/openmairie/src/schema/read.js'
import { compile } from '../support/compile.js'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { shuffledSchema } from '../support/shuffle.js'
import { generateInto, linkFramework, newApplication } from '../support/workspace.js'
import { type Authored, applicationText, labelGiven, namesIn, overrideText } from './author.js'
import { change, existing, type SchemaChange, schemaChange, start, tabsOf } from './changes.js'

/** OPENMAIRIE_THOROUGH runs ten times as many stories. */
const stories = process.env.OPENMAIRIE_THOROUGH ? 250 : 25

interface Story {
  /** Chooses what the author names. */
  readonly choices: readonly number[]
  readonly rounds: readonly (readonly SchemaChange[])[]
}
const story: fc.Arbitrary<Story> = fc.record({
  choices: fc.array(fc.nat(1000), { minLength: 12, maxLength: 12 }),
  rounds: fc.array(fc.array(schemaChange, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 }),
})

/** Errors that the compiler must give: the line of the file that each must stand at, by file below the work folder. */
type Expected = ReadonlyMap<string, readonly string[]>

let base: Scratch
let work: string
beforeAll(async () => {
  base = await scratchDatabase()
  work = mkdtempSync(join(tmpdir(), 'openmairie-changes-'))
  linkFramework(work)
})
afterAll(async () => {
  rmSync(work, { recursive: true, force: true })
  await base.drop()
})

test(
  'whatever happens to a schema, no line of an author is lost and each orphan is named',
  async () => {
    const expected = new Map<string, readonly string[]>()
    let number = 0
    let orphans = 0
    await fc.assert(
      fc.asyncProperty(story, async (told) => {
        const result = await live(told, `s${number++}`)
        for (const [file, lines] of result) {
          expected.set(file, lines)
          orphans += lines.length
        }
      }),
      { numRuns: stories, seed: 20_090_930, endOnFailure: true },
    )
    expect(orphans).toBeGreaterThan(stories)
    // One run of the compiler over every state that every story went through.
    const errors = await compile(work)
    const found = new Map<string, string[]>()
    for (const error of errors) {
      const line = readFileSync(join(work, error.file), 'utf8').split('\n')[error.line - 1] ?? ''
      found.set(error.file, [...(found.get(error.file) ?? []), line.trim()])
    }
    for (const file of new Set([...expected.keys(), ...found.keys()]))
      expect({ file, lines: [...(found.get(file) ?? [])].sort() }).toEqual({
        file,
        lines: [...(expected.get(file) ?? [])].sort(),
      })
  },
  90_000 + stories * 6_000,
)

/** Lives a story in a folder; returns the errors that the compiler must give at each of its states. */
async function live(told: Story, name: string): Promise<Expected> {
  await base.raw.query(`DROP SCHEMA public CASCADE; CREATE SCHEMA public; ${start}`)
  const folder = join(work, name)
  await newApplication(folder, await readSchema(base.url))
  const authored = await write(folder, told.choices)
  const written = new Map(authored.map((each) => [each.entity, overrideText(each)]))
  const menu = authored.map((each) => each.entity)
  const expected = new Map<string, readonly string[]>()
  let serial = 0
  for (const [round, changes] of told.rounds.entries()) {
    for (const each of changes) await change(base.raw, each, serial++)
    const schema = await readSchema(base.url)
    await generateInto(folder, schema)

    // A second run writes nothing; a catalogue told in another order gives the same bytes.
    const again = await generateInto(folder, schema)
    expect(again.filter((line) => line.outcome !== 'unchanged')).toEqual([])
    const shuffled = await shuffledSchema(base.raw, schema.schemas, serial)
    expect(plan(shuffled, standardParameters)).toEqual(plan(schema, standardParameters))

    // Not a byte of what the author wrote has moved.
    for (const [entity, text] of written) expect(readFileSync(join(folder, `obj/${entity}.ts`), 'utf8')).toBe(text)
    expect(readFileSync(join(folder, 'app.ts'), 'utf8')).toBe(applicationText(menu))

    const copy = `${name}-${round}`
    cpSync(folder, join(work, copy), { recursive: true })
    for (const [file, lines] of await serves(folder, authored, menu)) expected.set(`${copy}/${file}`, lines)
  }
  rmSync(folder, { recursive: true })
  return expected
}

/** The author names some columns and tabs of each table, chosen by the story. */
async function write(folder: string, choices: readonly number[]): Promise<readonly Authored[]> {
  const tabs = await tabsOf(base.raw)
  let turn = 0
  const some = (names: readonly string[]): readonly string[] => {
    const choice = choices[turn++ % choices.length] ?? 0
    return names.filter((_, index) => (choice >> (index % 10)) & 1)
  }
  const authored = (await existing(base.raw)).map(
    ({ name, columns }): Authored => ({
      entity: name,
      fields: some(columns),
      columns: some(columns),
      sort: some(columns),
      search: some(columns),
      criteria: some(columns),
      group: some(columns),
      recordLabel: some(columns),
      tabs: some(tabs.get(name) ?? []),
    }),
  )
  for (const each of authored) writeFileSync(join(folder, `obj/${each.entity}.ts`), overrideText(each))
  writeFileSync(join(folder, 'app.ts'), applicationText(authored.map((each) => each.entity)))
  return authored
}

/** The application loads: each orphan is a finding and is off, all else the author said holds. Returns the lines that do not compile. */
async function serves(folder: string, authored: readonly Authored[], menu: readonly string[]): Promise<Expected> {
  const columns = new Map((await existing(base.raw)).map((table) => [table.name, table.columns]))
  const tabs = await tabsOf(base.raw)
  const { app } = await loadApplication(folder)
  const lines = new Map<string, readonly string[]>()
  const findings: string[] = []
  // Shells that the generator wrote for a table that came and went are overrides like others: it never deletes one.
  const lonely = readdirSync(join(folder, 'obj')).filter((file) => !columns.has(file.slice(0, -'.ts'.length)))
  for (const file of lonely) {
    const entity = file.slice(0, -'.ts'.length)
    findings.push(`model.orphan-override essai:obj/${file}`)
    lines.set(`obj/${file}`, [`import { ${entity}Gen } from '../gen/${entity}.js'`])
    expect(app.entities.has(entity)).toBe(false)
  }
  for (const each of authored) {
    const present = columns.get(each.entity)
    if (!present) continue
    const gone = namesIn(each).filter(({ name }) => !present.includes(name))
    const goneTabs = each.tabs.filter((tab) => !(tabs.get(each.entity) ?? []).includes(tab))
    findings.push(
      ...gone.map(({ path }) => `model.orphan-field essai.${each.entity}.${path}`),
      ...goneTabs.map((tab) => `model.orphan-tab essai.${each.entity}.children.${tab}`),
    )
    lines.set(`obj/${each.entity}.ts`, [
      ...gone.map(({ name, path }) => lineOf(name, path)),
      ...goneTabs.map((tab) => `'${tab}': { label: 'Onglet de ${tab}' },`),
    ])
    const entity = app.entities.get(each.entity)?.entity
    const kept = (names: readonly string[]): readonly string[] => names.filter((column) => present.includes(column))
    for (const field of kept(each.fields))
      expect(entity?.fields[field]).toMatchObject({ label: labelGiven(field), help: 'Aide' })
    expect(entity?.listing.pageSize).toBe(30)
    for (const list of ['search', 'criteria'] as const)
      if (each[list].length > 0) expect(entity?.listing[list]).toEqual(kept(each[list]))
    if (kept(each.columns).length > 0) expect(entity?.listing.columns).toEqual(kept(each.columns))
    if (kept(each.recordLabel).length > 0) expect(entity?.recordLabel).toEqual(kept(each.recordLabel))
    for (const child of entity?.children ?? []) {
      const tab = `${child.entity}.${child.reference}`
      if (each.tabs.includes(tab)) expect(child.label).toBe(`Onglet de ${tab}`)
    }
  }
  const lost = menu.filter((name) => !columns.has(name))
  findings.push(...lost.flatMap(() => ['model.orphan-entity essai.menu', 'model.orphan-entity essai.dashboard']))
  lines.set(
    'app.ts',
    lost.flatMap((name) => [`{ entity: '${name}' },`, `'${name}',`]),
  )
  expect(app.menu.flatMap((section) => section.entries.map((entry) => entry.entity))).toEqual(
    menu.filter((name) => columns.has(name)),
  )
  const named = app.findings.filter((finding) => finding.id.startsWith('model.orphan-'))
  expect(named.map((finding) => `${finding.id} ${finding.place}`).sort()).toEqual([...findings].sort())
  return lines
}

function lineOf(name: string, path: string): string {
  if (path.startsWith('fields.')) return `${name}: { label: '${labelGiven(name)}', help: 'Aide' },`
  return path === 'listing.sort' ? `{ field: '${name}', direction: 'desc' },` : `'${name}',`
}
