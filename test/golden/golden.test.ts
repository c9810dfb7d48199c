// SPDX-License-Identifier: EUPL-1.2
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { plan } from '../../packages/openmairie/src/generate/plan.js'
import { type Parameters, parametersSchema } from '../../packages/openmairie/src/model/parameters.js'
import { readSchema } from '../../packages/openmairie/src/schema/read.js'
import { compile } from '../support/compile.js'
import { scratchDatabase } from '../support/database.js'
import { shuffledSchema } from '../support/shuffle.js'
import { generateInto, linkFramework, write } from '../support/workspace.js'

/** A case is `schema.sql`, with `parameters.json` and `schemas.json` where they are not the usual ones, and `expected/`. */
const cases = readdirSync(import.meta.dirname).filter((name) =>
  existsSync(join(import.meta.dirname, name, 'schema.sql')),
)

/** OPENMAIRIE_GOLDEN=write rewrites what is expected: read the difference before you commit it. */
const rewriting = process.env.OPENMAIRIE_GOLDEN === 'write'

function optional<T>(name: string, file: string, otherwise: T): T {
  const path = join(import.meta.dirname, name, file)
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : otherwise
}

function filesUnder(folder: string): Readonly<Record<string, string>> {
  const paths: readonly string[] = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const files = paths.filter((path) => statSync(join(folder, path)).isFile()).sort()
  return Object.fromEntries(files.map((path) => [path, readFileSync(join(folder, path), 'utf8')]))
}

test.each(cases)('%s: the files are the expected ones, to the byte', async (name) => {
  const expected = join(import.meta.dirname, name, 'expected')
  const parameters: Parameters = parametersSchema.parse(optional(name, 'parameters.json', {}))
  const schemas: readonly string[] = optional(name, 'schemas.json', ['public'])
  const base = await scratchDatabase(readFileSync(join(import.meta.dirname, name, 'schema.sql'), 'utf8'))
  const work = mkdtempSync(join(tmpdir(), 'openmairie-golden-'))
  try {
    const schema = await readSchema(base.url, { schemas })
    const planned = plan(schema, parameters)
    if (rewriting) {
      rmSync(expected, { recursive: true, force: true })
      write(expected, Object.fromEntries(planned.map((file) => [file.path, file.content])))
    }
    const first = await generateInto(work, schema, parameters)
    expect(first.filter((line) => line.outcome !== 'generated')).toEqual([])
    expect(filesUnder(work)).toEqual(filesUnder(expected))
    const second = await generateInto(work, schema, parameters)
    expect(second.filter((line) => line.outcome !== 'unchanged')).toEqual([])
    expect(plan(await shuffledSchema(base.raw, schemas, 3), parameters)).toEqual(planned)
  } finally {
    rmSync(work, { recursive: true, force: true })
    await base.drop()
  }
})

test('what is expected compiles', async () => {
  const work = mkdtempSync(join(tmpdir(), 'openmairie-golden-'))
  try {
    linkFramework(work)
    for (const name of cases) cpSync(join(import.meta.dirname, name, 'expected'), join(work, name), { recursive: true })
    expect(await compile(work)).toEqual([])
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
})
