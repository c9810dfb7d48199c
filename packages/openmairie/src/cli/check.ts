// SPDX-License-Identifier: EUPL-1.2
import { readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { prepareGeneration } from '../application/generation.js'
import { loadApplication } from '../application/load.js'
import { schemaOf } from '../application/schema-of.js'
import { readParameters } from '../application/source.js'
import type { FileStatus } from '../generate/status.js'
import type { Finding } from '../model/application.js'
import { nearest } from '../model/nearest.js'
import { dataFolder } from './data-folder.js'
import { cliMessages } from './messages.js'
import { exitCodes, print, printJson, terminalLocale } from './output.js'

/** `openmairie check`: is the disk what would be generated, has an override lost its target. Exit 1 where something is found. */
export async function checkCommand(path: string, options: { readonly json?: boolean }): Promise<void> {
  const folder = resolve(path)
  const { app } = await loadApplication(folder)
  const name = app.definition.name
  const parameters = await readParameters(folder, app.source.parameters)
  const schema = await schemaOf(folder, app.source, process.env, dataFolder())
  const { statuses, files } = await prepareGeneration(folder, schema, parameters, null)
  const entities = files.flatMap((file) => (file.kind === 'entity' && file.entity !== null ? [file.entity] : []))
  const findings = [
    ...statuses.flatMap((status) => fileFinding(name, status)),
    ...app.findings,
    ...(await lonelyOverrides(folder, name, entities)),
  ]
  if (options.json) printJson(findings)
  else
    for (const finding of findings)
      print(`${finding.severity === 'error' ? '✗' : '!'} ${finding.id}  ${finding.place}  ${finding.message}`)
  if (findings.some((finding) => finding.severity === 'error')) process.exitCode = exitCodes.found
  else if (!options.json) print(cliMessages(terminalLocale()).clean)
}

const wrongStates: Readonly<Partial<Record<FileStatus['state'], string>>> = {
  absent: 'is missing',
  stale: 'is not what would be generated',
  edited: 'was edited by hand',
  foreign: 'was not written by the generator',
  leftover: 'describes a table that is gone',
}

function fileFinding(app: string, status: FileStatus): readonly Finding[] {
  const wrong = wrongStates[status.state]
  if (wrong === undefined) return []
  return [
    {
      id: `generate.${status.state}`,
      severity: 'error',
      place: `${app}:${status.path}`,
      message: `The file ${wrong}.`,
      candidates: [],
    },
  ]
}

/** Overrides whose table is gone: they are not loaded, and nothing of them is lost. */
async function lonelyOverrides(folder: string, app: string, entities: readonly string[]): Promise<readonly Finding[]> {
  const names: readonly string[] = await readdir(join(folder, 'obj')).catch(() => [])
  const lonely = names
    .filter((name) => name.endsWith('.ts'))
    .map((name) => name.slice(0, -3))
    .filter((name) => !entities.includes(name))
  return lonely.map((name) => {
    const candidates = nearest(name, entities)
    return {
      id: 'model.orphan-override',
      severity: 'error',
      place: `${app}:obj/${name}.ts`,
      message: `There is no table behind this override any more; it is off${candidates.length > 0 ? `. Nearest names: ${candidates.join(', ')}` : ''}.`,
      candidates,
    }
  })
}
